import { type Feature, LENGTH } from './features.ts';
import type { Pair } from './fit.ts';

/** A feature of the evidence and the one of the listing that looks most like it. */
export interface Match extends Pair {
  /** Pixels of the listing a pixel of the evidence, by the sizes at which the two were found. */
  readonly scale: number;
  /** Radians from the direction of the one to that of the other. */
  readonly turn: number;
  /** Distance to the most like over distance to the next: the lower, the less likely a chance. */
  readonly ratio: number;
}

/** Above this, what looks most alike is as good as anything else. */
const MAX_RATIO = 0.9;
const MAX_MATCHES = 400;
/** Pixels: nearer ones in the listing are the same corner, seen at two sizes. */
const SAME_PLACE = 6;

/** Those of the listing that are compared in full: the ones nearest by the signs of their descriptors. */
const COMPARED = 24;

/** The clearest matches first. */
export function match(evidence: readonly Feature[], listing: readonly Feature[]): readonly Match[] {
  const table = signsOf(listing);
  const distances = new Uint8Array(listing.length);
  const matches: Match[] = [];
  for (const feature of evidence) {
    const found = nearest(feature, candidates(signsOf([feature]), table, distances, listing));
    if (found) matches.push(found);
  }
  return matches.sort((a, b) => a.ratio - b.ratio).slice(0, MAX_MATCHES);
}

const WORDS = LENGTH / 32;
/** About the median of a descriptor's values. */
const MIDDLE = 0.06;

/** A bit for each value that is large. */
function signsOf(features: readonly Feature[]): Int32Array {
  const signs = new Int32Array(features.length * WORDS);
  for (const [row, { descriptor }] of features.entries()) {
    for (let k = 0; k < LENGTH; k++) {
      if ((descriptor[k] ?? 0) > MIDDLE)
        signs[row * WORDS + (k >> 5)] = (signs[row * WORDS + (k >> 5)] ?? 0) | (1 << (k & 31));
    }
  }
  return signs;
}

function candidates(
  signs: Int32Array,
  table: Int32Array,
  distances: Uint8Array,
  listing: readonly Feature[],
): readonly Feature[] {
  const counts = new Int32Array(LENGTH + 1);
  const [a = 0, b = 0, c = 0, d = 0] = signs;
  for (let row = 0, at = 0; row < distances.length; row++, at += WORDS) {
    const distance =
      ones(a ^ (table[at] ?? 0)) +
      ones(b ^ (table[at + 1] ?? 0)) +
      ones(c ^ (table[at + 2] ?? 0)) +
      ones(d ^ (table[at + 3] ?? 0));
    distances[row] = distance;
    counts[distance] = (counts[distance] ?? 0) + 1;
  }
  let [limit, count] = [0, counts[0] ?? 0];
  while (count < COMPARED && limit < LENGTH) count += counts[++limit] ?? 0;
  return listing.filter((_, row) => (distances[row] ?? 0) <= limit);
}

/** Bits that are set. */
function ones(word: number): number {
  let sum = word - ((word >>> 1) & 0x55555555);
  sum = (sum & 0x33333333) + ((sum >>> 2) & 0x33333333);
  return Math.imul((sum + (sum >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

function nearest(feature: Feature, listing: readonly Feature[]): Match | null {
  let [best, most] = [listing[0], -1];
  const likeness = listing.map(({ descriptor }) => product(feature.descriptor, descriptor));
  for (const [at, value] of likeness.entries()) if (value > most) [best, most] = [listing[at], value];
  if (!best) return null;
  let next = 0;
  for (const [at, value] of likeness.entries()) if (value > next && isElsewhere(listing[at], best)) next = value;
  const ratio = distance(most) / Math.max(distance(next), 1e-6);
  if (ratio > MAX_RATIO) return null;
  return {
    from: { x: feature.x, y: feature.y },
    to: { x: best.x, y: best.y },
    scale: best.size / feature.size,
    turn: best.angle - feature.angle,
    ratio,
  };
}

function product(one: Float32Array, other: Float32Array): number {
  let sum = 0;
  for (let k = 0; k < LENGTH; k++) sum += (one[k] ?? 0) * (other[k] ?? 0);
  return sum;
}

const isElsewhere = (one: Feature | undefined, other: Feature): boolean =>
  one !== undefined && (Math.abs(one.x - other.x) > SAME_PLACE || Math.abs(one.y - other.y) > SAME_PLACE);

/** Between two descriptors of length 1. */
const distance = (likeness: number): number => Math.sqrt(Math.max(0, 2 - 2 * likeness));
