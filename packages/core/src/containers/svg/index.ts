import type { Container, WalkContext } from '../../bytes/container.ts';
import type { Walk } from '../../bytes/reader.ts';
import { readTrailer } from '../../bytes/trailer.ts';
import { EXTENSIONS } from '../../model/format.ts';
import { ElementWalk } from './element-walk.ts';
import { encodingOf, unitsOf } from './encoding.ts';
import { Markup } from './markup.ts';

/** SVG 1.1 and 2, uncompressed. XMP stands in `metadata` elements, or anywhere in the instructions that wrap a packet. */
export const svg: Container = {
  id: 'svg',
  mediaType: 'image/svg+xml',
  extensions: EXTENSIONS.svg,
  matches,
  walk,
};

/** The first element decides: an HTML page with a drawing in it is no SVG. */
function matches(head: Uint8Array): boolean {
  const encoding = encodingOf(head);
  const markup = new Markup(unitsOf(head, encoding), encoding.from, head.length);
  for (;;) {
    const before = markup.end;
    const kind = markup.next();
    if (kind === 'done' || markup.skipSpace(before) !== markup.start) return false;
    if (kind === 'comment' || kind === 'instruction') continue;
    const named = markup.nameEnd > markup.nameStart && markup.nameEnd < markup.units.length;
    const isDrawing = named && /^(?:[^:]+:)?svg$/.test(markup.text(markup.nameStart, markup.nameEnd));
    if (kind === 'doctype' && isDrawing) continue;
    return isDrawing && (kind === 'start' || kind === 'empty' || kind === 'cut') && !markup.has('<!', markup.start);
  }
}

function* walk(context: WalkContext, start: number, end: number, path: string): Walk<void> {
  const { limits } = context;
  const length = Math.min(end - start, limits.maxPartBytes);
  const bytes = yield* context.reader.loadUpTo(start, length);
  const elements = new ElementWalk(context, bytes, start, path);
  const stopped = elements.walk();
  if (stopped.reason === 'cut' && bytes.length === length && length < end - start) {
    const limit = { limit: 'maxPartBytes', value: limits.maxPartBytes };
    context.problem('limitExceeded', 'error', { path, start: start + length, end }, limit);
    context.unexamined(start + length, end, 'limit');
  } else if (stopped.reason === 'cut') {
    context.ended(`${path}/markup`, start + bytes.length, 1, end);
  } else if (stopped.reason === 'finished') {
    yield* readTrailer(context, path, stopped.at, end);
  }
}
