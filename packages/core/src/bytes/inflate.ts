import { Inflate } from 'fflate';
import { joinBytes } from './reader.ts';

const SLICE_BYTES = 4096;
const HEADER_BYTES = 2;
const CHECK_BYTES = 4;

export type InflateResult =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly reason: 'damaged' | 'tooLarge' };

/** Inflates a raw deflate stream (RFC 1951), giving up once more than `maxBytes` came out. Bytes behind its end are nothing. */
export type InflateRaw = (data: Uint8Array, maxBytes: number) => InflateResult;

const DAMAGED: InflateResult = { ok: false, reason: 'damaged' };

/**
 * Inflates a zlib stream (RFC 1950). Its checksum is not compared: a payload that could be read is read, and what holds it
 * has a checksum of its own.
 */
export function inflateZlib(
  data: Uint8Array,
  maxBytes: number,
  inflateRaw: InflateRaw = inflateRawSliced,
): InflateResult {
  const [method = 0, flags = 0] = data;
  const isZlib = (method & 15) === 8 && ((method << 8) | flags) % 31 === 0 && (flags & 32) === 0;
  if (!isZlib || data.length <= HEADER_BYTES + CHECK_BYTES) return DAMAGED;
  return inflateRaw(data.subarray(HEADER_BYTES), maxBytes);
}

class TooLarge extends Error {}

/** Input goes in in slices, so at most one slice's expansion (1032 times 4 KiB) is ever held above the bound. */
const inflateRawSliced: InflateRaw = (data, maxBytes) => {
  const pieces: Uint8Array[] = [];
  let total = 0;
  let finished = false;
  const stream = new Inflate((piece, final) => {
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
    return error instanceof TooLarge ? { ok: false, reason: 'tooLarge' } : DAMAGED;
  }
  return finished ? { ok: true, bytes: joinBytes(pieces) } : DAMAGED;
};
