import type { InvisibleMarkData } from '@biaoshi/core';
import { KNOWN_PAYLOADS, type KnownPayload } from './payloads.ts';

/** Share of a payload's bits that must fit, at least. By chance, one picture in some millions would reach it. */
const LEAST_SHARE = 44 / 48;
/** The reference's threshold for the mean of the blocks that repeat one bit. */
const LEAST_MEAN = 127 / 255;

/** The known payload that the blocks repeat, or undefined. What fits none is nothing: every picture yields some bits. */
export function matchPayload(blocks: Uint8Array): InvisibleMarkData | undefined {
  return KNOWN_PAYLOADS.map((payload) => compare(blocks, payload)).find(({ bits, of }) => bits >= LEAST_SHARE * of);
}

function compare(blocks: Uint8Array, { generator, hex, length }: KnownPayload): InvisibleMarkData {
  const wanted = bitsOf(hex).slice(-length);
  const read = repeated(blocks, wanted.length);
  const bits = wanted.filter((bit, index) => bit === read[index]).length;
  return { scheme: 'dwtDct', generator, payload: hexOf(read), bits, of: wanted.length };
}

/** The bits of a message of this length that the blocks repeat, one block a bit. */
function repeated(blocks: Uint8Array, length: number): readonly number[] {
  const ones = new Uint32Array(length);
  for (let block = 0; block < blocks.length; block++) {
    const at = block % length;
    ones[at] = (ones[at] ?? 0) + (blocks[block] ?? 0);
  }
  return Array.from(ones, (count, at) => (count / Math.ceil((blocks.length - at) / length) > LEAST_MEAN ? 1 : 0));
}

const bitsOf = (hex: string): readonly number[] =>
  [...hex].flatMap((digit) => [3, 2, 1, 0].map((bit) => (Number.parseInt(digit, 16) >> bit) & 1));

function hexOf(bits: readonly number[]): string {
  const digits = Math.ceil(bits.length / 4);
  const filled = bits.join('').padStart(4 * digits, '0');
  return Array.from({ length: digits }, (_, at) =>
    Number.parseInt(filled.slice(4 * at, 4 * at + 4), 2).toString(16),
  ).join('');
}
