import type { ByteSource, SyncByteSource } from '@biaoshi/core';
import { randomBelow, seededRandom } from './random.ts';

/** One byte an answer, whatever was asked for. */
export function oneByteSource(bytes: Uint8Array): SyncByteSource {
  return { size: bytes.length, read: (offset, length) => bytes.slice(offset, offset + Math.min(1, length)) };
}

/** Between one byte and what was asked for. */
export function shortReadSource(bytes: Uint8Array, seed: number): SyncByteSource {
  const random = seededRandom(seed);
  return {
    size: bytes.length,
    read: (offset, length) => bytes.slice(offset, offset + Math.min(length, 1 + randomBelow(random, length))),
  };
}

/** The answers of another source, each in a later turn of the event loop. */
export function asyncSource(source: ByteSource): ByteSource {
  return {
    size: source.size,
    async read(offset, length) {
      await new Promise((resolve) => setImmediate(resolve));
      return source.read(offset, length);
    },
  };
}

/** Ranges as a server hands them out: inclusive ends, a buffer of its own for each answer, refused when not satisfiable. */
export function rangeSource(bytes: Uint8Array): ByteSource {
  const fetchRange = async (first: number, last: number): Promise<ArrayBuffer> => {
    if (first >= bytes.length || last < first) throw new RangeError(`416: bytes=${first}-${last}/${bytes.length}`);
    return bytes.slice(first, last + 1).buffer;
  };
  return {
    size: bytes.length,
    read: async (offset, length) => new Uint8Array(await fetchRange(offset, offset + length - 1)),
  };
}

/** Says that it has `size` bytes and ends before: a file that shrank, a connection that broke. */
export function endsEarlySource(bytes: Uint8Array, size: number): SyncByteSource {
  return { size, read: (offset, length) => bytes.subarray(offset, offset + length) };
}

/** Uses one buffer for all that is skimmed, and spoils what was in it first: nobody may have kept it. */
export function recyclingSource(bytes: Uint8Array): SyncByteSource {
  const buffer = new Uint8Array(bytes.length);
  return {
    size: bytes.length,
    read(offset, length, skim) {
      const answer = bytes.slice(offset, offset + length);
      if (!skim) return answer;
      buffer.fill(0xa5);
      buffer.set(answer);
      return buffer.subarray(0, answer.length);
    },
  };
}

/** Every way in that must give the answer that memory gives. */
export const INPUT_PATHS: Readonly<Record<string, (bytes: Uint8Array) => ByteSource>> = {
  'one-byte reads': oneByteSource,
  'short reads': (bytes) => shortReadSource(bytes, 1),
  'later answers': (bytes) => asyncSource(shortReadSource(bytes, 2)),
  'later one-byte reads': (bytes) => asyncSource(oneByteSource(bytes)),
  ranges: rangeSource,
};
