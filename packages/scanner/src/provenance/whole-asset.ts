import type { ByteSource, SyncByteSource } from '@biaoshi/core';
import { ARENA_BYTES } from '../arena.ts';
import { readAll } from '../sources/zip-member.ts';

/** Every byte of an asset; `tooLarge` when they are more than may be held, `other` when fewer came than promised. */
export type Whole = Uint8Array | 'tooLarge' | 'other';

/** Every byte, none of them the arena's, which the next asset overwrites. */
export function wholeOf(source: SyncByteSource, maxBytes: number): Whole {
  if (source.size > maxBytes) return 'tooLarge';
  const bytes = readAll(source, 0, source.size);
  if (bytes.length !== source.size) return 'other';
  return bytes.length > ARENA_BYTES ? bytes : bytes.slice();
}

/** The same of a source that may answer later, and with fewer bytes at a time than were asked for. */
export async function wholeLater(source: ByteSource, maxBytes: number, signal?: AbortSignal): Promise<Whole> {
  if (source.size > maxBytes) return 'tooLarge';
  const whole = new Uint8Array(source.size);
  let at = 0;
  while (at < whole.length) {
    signal?.throwIfAborted();
    const bytes = await source.read(at, whole.length - at);
    if (bytes.length === 0 || bytes.length > whole.length - at) return 'other';
    whole.set(bytes, at);
    at += bytes.length;
  }
  return whole;
}
