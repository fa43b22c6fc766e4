import { fit, LEAST_PAIRS, type Model } from './fit.ts';
import type { Match } from './matching.ts';
import { apply, isPlausible, type Matrix, slopes } from './matrix.ts';
import { seeded } from './random.ts';

export interface Consensus {
  readonly matrix: Matrix;
  /** Matches that agree with it, a place counted once. */
  readonly support: number;
}

const SEED = 0x6b1a05;
const TRIALS = 2000;
/** Candidates that are looked at closely. */
const CANDIDATES = 6;
/** Pixels of the listing that a match may be off: before anything but turn and scale is known, and at the end. */
const LOOSE = 16;
const STRICT = 4;
/** How far the sizes and directions of two features may contradict the mapping: a factor, and radians. */
const MAX_FACTOR = 1.7;
const MAX_TURN = 0.5;
/** Pixels of the evidence within which matches count as one. */
const CELL = 5;
/** Agreeing matches without which there is nothing to look at. */
const LEAST_SUPPORT = 5;

/** The mappings that most matches agree with, best first. Two matches make a guess; their sizes and directions must bear it out. */
export function consensus(matches: readonly Match[], width: number, height: number): readonly Consensus[] {
  const random = seeded(SEED);
  const guesses: Consensus[] = [];
  for (let trial = 0; trial < TRIALS && matches.length >= 2; trial++) {
    const [one, other] = [pick(matches, random), pick(matches, random)];
    if (!one || !other || one === other) continue;
    const matrix = through(one, other);
    if (!matrix) continue;
    const support = supportOf(matrix, matches);
    if (support >= LEAST_SUPPORT) guesses.push({ matrix, support });
  }
  guesses.sort((a, b) => b.support - a.support);
  const improved: Consensus[] = [];
  for (const guess of distinct(guesses, width, height)) {
    const better = improve(guess.matrix, matches, width, height);
    if (better) improved.push(better);
  }
  return improved.sort((a, b) => b.support - a.support);
}

/** The turn and scale that two matches bear out. */
function through(one: Match, other: Match): Matrix | null {
  const [x, y] = [other.from.x - one.from.x, other.from.y - one.from.y];
  const [u, v] = [other.to.x - one.to.x, other.to.y - one.to.y];
  const length = x * x + y * y;
  if (length < 1e-6) return null;
  const [a, b] = [(u * x + v * y) / length, (v * x - u * y) / length];
  const [factor, turn] = [Math.sqrt(a * a + b * b), Math.atan2(b, a)];
  if (!isBorneOut(one, factor, turn) || !isBorneOut(other, factor, turn)) return null;
  const { from, to } = one;
  return [a, -b, to.x - a * from.x + b * from.y, b, a, to.y - b * from.x - a * from.y, 0, 0, 1];
}

/** Places that agree loosely with a turn and scale. */
function supportOf([a, c, x, b, d, y]: Matrix, matches: readonly Match[]): number {
  const [factor, turn] = [Math.sqrt(a * a + b * b), Math.atan2(b, a)];
  const agreeing: Match[] = [];
  for (const match of matches) {
    const { from, to } = match;
    if (Math.abs(a * from.x + c * from.y + x - to.x) >= LOOSE) continue;
    if (Math.abs(b * from.x + d * from.y + y - to.y) >= LOOSE) continue;
    if (isBorneOut(match, factor, turn)) agreeing.push(match);
  }
  return agreeing.length < LEAST_SUPPORT ? 0 : countPlaces(agreeing);
}

/** Clear matches come up more often. */
const pick = (matches: readonly Match[], random: () => number): Match | undefined =>
  matches[Math.floor(random() ** 2 * matches.length)];

/** Guesses that take the middle of the evidence to different places, or differ in size. */
function distinct(guesses: readonly Consensus[], width: number, height: number): readonly Consensus[] {
  const kept: Consensus[] = [];
  for (const guess of guesses) {
    if (kept.length === CANDIDATES) break;
    if (!kept.some(({ matrix }) => isNear(matrix, guess.matrix, width, height))) kept.push(guess);
  }
  return kept;
}

function isNear(a: Matrix, b: Matrix, width: number, height: number): boolean {
  const ends = [
    { x: 0, y: 0 },
    { x: width, y: height },
  ];
  return ends.every((end) => {
    const [one, other] = [apply(a, end), apply(b, end)];
    return Math.hypot(one.x - other.x, one.y - other.y) < 4 * LOOSE;
  });
}

function improve(start: Matrix, matches: readonly Match[], width: number, height: number): Consensus | null {
  let best: Consensus = { matrix: start, support: 0 };
  const steps: readonly (readonly [Model, number])[] = [
    ['similarity', LOOSE],
    ['affine', LOOSE],
    ['affine', LOOSE / 2],
    ['affine', STRICT],
    ['homography', LOOSE / 2],
    ['homography', STRICT],
    ['homography', STRICT],
  ];
  for (const [model, tolerance] of steps) {
    const agreeing = matches.filter((match) => agrees(match, best.matrix, tolerance));
    // Twice as many as would do: a mapping through all of its points proves nothing.
    if (countPlaces(agreeing) < 2 * LEAST_PAIRS[model]) continue;
    const matrix = fit(model, agreeing);
    if (!matrix || !isPlausible(matrix, width, height)) continue;
    const support = countPlaces(matches.filter((match) => agrees(match, matrix, STRICT)));
    if (support >= best.support) best = { matrix, support };
  }
  return best.support >= LEAST_SUPPORT ? best : null;
}

function agrees(match: Match, matrix: Matrix, tolerance: number): boolean {
  const { x, y } = apply(matrix, match.from);
  return Math.abs(x - match.to.x) < tolerance && Math.abs(y - match.to.y) < tolerance && bears(match, matrix);
}

/** Whether the features' sizes and directions fit the mapping. */
function bears(match: Match, matrix: Matrix): boolean {
  const [a, b, c, d] = slopes(matrix, match.from);
  return isBorneOut(match, Math.sqrt(Math.abs(a * d - b * c)), Math.atan2(c - b, a + d));
}

function isBorneOut(match: Match, factor: number, turn: number): boolean {
  const size = factor / match.scale;
  if (!(size < MAX_FACTOR && size > 1 / MAX_FACTOR)) return false;
  const off = turn - match.turn;
  return Math.abs(off - 2 * Math.PI * Math.round(off / (2 * Math.PI))) < MAX_TURN;
}

const countPlaces = (matches: readonly Match[]): number =>
  new Set(matches.map(({ from }) => Math.floor(from.x / CELL) * 0x10000 + Math.floor(from.y / CELL))).size;
