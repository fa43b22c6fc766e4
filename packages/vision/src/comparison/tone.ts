import { type Plane, type Planes, planeOf } from './plane.ts';
import { LeastSquares } from './solve.ts';

/** Pixels that exposure and colour are judged by, about. */
const SAMPLES = 6000;
const PASSES = 8;
/** Grey levels beyond which a pixel that differs is one that was changed, at least. */
const OUTLIER = 12;
/** Values that a sensor or an editor has cut off. */
const [DARKEST, BRIGHTEST] = [3, 252];
/** Pull towards no change, in samples: it decides where the picture has no colours to tell by. */
const PRIOR = 4;
/** How much brighter or darker a corner may be than the middle. */
const MAX_GAIN = 1.7;

/**
 * The listing's colours as the evidence would show them: another exposure, contrast, white balance or saturation, and light
 * that falls off towards a side, are no difference. What few pixels say, as a stain would, has no weight.
 */
export function matchTone(evidence: Planes, listing: Planes, mask: Uint8Array): Planes {
  const places = samplesOf(mask);
  const toned = evidence.map((_, channel) => tone(evidence, listing, channel, places)) as unknown as Planes;
  return light(evidence, toned, places);
}

function samplesOf(mask: Uint8Array): readonly number[] {
  const step = Math.max(1, Math.floor(mask.length / SAMPLES));
  const places: number[] = [];
  for (let at = 0; at < mask.length; at += step) if (mask[at] === 1) places.push(at);
  return places;
}

/** One channel: of all three, and bent. */
function tone(evidence: Planes, listing: Planes, channel: number, places: readonly number[]): Plane {
  const [red, green, blue] = listing;
  const own = (listing[channel] ?? red).data;
  const target = (evidence[channel] ?? red).data;
  const row = (at: number): number[] => {
    const value = (own[at] ?? 0) / 255;
    return [1, (red.data[at] ?? 0) / 255, (green.data[at] ?? 0) / 255, (blue.data[at] ?? 0) / 255, value * value];
  };
  const usable = places.filter((at) => isUncut(target[at] ?? 0) && isUncut(own[at] ?? 0));
  const none = [0, 0, 0, 0, 0];
  none[channel + 1] = 255;
  const factors = robust(
    usable.map(row),
    usable.map((at) => target[at] ?? 0),
    none,
  );
  const result = planeOf(red.width, red.height);
  for (let at = 0; at < result.data.length; at++) {
    result.data[at] = Math.min(
      255,
      Math.max(
        0,
        row(at).reduce((sum, one, k) => sum + one * (factors[k] ?? 0), 0),
      ),
    );
  }
  return result;
}

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
  const factors = robust(
    rows,
    usable.map((at) => one.data[at] ?? 0),
    [1, 0, 0, 0, 0, 0],
    255 * 255,
  );
  const result = listing.map(() => planeOf(width, height)) as unknown as Planes;
  for (let at = 0; at < one.data.length; at++) {
    const gain = row(at).reduce((sum, value, k) => sum + value * (factors[k] ?? 0), 0);
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

/** Factors that most rows agree on (Tukey's weights), drawn towards `prior`. */
function robust(
  rows: readonly (readonly number[])[],
  values: readonly number[],
  prior: readonly number[],
  pull = 1,
): readonly number[] {
  let factors = prior;
  let weights = values.map(() => 1);
  for (let pass = 0; pass < PASSES; pass++) {
    const sums = new LeastSquares(prior.length);
    for (const [k, row] of rows.entries()) if ((weights[k] ?? 0) > 0) sums.add(row, values[k] ?? 0, weights[k] ?? 0);
    for (const [k, value] of prior.entries())
      sums.add(
        prior.map((_, j) => Number(j === k)),
        value,
        PRIOR * pull,
      );
    factors = [...(sums.solve() ?? factors)];
    const errors = rows.map((row, k) =>
      Math.abs(row.reduce((sum, one, j) => sum + one * (factors[j] ?? 0), 0) - (values[k] ?? 0)),
    );
    const scale = Math.max(OUTLIER, 4 * (errors.toSorted((a, b) => a - b)[errors.length >> 1] ?? 0));
    weights = errors.map((error) => (error < scale ? (1 - (error / scale) ** 2) ** 2 : 0));
  }
  return factors;
}
