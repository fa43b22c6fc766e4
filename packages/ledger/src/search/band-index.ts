import { distanceUpTo, PDQ_WORDS } from './hamming.ts';

/** A hash cut into 16 bands of 16 bits. */
const BANDS = 16;
const BAND_BITS = 16;
const VALUES = 1 << BAND_BITS;
const STARTS = VALUES + 1;

export type Found = (number: number, distance: number) => void;

/**
 * Multi-index hashing (Norouzi, Punjani, Fleet 2012): of 16 bands, 31 differing bits leave one with at most one, so a search
 * looks only at hashes that share a band with the query, or nearly. It finds what looking at every hash finds.
 */
export class BandIndex {
  /** Of each band: where the numbers begin whose band has each value. */
  readonly starts: Uint32Array;
  /** Of each band: the numbers of the hashes, by the band's value. */
  readonly postings: Uint32Array;
  readonly count: number;

  /** `starts` and `postings` as `build` made them, or as they were kept: a number that is out of range is never looked up. */
  constructor(starts: Uint32Array, postings: Uint32Array) {
    this.starts = starts;
    this.postings = postings;
    this.count = postings.length / BANDS;
  }

  /** Lengths of both arrays for `count` hashes. */
  static lengths = (count: number): readonly [number, number] => [BANDS * STARTS, BANDS * count];

  /** `numbers`: those of the hashes in `words` to find. */
  static build(words: Uint32Array, numbers: Uint32Array): BandIndex {
    const [startsLength, postingsLength] = BandIndex.lengths(numbers.length);
    const starts = new Uint32Array(startsLength);
    const postings = new Uint32Array(postingsLength);
    for (let band = 0; band < BANDS; band++) {
      const own = starts.subarray(band * STARTS, (band + 1) * STARTS);
      for (const number of numbers) increment(own, bandOf(words, number * PDQ_WORDS, band) + 1);
      for (let value = 0; value < VALUES; value++) increment(own, value + 1, own[value]);
      const next = own.slice();
      const base = band * numbers.length;
      for (const number of numbers) {
        const value = bandOf(words, number * PDQ_WORDS, band);
        postings[base + (next[value] as number)] = number;
        increment(next, value);
      }
    }
    return new BandIndex(starts, postings);
  }

  /** Every hash within `radius` of the query, some of them several times. False where looking at all would cost less. */
  search(words: Uint32Array, query: Uint32Array, radius: number, found: Found): boolean {
    const probes = this.#probes(query, radius);
    let candidates = 0;
    for (let probe = 0; probe < probes.length; probe += 2) {
      candidates += (probes[probe + 1] as number) - (probes[probe] as number);
    }
    if (candidates > this.count) return false;
    const end = words.length / PDQ_WORDS;
    for (let probe = 0; probe < probes.length; probe += 2) {
      const last = probes[probe + 1] as number;
      for (let at = probes[probe] as number; at < last; at++) {
        const number = this.postings[at] as number;
        // An index that was read from a file may hold anything.
        if (!(number < end)) continue;
        const distance = distanceUpTo(radius, words, number * PDQ_WORDS, query);
        if (distance <= radius) found(number, distance);
      }
    }
    return true;
  }

  /** Ranges of `postings` to look at: where each begins, and where it ends. */
  #probes(query: Uint32Array, radius: number): number[] {
    const probes: number[] = [];
    for (let band = 0; band < BANDS; band++) {
      const value = bandOf(query, 0, band);
      this.#probe(band, value, probes);
      if (radius < BANDS) continue;
      for (let bit = 0; bit < BAND_BITS; bit++) this.#probe(band, value ^ (1 << bit), probes);
    }
    return probes;
  }

  #probe(band: number, value: number, probes: number[]): void {
    const at = band * STARTS + value;
    const [start, end] = [this.starts[at] as number, this.starts[at + 1] as number];
    if (end > start) probes.push(band * this.count + start, band * this.count + end);
  }
}

function increment(counts: Uint32Array, at: number, by = 1): void {
  counts[at] = (counts[at] as number) + by;
}

/** Radius up to which this index finds everything: one band at least has at most one differing bit. */
export const BAND_RADIUS = 2 * BANDS - 1;

const bandOf = (words: Uint32Array, from: number, band: number): number =>
  ((words[from + (band >> 1)] as number) >>> ((band & 1) * BAND_BITS)) & (VALUES - 1);
