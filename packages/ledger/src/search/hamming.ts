/** 32-bit words of a PDQ hash. */
export const PDQ_WORDS = 8;

/** The words of 64 hexadecimal digits. Their order is the same everywhere here, and means nothing. */
export function wordsOf(hex: string): Uint32Array {
  const bytes = Buffer.from(hex, 'hex');
  return Uint32Array.from({ length: PDQ_WORDS }, (_, word) => bytes.readUInt32LE(word * 4));
}

/** Bits set in a 32-bit word. */
export function bitsIn(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Hamming distance of the hash at `from` in `words` to `query`; any number above `most` once it is above it. */
export function distanceUpTo(most: number, words: Uint32Array, from: number, query: Uint32Array): number {
  let distance = 0;
  for (let word = 0; word < PDQ_WORDS && distance <= most; word++) {
    distance += bitsIn((words[from + word] as number) ^ (query[word] as number));
  }
  return distance;
}
