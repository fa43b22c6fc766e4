import type { WalkContext } from '../../bytes/container.ts';
import type { Walk } from '../../bytes/reader.ts';
import { startsWith } from '../../bytes/view.ts';

/**
 * XMP specification part 3, 1.1.2: the packet stands in the extension as it is, not in sub-blocks, and is followed by
 * 0x01, 0xFF, 0xFE … 0x00, which leads readers that take its bytes for sub-block lengths to the terminator.
 */
const MAGIC_TRAILER_BYTES = 257;

/** Where a packet that is not in sub-blocks ends, and where its extension does. */
export interface RawPacket {
  readonly packetEnd: number;
  readonly extensionEnd: number;
  /** False when a zero byte, not the magic trailer, ended it. */
  readonly wellFormed: boolean;
}

/** True when the bytes at the start of the extension's data are the packet itself: XML, and no sub-block's length before it. */
export const isRawPacket = (head: Uint8Array): boolean =>
  startsWith(head, '\xef\xbb\xbf') || (head[0] === 0x3c && head[1] !== 0x3c);

/** Finds the end of the packet at `start`: the first zero byte, which XML cannot hold. Undefined, with a problem, if none. */
export function* rawPacketEnd(
  context: WalkContext,
  path: string,
  start: number,
  end: number,
): Walk<RawPacket | undefined> {
  const { reader, limits } = context;
  const bound = Math.min(end, start + limits.maxPartBytes + MAGIC_TRAILER_BYTES);
  let zero = -1;
  let at = start;
  while (zero < 0 && at < bound) {
    const held = yield* reader.window(at);
    if (held.length === 0) break;
    const index = held.subarray(0, bound - at).indexOf(0);
    if (index >= 0) zero = at + index;
    at += held.length;
  }
  if (zero < 0) {
    if (at >= bound && bound < end) {
      const limit = { limit: 'maxPartBytes', value: limits.maxPartBytes };
      context.problem('limitExceeded', 'error', { path, start, end: bound }, limit);
    } else {
      context.ended(path, Math.min(at, bound), 1, end);
    }
    return undefined;
  }
  const trailerStart = zero + 1 - MAGIC_TRAILER_BYTES;
  const trailer = trailerStart < start ? undefined : yield* reader.load(trailerStart, MAGIC_TRAILER_BYTES);
  if (!trailer || !isMagicTrailer(trailer)) return { packetEnd: zero, extensionEnd: zero + 1, wellFormed: false };
  if (zero + 1 >= end) {
    context.ended(path, zero + 1, 1, end);
    return undefined;
  }
  return { packetEnd: trailerStart, extensionEnd: zero + 2, wellFormed: true };
}

const isMagicTrailer = (bytes: Uint8Array): boolean =>
  bytes.every((byte, index) => byte === (index === 0 ? 1 : MAGIC_TRAILER_BYTES - 1 - index));
