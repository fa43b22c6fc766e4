import type { WalkContext } from '../../bytes/container.ts';
import type { Walk } from '../../bytes/reader.ts';
import { u32be } from '../../bytes/view.ts';
import { type Box, type BoxVisitor, walkBoxes } from './boxes.ts';
import { walkMeta } from './meta.ts';
import { walkUserData } from './user-data.ts';
import { walkUuid } from './uuid.ts';

/** What of a movie tells whether media data must follow. */
export interface Movie {
  readonly tracks: number;
  /** `mvex`: the media comes in fragments, perhaps of other files. */
  readonly fragmented: boolean;
}

/** Walks a `moov` box: user data and metadata of the movie and of each track; sample tables are passed over. */
export function* walkMovie(context: WalkContext, moov: Box, fileStart: number): Walk<Movie> {
  let tracks = 0;
  let fragmented = false;
  const homes: readonly [string, BoxVisitor][] = [
    ['meta', (box) => walkMeta(context, box, fileStart)],
    ['udta', (box) => walkUserData(context, box, fileStart)],
    ['uuid', (box) => walkUuid(context, box)],
  ];
  const inTrack = new Map<string, BoxVisitor>([['tkhd', (box) => readTrackSize(context, box)], ...homes]);
  const inMovie = new Map<string, BoxVisitor>([
    ...homes,
    [
      'trak',
      function* (box) {
        tracks++;
        yield* walkBoxes(context, box, inTrack);
      },
    ],
    [
      'mvex',
      function* () {
        fragmented = true;
      },
    ],
    [
      'cmov',
      function* (box) {
        context.problem('unsupportedVariant', 'error', box, { variant: 'compressed movie' });
      },
    ],
  ]);
  yield* walkBoxes(context, moov, inMovie);
  return { tracks, fragmented };
}

/** The size of the first track that has one: two 16.16 numbers at the end of the track header. */
function* readTrackSize(context: WalkContext, box: Box): Walk<void> {
  if (box.cut || box.end - box.body < 84) return;
  const { reader } = context;
  const size = reader.peek(box.end - 8, 8) ?? (yield* reader.load(box.end - 8, 8));
  const width = size ? Math.floor(u32be(size, 0) / 0x10000) : 0;
  const height = size ? Math.floor(u32be(size, 4) / 0x10000) : 0;
  if (width > 0 && height > 0) context.dimensions(width, height);
}
