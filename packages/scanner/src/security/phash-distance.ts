/**
 * Bits of `phash` in which a picture may differ from the one that a label was written for and still be called the same.
 * Measured on opaque pictures of a corpus: saving anew and scaling change 4 bits at most in nearly all; two different
 * pictures share a hash this close only where one was made from the other (docs/benchmarks.md).
 */
export const PHASH_TOLERANCE = 10;

/** Bits that differ in two numbers of 64 bits, as 16 hexadecimal digits each. */
export function phashDistance(one: string, other: string): number {
  let bits = 0;
  for (let rest = BigInt(`0x${one}`) ^ BigInt(`0x${other}`); rest > 0n; rest &= rest - 1n) bits++;
  return bits;
}
