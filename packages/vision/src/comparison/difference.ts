import { blur, type Plane, type Planes, planeOf, shrink } from './plane.ts';

/** Pixels of a side of the cells in which faint differences are summed up. */
const COARSE = 4;
/** Grey levels that a difference must exceed, whatever the picture: pixel by pixel, and in the mean of a cell. */
const FLOOR = 22;
const COARSE_FLOOR = 10;
/** Times that it must exceed what two thirds of the picture stay below. */
const NOISE = 5;
const COARSE_NOISE = 5;
/** Grey levels more for each that its surroundings change by: codecs ring around edges. */
const RINGING = 0.5;
/** Gauss, in pixels, that both pictures get first: brightness, and colour, which codecs store at half the size. */
const BASE_BLUR = 0.7;
const COLOUR_BLUR = 2;
/** Tried to make the sharper one as soft as the other. */
const BLURS = [0.5, 0.8, 1.1, 1.5, 2, 2.6] as const;

/**
 * How far two pictures differ, place by place, as a multiple of what is no difference: above 1 it is one.
 *
 * @param mask 1 where both pictures have something; elsewhere there is no difference.
 */
export function differenceOf(evidence: Planes, listing: Planes, mask: Uint8Array): Plane {
  const [one, other] = [opponents(evidence), opponents(listing)];
  const [softOne, softOther] = equallySharp(one[0], other[0], mask);
  const fine = distances([softOne, ...soft(one)], [softOther, ...soft(other)]);
  const ringing = surroundings(softOther, softOne);
  const result = planeOf(fine.width, fine.height);
  const level = Math.max(FLOOR, NOISE * noiseOf(fine, mask));
  for (let at = 0; at < result.data.length; at++) {
    if (mask[at] === 1) result.data[at] = (fine.data[at] ?? 0) / (level + RINGING * (ringing.data[at] ?? 0));
  }
  addCoarse(result, one, other, mask);
  return result;
}

/** Brightness, blue and red against it. */
function opponents([red, green, blue]: Planes): Planes {
  const { width, height } = red;
  const result: Planes = [planeOf(width, height), planeOf(width, height), planeOf(width, height)];
  for (let at = 0; at < red.data.length; at++) {
    const [r, g, b] = [red.data[at] ?? 0, green.data[at] ?? 0, blue.data[at] ?? 0];
    const y = 0.299 * r + 0.587 * g + 0.114 * b;
    result[0].data[at] = y;
    result[1].data[at] = 0.564 * (b - y);
    result[2].data[at] = 0.713 * (r - y);
  }
  return result;
}

const soft = ([, blue, red]: Planes): readonly [Plane, Plane] => [blur(blue, COLOUR_BLUR), blur(red, COLOUR_BLUR)];

/** Blurs the sharper of the two until they are most alike. */
function equallySharp(one: Plane, other: Plane, mask: Uint8Array): readonly [Plane, Plane] {
  const [a, b] = [blur(one, BASE_BLUR), blur(other, BASE_BLUR)];
  let best = { pair: [a, b] as readonly [Plane, Plane], error: errorOf(a, b, mask) };
  const start = best.error;
  for (const sharper of [0, 1] as const) {
    for (const sigma of BLURS) {
      const pair: readonly [Plane, Plane] = sharper === 0 ? [blur(a, sigma), b] : [a, blur(b, sigma)];
      const error = errorOf(...pair, mask);
      if (error >= best.error) break;
      best = { pair, error };
    }
    if (best.error < start) break;
  }
  return best.pair;
}

/** Mean difference, what is changed counted as little as what is most off. */
function errorOf(one: Plane, other: Plane, mask: Uint8Array): number {
  let [sum, count] = [0, 1];
  for (let at = 0; at < mask.length; at++) {
    if (mask[at] === 0) continue;
    sum += Math.min(20, Math.abs((one.data[at] ?? 0) - (other.data[at] ?? 0)));
    count++;
  }
  return sum / count;
}

/** How far each pixel is from all that the other picture has within a pixel of it, either way, over all channels. */
function distances(one: Planes, other: Planes): Plane {
  const result = planeOf(one[0].width, one[0].height);
  for (const [channel, a] of one.entries()) {
    const b = other[channel] ?? a;
    const [ofA, ofB] = [rangeOf(a), rangeOf(b)];
    for (let at = 0; at < result.data.length; at++) {
      const [p, q] = [a.data[at] ?? 0, b.data[at] ?? 0];
      const far = Math.max(
        p - (ofB.high[at] ?? 0),
        (ofB.low[at] ?? 0) - p,
        q - (ofA.high[at] ?? 0),
        (ofA.low[at] ?? 0) - q,
        0,
      );
      result.data[at] = (result.data[at] ?? 0) + far * far;
    }
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
  const across = rangeAlong(
    data,
    data,
    (at) => at % width === 0,
    (at) => at % width === width - 1,
    1,
  );
  return rangeAlong(
    across.low,
    across.high,
    (at) => at < width,
    (at) => at >= width * (height - 1),
    width,
  );
}

/** Of each value, the one `step` before and the one after; none beyond the first and the last. */
function rangeAlong(
  lows: Float32Array,
  highs: Float32Array,
  isFirst: (at: number) => boolean,
  isLast: (at: number) => boolean,
  step: number,
): Range {
  const [low, high] = [new Float32Array(lows.length), new Float32Array(lows.length)];
  for (let at = 0; at < low.length; at++) {
    const [before, after] = [isFirst(at) ? at : at - step, isLast(at) ? at : at + step];
    let [least, most] = [lows[at] ?? 0, highs[at] ?? 0];
    if ((lows[before] ?? 0) < least) least = lows[before] ?? 0;
    if ((lows[after] ?? 0) < least) least = lows[after] ?? 0;
    if ((highs[before] ?? 0) > most) most = highs[before] ?? 0;
    if ((highs[after] ?? 0) > most) most = highs[after] ?? 0;
    low[at] = least;
    high[at] = most;
  }
  return { low, high };
}

/** How much changes around each pixel, in the picture that changes less there. */
function surroundings(one: Plane, other: Plane): Plane {
  const [a, b] = [activity(one), activity(other)];
  const least = planeOf(one.width, one.height);
  for (let at = 0; at < least.data.length; at++) least.data[at] = Math.min(a.data[at] ?? 0, b.data[at] ?? 0);
  return least;
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
function addCoarse(result: Plane, one: Planes, other: Planes, mask: Uint8Array): void {
  const [width, height] = [Math.ceil(result.width / COARSE), Math.ceil(result.height / COARSE)];
  const small = (planes: Planes): Planes => planes.map((plane) => shrink(plane, width, height)) as unknown as Planes;
  const coarse = blur(distances(small(one), small(other)), 0.8);
  const cells = new Uint8Array(width * height).fill(1);
  for (let at = 0; at < mask.length; at++) if (mask[at] === 0) cells[cellOf(at, result, width, height)] = 0;
  const level = Math.max(COARSE_FLOOR, COARSE_NOISE * noiseOf(coarse, cells));
  for (let at = 0; at < mask.length; at++) {
    const cell = cellOf(at, result, width, height);
    if (cells[cell] === 1) result.data[at] = Math.max(result.data[at] ?? 0, (coarse.data[cell] ?? 0) / level);
  }
}

const cellOf = (at: number, { width, height }: Plane, columns: number, rows: number): number =>
  Math.floor((Math.floor(at / width) * rows) / height) * columns + Math.floor(((at % width) * columns) / width);
