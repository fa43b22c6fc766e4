import { type Plane, type Planes, planeOf } from './plane.ts';
import { LeastSquares } from './solve.ts';

/** Pixels that light over the picture is judged by, about. */
const SAMPLES = 1500;
/** Pixels that a channel's curve is judged by, of each sixteenth of its values: a ground, however large, is not to outweigh the rest. */
const OF_EACH = 60;
const BINS = 16;
const PASSES = 4;
/** Grey levels beyond which a pixel that differs is one that was changed, at least. */
const OUTLIER = 12;
/** Values that a sensor or an editor has cut off. */
const [DARKEST, BRIGHTEST] = [3, 252];
/** Pull towards no change, in samples: it decides where the picture has no colours to tell by. */
const PRIOR = 4;
/** Exponents of the curves that are tried; beyond them no editor's slider goes. */
const GAMMAS = [0.55, 0.68, 0.8, 0.9, 1, 1.12, 1.25, 1.45, 1.8] as const;
/** A freer curve must leave at most this part of the error: it goes astray where few pixels hold it. */
const WORTH_IT = 0.8;
/** How much brighter or darker a corner may be than the middle. */
const MAX_GAIN = 1.7;

/**
 * The listing's colours as the evidence would show them: another exposure, contrast, white balance or saturation, and light
 * that falls off towards a side, are no difference. What few pixels say, as a stain would, has no weight.
 */
export function matchTone(evidence: Planes, listing: Planes, mask: Uint8Array): Planes {
  const toned = evidence.map((_, channel) => tone(evidence, listing, channel, mask)) as unknown as Planes;
  return light(evidence, toned, samplesOf(mask));
}

function samplesOf(mask: Uint8Array): readonly number[] {
  const step = Math.max(1, Math.floor(mask.length / SAMPLES));
  const places: number[] = [];
  for (let at = 0; at < mask.length; at += step) if (mask[at] === 1) places.push(at);
  return places;
}

/** One channel: by the curve that exposure gives it, bent further or mixed with the others only where that says much more. */
function tone(evidence: Planes, listing: Planes, channel: number, mask: Uint8Array): Plane {
  const own = (listing[channel] ?? listing[0]).data;
  const target = (evidence[channel] ?? evidence[0]).data;
  const others = listing.filter((_, other) => other !== channel).map(({ data }) => data);
  const usable = evenly(own, target, mask);
  const values = usable.map((at) => target[at] ?? 0);
  const rowsOf: readonly Row[] = [
    ...GAMMAS.map((gamma) => {
      const curve = Float64Array.from({ length: 257 }, (_, value) => (value / 255) ** gamma);
      return (at: number) => [1, between(curve, own[at] ?? 0)];
    }),
    (at) => powers((own[at] ?? 0) / 255),
    (at) => [...powers((own[at] ?? 0) / 255), ...others.map((data) => (data[at] ?? 0) / 255)],
  ];
  let best: (Fitted & { readonly row: Row }) | null = null;
  for (const [kind, row] of rowsOf.entries()) {
    const rows = usable.map(row);
    const prior = [0, 255, 0, 0, 0, 0].slice(0, row(0).length);
    const fitted = robust(rows, values, prior);
    if (!best || fitted.error < best.error * (kind < GAMMAS.length ? 1 : WORTH_IT)) best = { ...fitted, row };
  }
  const result = planeOf(listing[0].width, listing[0].height);
  for (let at = 0; best && at < result.data.length; at++) {
    result.data[at] = Math.min(255, Math.max(0, product(best.row(at), best.factors)));
  }
  return result;
}

type Row = (at: number) => readonly number[];

const powers = (value: number): readonly number[] => [1, value, value * value, value * value * value];

function between(curve: Float64Array, value: number): number {
  const low = Math.floor(value);
  return (curve[low] ?? 0) + ((curve[low + 1] ?? 0) - (curve[low] ?? 0)) * (value - low);
}

/** Places at which one plane has all the values that it has, about as often each. */
function evenly(own: Float32Array, target: Float32Array, mask: Uint8Array): readonly number[] {
  const bins = Array.from({ length: BINS }, (): number[] => []);
  for (let at = 0; at < mask.length; at++) {
    if (mask[at] === 0 || !isUncut(own[at] ?? 0) || !isUncut(target[at] ?? 0)) continue;
    bins[Math.min(BINS - 1, Math.floor((own[at] ?? 0) / (256 / BINS)))]?.push(at);
  }
  return bins.flatMap((bin) => bin.filter((_, k) => k % Math.ceil(bin.length / OF_EACH) === 0));
}

const product = (row: readonly number[], factors: readonly number[]): number => {
  let sum = 0;
  for (let k = 0; k < row.length; k++) sum += (row[k] ?? 0) * (factors[k] ?? 0);
  return sum;
};

const isUncut = (value: number): boolean => value > DARKEST && value < BRIGHTEST;

/** A gain over the picture that changes as slowly as light does. */
function light(evidence: Planes, listing: Planes, places: readonly number[]): Planes {
  const [one, other] = [brightness(evidence), brightness(listing)];
  const { width, height } = one;
  const row = (at: number): number[] => {
    const [x, y] = [((at % width) / width) * 2 - 1, (Math.floor(at / width) / height) * 2 - 1];
    return [1, x, y, x * x, x * y, y * y];
  };
  const usable = places.filter((at) => isUncut(one.data[at] ?? 0) && isUncut(other.data[at] ?? 0));
  const rows = usable.map((at) => row(at).map((value) => value * (other.data[at] ?? 0)));
  const values = usable.map((at) => one.data[at] ?? 0);
  const { factors } = robust(rows, values, [1, 0, 0, 0, 0, 0], 255 * 255);
  const result = listing.map(() => planeOf(width, height)) as unknown as Planes;
  for (let at = 0; at < one.data.length; at++) {
    const gain = product(row(at), factors);
    const bounded = Math.min(MAX_GAIN, Math.max(1 / MAX_GAIN, gain));
    for (const [channel, { data }] of result.entries()) {
      data[at] = Math.min(255, (listing[channel]?.data[at] ?? 0) * bounded);
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

/** Factors that most rows agree on (Tukey's weights), drawn towards `prior`. */
function robust(
  rows: readonly (readonly number[])[],
  values: readonly number[],
  prior: readonly number[],
  pull = 1,
): Fitted {
  let factors = prior;
  let errors = rows.map((row, k) => Math.abs(product(row, factors) - (values[k] ?? 0)));
  for (let pass = 0; pass < PASSES; pass++) {
    // The first pass weighs all alike: before it, all may be off by more than an outlier is later.
    const scale = Math.max(OUTLIER, 4 * (errors.toSorted((a, b) => a - b)[errors.length >> 1] ?? 0));
    const sums = new LeastSquares(prior.length);
    for (const [k, row] of rows.entries()) {
      const far = pass === 0 ? 0 : Math.min(1, (errors[k] ?? 0) / scale);
      if (far < 1) sums.add(row, values[k] ?? 0, (1 - far ** 2) ** 2);
    }
    for (const [k, value] of prior.entries())
      sums.add(
        prior.map((_, j) => Number(j === k)),
        value,
        PRIOR * pull,
      );
    factors = [...(sums.solve() ?? factors)];
    errors = rows.map((row, k) => Math.abs(product(row, factors) - (values[k] ?? 0)));
  }
  const error = errors.reduce((sum, one) => sum + Math.min(OUTLIER, one), 0) / Math.max(1, errors.length);
  return { factors, error };
}
