import { randomBelow, seededRandom } from '@biaoshi/testkit';
import { describe, expect, it } from 'vitest';
import { PDQ_RADIUS } from '../limits.ts';
import { BAND_RADIUS, BandIndex } from './band-index.ts';
import { Columns } from './columns.ts';
import { bitsIn, distanceUpTo, PDQ_WORDS, wordsOf } from './hamming.ts';
import { Pictures } from './pictures.ts';

/** Hashes in clusters: centres, and around each some with 0 to 44 bits turned over at random places. */
function clustered(count: number, seed: number): Uint32Array {
  const random = seededRandom(seed);
  const words = new Uint32Array(count * PDQ_WORDS);
  for (let number = 0; number < count; number++) {
    const own = words.subarray(number * PDQ_WORDS, (number + 1) * PDQ_WORDS);
    if (number % 8 === 0) for (let word = 0; word < PDQ_WORDS; word++) own[word] = randomBelow(random, 2 ** 32);
    else {
      own.set(words.subarray((number - (number % 8)) * PDQ_WORDS, (number - (number % 8) + 1) * PDQ_WORDS));
      const bits = new Set<number>();
      const turned = randomBelow(random, 45);
      while (bits.size < turned) bits.add(randomBelow(random, 256));
      for (const bit of bits) own[bit >> 5] = (own[bit >> 5] as number) ^ (1 << (bit & 31));
    }
  }
  return words;
}

/** By the definition: bit by bit. */
function oracle(words: Uint32Array, query: Uint32Array, radius: number): Map<number, number> {
  const found = new Map<number, number>();
  for (let number = 0; number * PDQ_WORDS < words.length; number++) {
    let distance = 0;
    for (let bit = 0; bit < 256; bit++) {
      const differ = (words[number * PDQ_WORDS + (bit >> 5)] as number) ^ (query[bit >> 5] as number);
      distance += (differ >>> (bit & 31)) & 1;
    }
    if (distance <= radius) found.set(number, distance);
  }
  return found;
}

const numbered = (count: number): Uint32Array => Uint32Array.from({ length: count }, (_, at) => at);

describe('the index of bands', () => {
  it('finds what looking at every bit of every hash finds, at every radius', () => {
    const words = clustered(4_000, 11);
    const index = BandIndex.build(words, numbered(4_000));
    const random = seededRandom(12);
    let exactly = 0;
    let past = 0;
    for (let query = 0; query < 60; query++) {
      const number = randomBelow(random, 500) * 8;
      const wanted = words.slice(number * PDQ_WORDS, (number + 1) * PDQ_WORDS);
      const radius = query < 40 ? PDQ_RADIUS : randomBelow(random, PDQ_RADIUS + 1);
      const found = new Map<number, number>();
      const isIndexed = index.search(words, wanted, radius, (at, distance) => found.set(at, distance));
      expect(isIndexed).toBe(true);
      const expected = oracle(words, wanted, radius);
      expect(new Map([...found].sort(([a], [b]) => a - b))).toEqual(expected);
      exactly += [...expected.values()].filter((distance) => distance === radius).length;
      past += oracle(words, wanted, radius + 1).size - expected.size;
    }
    // Some lay at the radius itself and some one bit past it, or nothing was shown.
    expect(exactly).toBeGreaterThan(3);
    expect(past).toBeGreaterThan(3);
  });

  it('finds a hash whose every band differs, in all but one by two bits', () => {
    const query = new Uint32Array(PDQ_WORDS);
    const worst = Uint32Array.from({ length: PDQ_WORDS }, (_, word) => (word === 7 ? 0x0001_8001 : 0x8001_8001));
    expect(worst.reduce((sum, word) => sum + bitsIn(word), 0)).toBe(31);
    const words = new Uint32Array(600 * PDQ_WORDS).fill(0xffff_ffff);
    words.set(worst, 300 * PDQ_WORDS);
    const found: number[] = [];
    BandIndex.build(words, numbered(600)).search(words, query, BAND_RADIUS, (number) => void found.push(number));
    expect(new Set(found)).toEqual(new Set([300]));
    expect(BAND_RADIUS).toBe(PDQ_RADIUS);
  });

  it('says so where a linear look costs less, and nothing was reported then', () => {
    const words = new Uint32Array(100 * PDQ_WORDS);
    const found: number[] = [];
    const report = (number: number) => void found.push(number);
    expect(BandIndex.build(words, numbered(100)).search(words, new Uint32Array(8), 31, report)).toBe(false);
    expect(found).toEqual([]);
  });
});

it('an index with numbers and ranges of nonsense ends, and finds only what is there', () => {
  const words = clustered(1_000, 31);
  const { starts, postings } = BandIndex.build(words, numbered(1_000));
  const random = seededRandom(32);
  for (const spoil of [
    () => starts.fill(0xffff_ffff),
    () => postings.fill(0xffff_ffff),
    () => starts.set(starts.map(() => randomBelow(random, 2_000))),
    () => starts.set(starts.map((_, at) => at % 2)),
  ]) {
    spoil();
    new BandIndex(starts, postings).search(words, words.slice(0, 8), 31, (number, distance) => {
      expect(number).toBeLessThan(1_000);
      expect(distance).toBe(distanceUpTo(31, words, number * PDQ_WORDS, words.slice(0, 8)));
    });
  }
});

describe('pictures', () => {
  it('are found before, behind and beyond the part that the index covers', () => {
    const count = 48_000;
    const words = clustered(count, 21);
    const columns = new Columns();
    columns.arrays = {
      words,
      content: new Uint32Array(count),
      cases: new Uint32Array(count),
      kinds: new Uint8Array(count).fill(1),
    };
    const pictures = new Pictures(columns);
    const random = seededRandom(22);
    for (const length of [30_000, 40_000, 48_000]) {
      columns.length = length;
      for (let query = 0; query < 6; query++) {
        const number = query === 0 ? length - 8 : randomBelow(random, length / 8) * 8;
        const wanted = words.slice(number * PDQ_WORDS, (number + 1) * PDQ_WORDS);
        const found = new Map<number, number>();
        pictures.search(wanted, 31, (at, distance) => found.set(at, distance));
        const expected = oracle(words.subarray(0, length * PDQ_WORDS), wanted, 31);
        expect(new Map([...found].sort(([a], [b]) => a - b))).toEqual(expected);
      }
    }
  });
});

it('distances are right to the last bit, and early ends only past the bound', () => {
  expect(bitsIn(0xffff_ffff)).toBe(32);
  expect(bitsIn(0x8000_0001)).toBe(2);
  const [zeros, ones] = [wordsOf('0'.repeat(64)), wordsOf('f'.repeat(64))];
  expect(distanceUpTo(256, ones, 0, zeros)).toBe(256);
  expect(distanceUpTo(31, ones, 0, zeros)).toBeGreaterThan(31);
  expect(distanceUpTo(31, wordsOf(`${'0'.repeat(63)}1`), 0, zeros)).toBe(1);
});
