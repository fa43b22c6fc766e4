import { blur, blurredAt, type Plane, type Planes, planeOf, shrink } from './plane.ts';

/** Pixels of a side of the cells in which faint differences are summed up. */
const COARSE = 4;
/** Grey levels that a difference must exceed, whatever the picture: pixel by pixel, and in the mean of a cell. */
const FLOOR = 20;
const COARSE_FLOOR = 10;
/** Times that it must exceed what two thirds of the picture stay below. */
const NOISE = 5;
const COARSE_NOISE = 5;
/**
 * Grey levels more for each that its surroundings change by, in both pictures: codecs ring around edges, kernels move what lies
 * between their sides, and a page sharpened on white loses what would have been brighter. The latter are in a cell's mean too.
 */
const RINGING = 0.5;
const COARSE_RINGING = 0.2;
/** The same for a difference that does not keep its sign: thin text that was put there is one, and so is all that a kernel leaves. */
const UNSTEADY_RINGING = 1.5;
/**
 * With so many times that allowance, no kernel and no codec is left to explain a difference; with a cell's mean so many times as
 * far off, not the curve of a colour that few pixels have either.
 */
const SURE = 2;
const COARSE_SURE = 1.6;
/** Gauss, in pixels, that both pictures get first: brightness, and colour, which codecs store at half the size. */
const BASE_BLUR = 0.7;
const COLOUR_BLUR = 2;
/**
 * Gauss, in pixels, and in cells, over which a difference must keep its sign. What another kernel leaves of a stroke is darker on
 * the one side and brighter on the other; a crack is dark all along.
 */
const STEADY = 1;
const COARSE_STEADY = 0.8;
/** Pixels by which the sharper one is judged. */
const SAMPLES = 12_000;
/** Tried to make it as soft as the other. */
const BLURS = [0.5, 0.8, 1.1, 1.5, 2, 2.6] as const;

/** Place by place, as a multiple of what is no difference: above 1 it is one. */
export interface Difference {
  readonly clear: Plane;
  /** With more allowed for what scaling and encoding leave. */
  readonly sure: Plane;
}

/**
 * How far two pictures differ.
 *
 * @param mask 1 where both pictures have something; elsewhere there is no difference.
 */
export function differenceOf(evidence: Planes, listing: Planes, mask: Uint8Array): Difference {
  const [one, other] = [opponents(evidence), opponents(listing)];
  const [a, b] = [blur(one[0], BASE_BLUR), blur(other[0], BASE_BLUR)];
  const [softOne, softOther] = equallySharp(a, b, mask);
  const colours = [1, 2].map((channel) => far(soft(one[channel] ?? a), soft(other[channel] ?? b)));
  const sharp = far(softOne, softOther);
  const [fine, steady] = [lengths([sharp, ...colours]), lengths([blur(sharp, STEADY), ...colours])];
  const ringing = surroundings(a, b);
  const level = Math.max(FLOOR, NOISE * noiseOf(steady, mask));
  const coarse = coarseOf(one, other, ringing, mask);
  const over = (factor: number, coarseFactor: number): Plane => {
    const result = planeOf(fine.width, fine.height);
    for (let at = 0; at < mask.length; at++) {
      if (mask[at] === 0) continue;
      const around = factor * (ringing.data[at] ?? 0);
      result.data[at] = Math.max(
        (coarse.data[at] ?? 0) / coarseFactor,
        (steady.data[at] ?? 0) / (level + RINGING * around),
        (fine.data[at] ?? 0) / (level + UNSTEADY_RINGING * around),
      );
    }
    return result;
  };
  return { clear: over(1, 1), sure: over(SURE, COARSE_SURE) };
}

/** Brightness, blue and red against it. */
function opponents([red, green, blue]: Planes): Planes {
  const { width, height } = red;
  const result: Planes = [planeOf(width, height), planeOf(width, height), planeOf(width, height)];
  for (let at = 0; at < red.data.length; at++) {
    const r = red.data[at] ?? 0;
    const b = blue.data[at] ?? 0;
    const g = green.data[at] ?? 0;
    const y = 0.299 * r + 0.587 * g + 0.114 * b;
    result[0].data[at] = y;
    result[1].data[at] = 0.564 * (b - y);
    result[2].data[at] = 0.713 * (r - y);
  }
  return result;
}

const soft = (colour: Plane): Plane => blur(colour, COLOUR_BLUR);

/** Blurs the sharper of the two until they are most alike. */
function equallySharp(a: Plane, b: Plane, mask: Uint8Array): readonly [Plane, Plane] {
  const places = spread(mask);
  const [one, other] = [valuesAt(a, places), valuesAt(b, places)];
  const start = errorOf(one, other);
  let best = { sharper: 0, sigma: 0, error: start };
  for (const sharper of [0, 1] as const) {
    for (const sigma of BLURS) {
      const error =
        sharper === 0 ? errorOf(blurredAt(a, places, sigma), other) : errorOf(one, blurredAt(b, places, sigma));
      if (error >= best.error) break;
      best = { sharper, sigma, error };
    }
    if (best.error < start) break;
  }
  if (best.sigma === 0) return [a, b];
  return best.sharper === 0 ? [blur(a, best.sigma), b] : [a, blur(b, best.sigma)];
}

/** Places all over what the mask leaves, `SAMPLES` or a few more. */
function spread(mask: Uint8Array): Int32Array {
  const step = Math.max(1, Math.floor(mask.length / SAMPLES));
  const places: number[] = [];
  for (let at = 0; at < mask.length; at += step) if (mask[at] === 1) places.push(at);
  return Int32Array.from(places);
}

const valuesAt = ({ data }: Plane, places: Int32Array): Float32Array =>
  Float32Array.from(places, (at) => data[at] ?? 0);

/** Mean difference, what is changed counted as little as what is most off. */
const errorOf = (one: Float32Array, other: Float32Array): number =>
  one.reduce((sum, value, k) => sum + Math.min(20, Math.abs(value - (other[k] ?? 0))), 0) / Math.max(1, one.length);

/** How far each pixel of the one is above (or below, where negative) all that the other has within a pixel of it, and the other way round. */
function far(one: Plane, other: Plane): Plane {
  const result = planeOf(one.width, one.height);
  const [ofOne, ofOther] = [rangeOf(one), rangeOf(other)];
  for (let at = 0; at < result.data.length; at++) {
    const p = one.data[at] ?? 0;
    const q = other.data[at] ?? 0;
    const above = Math.max(0, p - (ofOther.high[at] ?? 0), (ofOne.low[at] ?? 0) - q);
    const below = Math.max(0, (ofOther.low[at] ?? 0) - p, q - (ofOne.high[at] ?? 0));
    result.data[at] = above >= below ? above : -below;
  }
  return result;
}

/** Over all channels. */
function lengths(channels: readonly Plane[]): Plane {
  const [first] = channels;
  const result = planeOf(first?.width ?? 0, first?.height ?? 0);
  for (const { data } of channels) {
    for (let at = 0; at < data.length; at++) result.data[at] = (result.data[at] ?? 0) + (data[at] ?? 0) ** 2;
  }
  for (let at = 0; at < result.data.length; at++) result.data[at] = Math.sqrt(result.data[at] ?? 0);
  return result;
}

interface Range {
  readonly low: Float32Array;
  readonly high: Float32Array;
}

/** The least and the greatest of each pixel and its eight neighbours. */
function rangeOf({ width, height, data }: Plane): Range {
  const [low, high] = [new Float32Array(data.length), new Float32Array(data.length)];
  const [lows, highs] = [new Float32Array(width), new Float32Array(width)];
  for (let y = 0; y < height; y++) {
    const above = y > 0 ? -width : 0;
    const below = y < height - 1 ? width : 0;
    for (let x = 0, at = y * width; x < width; x++, at++) {
      const a = data[at + above] ?? 0;
      const b = data[at] ?? 0;
      const c = data[at + below] ?? 0;
      lows[x] = Math.min(a, b, c);
      highs[x] = Math.max(a, b, c);
    }
    for (let x = 0, at = y * width; x < width; x++, at++) {
      const left = x > 0 ? x - 1 : x;
      const right = x < width - 1 ? x + 1 : x;
      low[at] = Math.min(lows[left] ?? 0, lows[x] ?? 0, lows[right] ?? 0);
      high[at] = Math.max(highs[left] ?? 0, highs[x] ?? 0, highs[right] ?? 0);
    }
  }
  return { low, high };
}

/** How much changes around each pixel, in the picture that changes less there. */
function surroundings(one: Plane, other: Plane): Plane {
  const [a, b] = [activity(one), activity(other)];
  const both = planeOf(one.width, one.height);
  for (let at = 0; at < both.data.length; at++) both.data[at] = Math.min(a.data[at] ?? 0, b.data[at] ?? 0);
  return both;
}

function activity(plane: Plane): Plane {
  const { low, high } = rangeOf(plane);
  const result = planeOf(plane.width, plane.height);
  for (let at = 0; at < result.data.length; at++) result.data[at] = (high[at] ?? 0) - (low[at] ?? 0);
  return blur(result, 3);
}

/** What two thirds of the pixels stay below. */
function noiseOf(plane: Plane, mask: Uint8Array): number {
  const bins = new Int32Array(1024);
  let count = 0;
  for (let at = 0; at < mask.length; at++) {
    if (mask[at] === 0) continue;
    const bin = Math.min(bins.length - 1, Math.floor((plane.data[at] ?? 0) * 4));
    bins[bin] = (bins[bin] ?? 0) + 1;
    count++;
  }
  let [below, bin] = [0, 0];
  while (bin < bins.length - 1 && below + (bins[bin] ?? 0) < (count * 2) / 3) below += bins[bin++] ?? 0;
  return (bin + 1) / 4;
}

/** Faint differences over many pixels: seen in the means of cells, where noise is gone. */
function coarseOf(one: Planes, other: Planes, ringing: Plane, mask: Uint8Array): Plane {
  const [width, height] = [Math.ceil(ringing.width / COARSE), Math.ceil(ringing.height / COARSE)];
  const small = (plane: Plane): Plane => shrink(plane, width, height);
  const coarse = lengths(
    one.map((plane, channel) => blur(far(small(plane), small(other[channel] ?? plane)), COARSE_STEADY)),
  );
  const around = small(ringing);
  const cells = new Uint8Array(width * height).fill(1);
  for (let at = 0; at < mask.length; at++) if (mask[at] === 0) cells[cellOf(at, ringing, width, height)] = 0;
  const level = Math.max(COARSE_FLOOR, COARSE_NOISE * noiseOf(coarse, cells));
  const result = planeOf(ringing.width, ringing.height);
  for (let at = 0; at < mask.length; at++) {
    const cell = cellOf(at, ringing, width, height);
    if (cells[cell] === 0) continue;
    result.data[at] = (coarse.data[cell] ?? 0) / (level + COARSE_RINGING * (around.data[cell] ?? 0));
  }
  return result;
}

const cellOf = (at: number, { width, height }: Plane, columns: number, rows: number): number =>
  Math.floor((Math.floor(at / width) * rows) / height) * columns + Math.floor(((at % width) * columns) / width);
