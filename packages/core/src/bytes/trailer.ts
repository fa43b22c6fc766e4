import type { WalkContext } from './container.ts';
import type { Walk } from './reader.ts';

/**
 * Bytes behind the end of the picture: a warning, a part with the first `maxTrailerBytes` of them, and, behind leading
 * zeros, perhaps a whole file of its own. `path` is the container's.
 */
export function* readTrailer(context: WalkContext, path: string, start: number, end: number): Walk<void> {
  if (start >= end) return;
  const { reader, limits } = context;
  const place = { path: `${path}/trailer`, start, end };
  context.problem('trailingData', 'warning', place, { bytes: end - start });
  const length = Math.min(end - start, limits.maxTrailerBytes);
  const data = reader.peek(start, length) ?? (yield* reader.loadUpTo(start, length));
  if (data.length < length) context.ended(place.path, start + data.length, length - data.length, end);
  context.part({ kind: 'trailer', ...place, data, verbatim: true, order: 'trailer' });
  const first = data.findIndex((byte) => byte !== 0);
  if (first >= 0) context.embedded(place.path, start + first, end);
  else context.unexamined(start + data.length, end, 'opaquePayload');
}
