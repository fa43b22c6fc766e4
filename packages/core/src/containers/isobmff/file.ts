import type { WalkContext } from '../../bytes/container.ts';
import type { Walk } from '../../bytes/reader.ts';
import { type BoxVisitor, walkBoxes } from './boxes.ts';
import { walkMeta } from './meta.ts';
import { walkMovie } from './movie.ts';
import { walkUuid } from './uuid.ts';

/**
 * Walks a file of boxes. Whatever the brand, all of it is walked: an image file may hold a movie (a sequence, a live
 * photo) and a movie file items. Media data is passed over. One of `needed` must be there, or the file is not whole.
 */
export function* walkFile(
  context: WalkContext,
  start: number,
  end: number,
  path: string,
  needed: readonly ('meta' | 'moov' | 'moof')[],
): Walk<void> {
  const seen = new Set<string>();
  let mediaDue = false;
  const note: BoxVisitor = function* (box) {
    seen.add(box.type);
  };
  const visitors = new Map<string, BoxVisitor>([
    ['mdat', note],
    ['moof', note],
    [
      'meta',
      function* (box) {
        seen.add(box.type);
        yield* walkMeta(context, box, start);
      },
    ],
    [
      'moov',
      function* (box) {
        seen.add(box.type);
        const movie = yield* walkMovie(context, box, start);
        mediaDue ||= movie.tracks > 0 && !movie.fragmented;
      },
    ],
    ['uuid', (box) => walkUuid(context, box)],
    // Google's motion photo: a whole MP4 file.
    [
      'mpvd',
      function* (box) {
        if (!box.cut) context.embedded(box.path, box.body, box.end);
      },
    ],
  ]);
  const finished = yield* walkBoxes(context, { path, body: start, end, depth: 0 }, visitors);
  if (!finished) return;
  const place = { path, start: end, end };
  if (!needed.some((type) => seen.has(type)))
    context.problem('missingPart', 'error', place, { part: needed[0] as string });
  if (mediaDue && !seen.has('mdat') && !seen.has('moof')) {
    context.problem('missingPart', 'error', place, { part: 'mdat' });
  }
}
