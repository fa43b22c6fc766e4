import { Unzlib } from 'fflate';

const SLICE_BYTES = 4096;

export type InflateResult =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly reason: 'damaged' | 'tooLarge' };

class TooLarge extends Error {}

/**
 * Inflates a zlib stream, stopping once more than `maxBytes` came out. Input goes in in slices, so at most one slice's
 * expansion (1032 times 4 KiB) is ever held above the bound.
 */
export function inflateZlib(data: Uint8Array, maxBytes: number): InflateResult {
  const pieces: Uint8Array[] = [];
  let total = 0;
  let finished = false;
  const stream = new Unzlib((piece, final) => {
    total += piece.length;
    finished ||= final;
    if (total > maxBytes) throw new TooLarge();
    pieces.push(piece);
  });
  try {
    for (let at = 0; at < data.length; at += SLICE_BYTES) {
      const end = Math.min(at + SLICE_BYTES, data.length);
      stream.push(data.subarray(at, end), end === data.length);
    }
  } catch (error) {
    return { ok: false, reason: error instanceof TooLarge ? 'tooLarge' : 'damaged' };
  }
  if (!finished) return { ok: false, reason: 'damaged' };
  const bytes = new Uint8Array(total);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return { ok: true, bytes };
}
