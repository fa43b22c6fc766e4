import { type Agreement, agreementOf } from './agreement.ts';
import { align } from './align.ts';
import { type Consensus, consensus } from './consensus.ts';
import { correlate } from './correlation.ts';
import { type Feature, featuresOf, mirrored } from './features.ts';
import { frameOf, type Side } from './frame.ts';
import { match } from './matching.ts';
import { areaFactor, isPlausible, type Matrix, multiply, scaling } from './matrix.ts';
import { type Plane, shrink } from './plane.ts';
import { refine } from './refine.ts';
import { sampled, warpTo } from './warp.ts';

/** `matrix`: from pixels of the evidence's picture to pixels of the listing's. */
export interface Found {
  readonly matrix: Matrix;
  readonly matches: number;
  readonly agreement: Agreement;
}

/** `unrelated`: both have enough in them, and nothing fits. */
export type Registered = Found | 'unrelated' | 'undetermined';

/** Squares that must have something in them before their agreement says anything. */
const MIN_SQUARES = 12;
/** Share of the squares that must look alike: chance makes a tenth of them so. */
const MIN_SHARE = 0.4;
/** A logo that two pictures share is in one place: what agrees must reach over the picture, and be in most of it. */
const MIN_REACH = 0.6;
const MIN_SPREAD = 0.5;
/** Part of the evidence that must lie within the listing, and of the listing that must be in the evidence: one of the two. */
const MIN_OVERLAP = 0.5;
/** Corners without which a picture has too little in it to say that it is another. */
const MIN_FEATURES = 80;
/** Agreeing matches that chance does not bring about: the pictures have something in common, though not all. */
const SOMETHING = 15;
/** Share of alike squares with which a mapping is the one: of a symmetrical picture, a wrong one can have many. */
const CERTAIN = 0.93;
const ECHO = 0.3;
/** Pixels a side of what is glanced at, and how alike it must be for a closer look. */
const GLANCE = 24;
const GLANCE_CORRELATION = 0.5;
/** Mappings that are looked at closely, the most agreed with first. */
const TRIED = 3;

/** Finds where the evidence lies in the listing, as it is or mirrored. */
export function register(evidence: Side, listing: Side): Registered {
  const found = search(evidence, listing);
  if (typeof found === 'string') return found;
  const frame = frameOf(evidence, listing, found.matrix);
  const greys = frame.greys();
  return { ...found, matrix: frame.outward(align(greys.evidence, greys.listing, frame.matrix)) };
}

function search(evidence: Side, listing: Side): Registered {
  const one = featuresOf(evidence.small);
  const other = featuresOf(listing.small);
  let [most, best]: [number, Found | null] = [0, null];
  for (const mirror of [false, true]) {
    const candidates = byFeatures(evidence, listing, one, other, mirror);
    for (const { matrix, support } of candidates.slice(0, TRIED)) {
      // What far fewer matches agree with than with one that holds is its echo, in a picture that repeats itself.
      if (best && support < best.matches * ECHO) continue;
      most = Math.max(most, support);
      best = better(best, verify(evidence, listing, matrix, support));
      if (best && best.agreement.share >= CERTAIN) return best;
    }
  }
  for (const matrix of best ? [] : wholeFrames(evidence, listing)) {
    best = better(best, verify(evidence, listing, matrix, 0));
  }
  if (best) return best;
  return Math.min(one.length, other.length) < MIN_FEATURES || most >= SOMETHING ? 'undetermined' : 'unrelated';
}

const better = (one: Found | null, other: Found | null): Found | null =>
  !other || (one && one.agreement.share >= other.agreement.share) ? one : other;

function byFeatures(
  evidence: Side,
  listing: Side,
  one: readonly Feature[],
  other: readonly Feature[],
  mirror: boolean,
): readonly Consensus[] {
  const { width, height } = evidence.small;
  const target = mirror ? mirrored(other, listing.small.width) : other;
  const up = scaling(listing.grey.width / listing.small.width, listing.grey.height / listing.small.height);
  const down = scaling(width / evidence.grey.width, height / evidence.grey.height);
  const back: Matrix = mirror ? [-1, 0, listing.small.width, 0, 1, 0, 0, 0, 1] : scaling(1);
  return consensus(match(one, target), width, height).map(({ matrix, support }) => ({
    matrix: multiply(up, multiply(back, multiply(matrix, down))),
    support,
  }));
}

/** The evidence as the whole listing, turned each way: for pictures with too few corners to find it by. */
function wholeFrames(evidence: Side, listing: Side): readonly Matrix[] {
  const [width, height] = [evidence.grey.width, evidence.grey.height];
  const [x, y] = [listing.grey.width, listing.grey.height];
  const upright: readonly Matrix[] = [
    [1, 0, 0, 0, 1, 0, 0, 0, 1],
    [-1, 0, 1, 0, 1, 0, 0, 0, 1],
    [1, 0, 0, 0, -1, 1, 0, 0, 1],
    [-1, 0, 1, 0, -1, 1, 0, 0, 1],
  ];
  const lying: readonly Matrix[] = upright.map((m) => multiply(m, [0, 1, 0, 1, 0, 0, 0, 0, 1]));
  const [one, other] = [shrink(evidence.small, GLANCE, GLANCE), shrink(listing.small, GLANCE, GLANCE)];
  return [...(isSameShape(width / height, x / y) ? upright : []), ...(isSameShape(width / height, y / x) ? lying : [])]
    .filter((m) => isAlike(one, other, m))
    .map((m) => multiply(scaling(x, y), multiply(m, scaling(1 / width, 1 / height))));
}

/** Whether two pictures of one size are worth a closer look, the one turned. */
function isAlike(one: Plane, other: Plane, turn: Matrix): boolean {
  const warp = warpTo(one, other, multiply(scaling(GLANCE), multiply(turn, scaling(1 / GLANCE))));
  const { correlation } = correlate(one, 0, sampled(other, warp, GLANCE, GLANCE), 0, GLANCE);
  return correlation >= GLANCE_CORRELATION;
}

const isSameShape = (a: number, b: number): boolean => Math.abs(a / b - 1) < 0.02;

/** Makes a mapping exact and asks whether the pictures agree under it, all over. */
function verify(evidence: Side, listing: Side, guess: Matrix, matches: number): Found | null {
  const { width, height } = evidence.grey;
  if (!isPlausible(guess, width, height)) return null;
  const rough = frameOf(evidence, listing, guess);
  const guessed = rough.greys();
  const matrix = rough.outward(refine(guessed.evidence, guessed.listing, rough.matrix));
  if (!isPlausible(matrix, width, height)) return null;
  const frame = frameOf(evidence, listing, matrix);
  const warp = warpTo(frame.evidence, frame.listing, frame.matrix, 1);
  if (overlapOf(warp.inside, matrix, evidence, listing) < MIN_OVERLAP) return null;
  const greys = frame.greys();
  const warped = sampled(greys.listing, warp, frame.evidence.width, frame.evidence.height);
  const agreement = agreementOf(greys.evidence, warped, warp.inside);
  return isAgreed(agreement) ? { matrix, matches, agreement } : null;
}

function overlapOf(inside: Uint8Array, matrix: Matrix, evidence: Side, listing: Side): number {
  let count = 0;
  for (const one of inside) count += one;
  const ofEvidence = count / inside.length;
  const { width, height } = evidence.grey;
  const area = Math.abs(areaFactor(matrix, { x: width / 2, y: height / 2 })) * width * height * ofEvidence;
  return Math.max(ofEvidence, area / (listing.grey.width * listing.grey.height));
}

const isAgreed = ({ squares, share, reach, spread }: Agreement): boolean =>
  squares >= MIN_SQUARES && share >= MIN_SHARE && reach >= MIN_REACH && spread >= MIN_SPREAD;
