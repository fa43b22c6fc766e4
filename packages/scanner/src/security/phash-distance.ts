/**
 * Bits of `phash` in which a picture may differ from the one that a label was written for and still be called the same.
 * Saving anew and scaling change few of them; two pictures come this near only where one was made from the other. Measured
 * by bench/phash.mjs, chosen on its half `tune`.
 */
export const PHASH_TOLERANCE = 10;

/** Bits that differ in two numbers of 64 bits, as 16 hexadecimal digits each. */
export function phashDistance(one: string, other: string): number {
  let bits = 0;
  for (let rest = BigInt(`0x${one}`) ^ BigInt(`0x${other}`); rest > 0n; rest &= rest - 1n) bits++;
  return bits;
}
