import { type Plane, type Planes, planeOf } from './plane.ts';
import { type Places, placesOf } from './samples.ts';
import { LeastSquares } from './solve.ts';

/** Pixels that light over the picture is judged by, about. */
const SAMPLES = 1500;
/** Pixels that a channel's curve is judged by, of each sixteenth of its values: a ground, however large, is not to outweigh the rest. */
const OF_EACH = 60;
/** Where fewer than that are flat, as in a page of thin text, edges have to do. */
const LEAST_OF_EACH = 15;
const BINS = 16;
const PASSES = 4;
/** Grey levels beyond which a pixel that differs is one that was changed, at least. */
const OUTLIER = 12;
/** Values that a sensor or an editor has cut off. */
const [DARKEST, BRIGHTEST] = [3, 252];
/** Pull towards no change, in samples: it decides where the picture has no colours to tell by. */
const PRIOR = 4;
/** Exponents of the curves that are tried, the least bent first; beyond them no editor's slider goes. */
const GAMMAS = [1, 0.9, 1.12, 0.8, 1.25, 0.68, 1.45, 0.55, 1.8] as const;
/** A bent curve, and a freer one, must leave at most this part of the error: they go astray where few pixels hold them. */
const WORTH_BENDING = 0.93;
const WORTH_IT = 0.8;
/** Grey levels that the error of any curve has besides: less than what a codec leaves is not worth a bend. */
const CODEC = 1;
/** How much brighter or darker a corner may be than the middle. */
const MAX_GAIN = 1.7;

/**
 * The listing's colours as the evidence would show them: another exposure, contrast, white balance or saturation, and light
 * that falls off towards a side, are no difference. What few pixels say, as a stain would, has no weight.
 */
export function matchTone(evidence: Planes, listing: Planes, mask: Uint8Array): Planes {
  const places = placesOf(brightness(evidence), brightness(listing), mask);
  const toned = evidence.map((_, channel) => tone(evidence, listing, channel, places)) as unknown as Planes;
  const step = Math.max(1, Math.floor(places.flat.length / SAMPLES));
  return light(
    evidence,
    toned,
    places.flat.filter((_, k) => k % step === 0),
  );
}

/** One channel: by the curve that exposure gives it, bent further or mixed with the others only where that says much more. */
function tone(evidence: Planes, listing: Planes, channel: number, places: Places): Plane {
  const own = (listing[channel] ?? listing[0]).data;
  const target = (evidence[channel] ?? evidence[0]).data;
  const others = listing.filter((_, other) => other !== channel).map(({ data }) => data);
  const usable = evenly(own, places);
  const values = Float64Array.from(usable, (at) => target[at] ?? 0);
  let best: (Fitted & { readonly curve: Curve }) | null = null;
  for (const [kind, curve] of curvesOf(own, others).entries()) {
    const fitted = robust(rowsOf(usable, curve), values, curve.prior);
    if (!best || fitted.error + CODEC < (best.error + CODEC) * (kind < GAMMAS.length ? WORTH_BENDING : WORTH_IT))
      best = { ...fitted, curve };
  }
  const result = planeOf(listing[0].width, listing[0].height);
  if (!best) return result;
  const row = new Float64Array(best.curve.prior.length);
  for (let at = 0; at < result.data.length; at++) {
    best.curve.fill(row, 0, at);
    result.data[at] = Math.min(255, Math.max(0, product(row, 0, best.factors)));
  }
  return result;
}

/** What a channel may be a sum of. */
interface Curve {
  /** The factors of no change. */
  readonly prior: readonly number[];
  /** Writes the terms at a place of the picture. */
  readonly fill: (row: Float64Array, start: number, at: number) => void;
}

const curvesOf = (own: Float32Array, others: readonly Float32Array[]): readonly Curve[] => [
  ...GAMMAS.map((gamma) => {
    const curve = Float64Array.from({ length: 257 }, (_, value) => (value / 255) ** gamma);
    return {
      prior: [0, 255],
      fill: (row: Float64Array, start: number, at: number) => {
        row[start] = 1;
        row[start + 1] = between(curve, own[at] ?? 0);
      },
    };
  }),
  { prior: [0, 255, 0, 0], fill: (row, start, at) => powers(row, start, (own[at] ?? 0) / 255) },
  {
    prior: [0, 255, 0, 0, 0, 0],
    fill: (row, start, at) => {
      powers(row, start, (own[at] ?? 0) / 255);
      for (let k = 0; k < others.length; k++) row[start + 4 + k] = (others[k]?.[at] ?? 0) / 255;
    },
  },
];

function powers(row: Float64Array, start: number, value: number): void {
  row[start] = 1;
  row[start + 1] = value;
  row[start + 2] = value * value;
  row[start + 3] = value * value * value;
}

function rowsOf(places: readonly number[], { prior, fill }: Curve): Float64Array {
  const rows = new Float64Array(places.length * prior.length);
  for (const [k, at] of places.entries()) fill(rows, k * prior.length, at);
  return rows;
}

function between(curve: Float64Array, value: number): number {
  const low = Math.floor(value);
  return (curve[low] ?? 0) + ((curve[low + 1] ?? 0) - (curve[low] ?? 0)) * (value - low);
}

/** Those of the places at which a plane has all the values that it has, about as often each. */
function evenly(own: Float32Array, { flat, steep }: Places): readonly number[] {
  const bins = Array.from({ length: BINS }, (): number[] => []);
  for (const at of flat) bins[binOf(own[at] ?? 0)]?.push(at);
  const rest = Array.from({ length: BINS }, (): number[] => []);
  for (const at of steep) rest[binOf(own[at] ?? 0)]?.push(at);
  return bins.flatMap((bin, k) => {
    const missing = Math.max(0, LEAST_OF_EACH - bin.length);
    return [...thinned(bin, OF_EACH), ...thinned(missing > 0 ? (rest[k] ?? []) : [], missing)];
  });
}

const binOf = (value: number): number => Math.min(BINS - 1, Math.floor(value / (256 / BINS)));

const thinned = (places: readonly number[], count: number): readonly number[] =>
  places.filter((_, k) => k % Math.ceil(places.length / count) === 0);

function product(rows: Float64Array, start: number, factors: readonly number[]): number {
  let sum = 0;
  for (let k = 0; k < factors.length; k++) sum += (rows[start + k] ?? 0) * (factors[k] ?? 0);
  return sum;
}

/** A gain over the picture that changes as slowly as light does. */
function light(evidence: Planes, listing: Planes, places: readonly number[]): Planes {
  const [one, other] = [brightness(evidence), brightness(listing)];
  const { width, height } = one;
  const fill = (row: Float64Array, start: number, at: number, times: number): void => {
    const x = ((at % width) / width) * 2 - 1;
    const y = (Math.floor(at / width) / height) * 2 - 1;
    row[start] = times;
    row[start + 1] = times * x;
    row[start + 2] = times * y;
    row[start + 3] = times * x * x;
    row[start + 4] = times * x * y;
    row[start + 5] = times * y * y;
  };
  const prior = [1, 0, 0, 0, 0, 0];
  const rows = rowsOf(places, { prior, fill: (row, start, at) => fill(row, start, at, other.data[at] ?? 0) });
  const values = Float64Array.from(places, (at) => one.data[at] ?? 0);
  const { factors } = robust(rows, values, prior, 255 * 255);
  const result: Planes = [planeOf(width, height), planeOf(width, height), planeOf(width, height)];
  const row = new Float64Array(prior.length);
  for (let at = 0; at < one.data.length; at++) {
    fill(row, 0, at, 1);
    const bounded = Math.min(MAX_GAIN, Math.max(1 / MAX_GAIN, product(row, 0, factors)));
    for (let channel = 0; channel < 3; channel++) {
      const data = result[channel]?.data;
      if (data) data[at] = Math.min(255, (listing[channel]?.data[at] ?? 0) * bounded);
    }
  }
  return result;
}

function brightness([red, green, blue]: Planes): Plane {
  const plane = planeOf(red.width, red.height);
  for (let at = 0; at < plane.data.length; at++) {
    plane.data[at] = 0.299 * (red.data[at] ?? 0) + 0.587 * (green.data[at] ?? 0) + 0.114 * (blue.data[at] ?? 0);
  }
  return plane;
}

interface Fitted {
  readonly factors: readonly number[];
  /** Mean of how far the rows are off, what is changed counted as `OUTLIER`. */
  readonly error: number;
}

/** Factors that most rows agree on (Tukey's weights), drawn towards `prior`. `rows`: one after the other, as long as `prior`. */
function robust(rows: Float64Array, values: Float64Array, prior: readonly number[], pull = 1): Fitted {
  const length = prior.length;
  const errors = new Float64Array(values.length);
  const measure = (factors: readonly number[]): void => {
    for (let k = 0; k < errors.length; k++) {
      errors[k] = offBy(product(rows, k * length, factors), values[k] ?? 0);
    }
  };
  let factors = prior;
  measure(factors);
  for (let pass = 0; pass < PASSES; pass++) {
    // The first pass weighs all alike: before it, all may be off by more than an outlier is later.
    const scale = pass === 0 ? Number.POSITIVE_INFINITY : Math.max(OUTLIER, 4 * medianOf(errors));
    const sums = new LeastSquares(length);
    for (let k = 0; k < errors.length; k++) {
      const error = errors[k] ?? 0;
      const far = error / scale;
      // Beyond where a value was cut off, one is as good as another.
      if (far < 1 && (pass === 0 || error > 0)) sums.add(rows, values[k] ?? 0, (1 - far ** 2) ** 2, k * length);
    }
    for (const [k, value] of prior.entries())
      sums.add(
        prior.map((_, j) => Number(j === k)),
        value,
        PRIOR * pull,
      );
    factors = [...(sums.solve() ?? factors)];
    measure(factors);
  }
  const error = errors.reduce((sum, one) => sum + Math.min(OUTLIER, one), 0) / Math.max(1, errors.length);
  return { factors, error };
}

/** How far what is expected is from a value; nothing beyond one that was cut off. */
function offBy(expected: number, value: number): number {
  if (value <= DARKEST) return Math.max(0, expected - value);
  if (value >= BRIGHTEST) return Math.max(0, value - expected);
  return Math.abs(expected - value);
}

const medianOf = (values: Float64Array): number => values.slice().sort()[values.length >> 1] ?? 0;
