import type { WalkContext } from '../../bytes/container.ts';
import type { Walk } from '../../bytes/reader.ts';

interface Range {
  readonly start: number;
  readonly end: number;
}

/** What a chain of sub-blocks holds. */
export interface SubBlocks {
  readonly data: Uint8Array;
  /** Payload ranges of the sub-blocks, in order. */
  readonly ranges: readonly Range[];
  /** True when there is one sub-block or none, so that the data stand in the file as they are. */
  readonly verbatim: boolean;
}

/**
 * Where the sub-blocks at `from` end, behind their terminator. A sub-block is a length of 1 to 255 and as many bytes; a
 * length of 0 terminates. Undefined, with a problem, when they do not end before `end`.
 */
export function* subBlocksEnd(context: WalkContext, path: string, from: number, end: number): Walk<number | undefined> {
  let at = from;
  while (at < end) {
    const held = yield* context.reader.window(at);
    const bound = Math.min(held.length, end - at);
    if (bound === 0) break;
    let index = 0;
    while (index < bound) {
      const length = held[index] as number;
      if (length === 0) return at + index + 1;
      if (!context.unit(path, at + index)) return undefined;
      index += 1 + length;
    }
    at += index;
  }
  context.ended(path, at, 1, end);
  return undefined;
}

/** The payloads of the sub-blocks in `[start, end)`, terminator included; undefined, with a problem, when too large. */
export function* readSubBlocks(
  context: WalkContext,
  path: string,
  start: number,
  end: number,
): Walk<SubBlocks | undefined> {
  const stored = yield* context.payload(path, start, end);
  if (!stored) return undefined;
  const ranges: Range[] = [];
  const data = new Uint8Array(stored.length);
  let length = 0;
  for (let at = 0; at < stored.length - 1; ) {
    const next = at + 1 + (stored[at] as number);
    data.set(stored.subarray(at + 1, next), length);
    length += next - at - 1;
    ranges.push({ start: start + at + 1, end: start + next });
    at = next;
  }
  return { data: data.subarray(0, length), ranges, verbatim: ranges.length < 2 };
}
