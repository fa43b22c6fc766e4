import type { Pixels } from '../pixels.ts';

/** One value a pixel, row by row. The middle of the first pixel is (0.5, 0.5), so that a change of size is one factor. */
export interface Plane {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

export const planeOf = (width: number, height: number): Plane => ({
  width,
  height,
  data: new Float32Array(width * height),
});

/** Luma, 0 to 255 (ITU-R BT.601). */
export function luminance({ width, height, rgb }: Pixels): Plane {
  const plane = planeOf(width, height);
  for (let at = 0, from = 0; at < plane.data.length; at++, from += 3) {
    plane.data[at] = 0.299 * (rgb[from] ?? 0) + 0.587 * (rgb[from + 1] ?? 0) + 0.114 * (rgb[from + 2] ?? 0);
  }
  return plane;
}

/** Red, green, blue. */
export type Planes = readonly [Plane, Plane, Plane];

export function channels({ width, height, rgb }: Pixels): Planes {
  const planes: Planes = [planeOf(width, height), planeOf(width, height), planeOf(width, height)];
  for (const [channel, { data }] of planes.entries()) {
    for (let at = 0, from = channel; at < data.length; at++, from += 3) data[at] = rgb[from] ?? 0;
  }
  return planes;
}

/** Smaller, each pixel the mean of what it covers. */
export function shrink(plane: Plane, width: number, height: number): Plane {
  if (width === plane.width && height === plane.height) return plane;
  const [across, down] = [sharesOf(plane.width, width), sharesOf(plane.height, height)];
  const narrow = planeOf(width, plane.height);
  for (let y = 0, to = 0; y < plane.height; y++) {
    for (let x = 0; x < width; x++, to++) {
      const from = y * plane.width + (across.starts[x] ?? 0);
      let sum = 0;
      for (let k = 0, at = x * across.taps; k < across.taps; k++, at++) {
        sum += (across.shares[at] ?? 0) * (plane.data[from + k] ?? 0);
      }
      narrow.data[to] = sum;
    }
  }
  const small = planeOf(width, height);
  for (let y = 0; y < height; y++) {
    for (let k = 0; k < down.taps; k++) {
      const share = down.shares[y * down.taps + k] ?? 0;
      if (share > 0) addRow(small.data, y * width, narrow.data, ((down.starts[y] ?? 0) + k) * width, width, share);
    }
  }
  return small;
}

interface Shares {
  /** For each of the fewer pixels, the first that it covers, and the shares of that one and those after it. */
  readonly starts: Int32Array;
  readonly shares: Float32Array;
  readonly taps: number;
}

function sharesOf(length: number, count: number): Shares {
  const step = length / count;
  const taps = Math.ceil(step) + 1;
  const starts = new Int32Array(count);
  const shares = new Float32Array(count * taps);
  for (let i = 0; i < count; i++) {
    const [low, high] = [i * step, Math.min((i + 1) * step, length)];
    starts[i] = Math.floor(low);
    for (let k = 0, at = Math.floor(low); at < high; k++, at++) {
      shares[i * taps + k] = (Math.min(at + 1, high) - Math.max(at, low)) / (high - low);
    }
  }
  return { starts, shares, taps };
}

function addRow(
  to: Float32Array,
  target: number,
  from: Float32Array,
  start: number,
  count: number,
  factor: number,
): void {
  for (let k = 0; k < count; k++) to[target + k] = (to[target + k] ?? 0) + factor * (from[start + k] ?? 0);
}

/** From this many pixels on, two running means do instead of Gauss's curve: they cost the same at any width. */
const WIDE = 2.5;

/** Gauss of `sigma` pixels; at the border the border's values go on. */
export function blur(plane: Plane, sigma: number): Plane {
  if (sigma >= WIDE) return wideBlur(plane, sigma);
  const { width, height } = plane;
  const weights = gauss(sigma);
  const radius = weights.length - 1;
  const between = planeOf(width, height);
  const line = new Float32Array(width + 2 * radius);
  for (let y = 0; y < height; y++) {
    pad(line, plane.data, y * width, width, radius);
    convolve(line, between.data, y * width, width, weights);
  }
  const result = planeOf(width, height);
  const rowAt = (y: number): number => Math.min(Math.max(y, 0), height - 1) * width;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) result.data[y * width + x] = (weights[0] ?? 0) * (between.data[y * width + x] ?? 0);
    for (let k = 1; k <= radius; k++) {
      const [above, below, weight] = [rowAt(y - k), rowAt(y + k), weights[k] ?? 0];
      for (let x = 0, to = y * width; x < width; x++, to++) {
        result.data[to] =
          (result.data[to] ?? 0) + weight * ((between.data[above + x] ?? 0) + (between.data[below + x] ?? 0));
      }
    }
  }
  return result;
}

/** The middle and one side. */
function gauss(sigma: number): readonly number[] {
  const radius = Math.ceil(sigma * 2.5);
  const side = Array.from({ length: radius + 1 }, (_, k) => Math.exp(-(k * k) / (2 * sigma * sigma)));
  const sum = side.reduce((all, one, k) => all + (k === 0 ? one : 2 * one), 0);
  return side.map((one) => one / sum);
}

/** A row with its ends repeated. */
function pad(line: Float32Array, from: Float32Array, start: number, length: number, radius: number): void {
  line.set(from.subarray(start, start + length), radius);
  line.fill(from[start] ?? 0, 0, radius);
  line.fill(from[start + length - 1] ?? 0, radius + length);
}

function convolve(
  line: Float32Array,
  to: Float32Array,
  start: number,
  length: number,
  weights: readonly number[],
): void {
  const radius = weights.length - 1;
  for (let i = 0; i < length; i++) {
    let sum = (weights[0] ?? 0) * (line[i + radius] ?? 0);
    for (let k = 1; k <= radius; k++) {
      sum += (weights[k] ?? 0) * ((line[i + radius - k] ?? 0) + (line[i + radius + k] ?? 0));
    }
    to[start + i] = sum;
  }
}

function wideBlur(plane: Plane, sigma: number): Plane {
  const { width, height } = plane;
  // A box of n pixels has the variance (n² - 1) / 12, and there are two.
  const radius = Math.max(1, Math.round((Math.sqrt(6 * sigma * sigma + 1) - 1) / 2));
  const [one, other] = [planeOf(width, height), planeOf(width, height)];
  meanRows(plane.data, one.data, width, height, radius);
  meanRows(one.data, other.data, width, height, radius);
  meanColumns(other.data, one.data, width, height, radius);
  meanColumns(one.data, other.data, width, height, radius);
  return other;
}

function meanRows(from: Float32Array, to: Float32Array, width: number, height: number, radius: number): void {
  const factor = 1 / (2 * radius + 1);
  const last = width - 1;
  for (let row = 0; row < width * height; row += width) {
    let sum = 0;
    for (let k = -radius; k <= radius; k++) sum += from[row + Math.min(Math.max(k, 0), last)] ?? 0;
    for (let x = 0; x < width; x++) {
      to[row + x] = sum * factor;
      const [leaving, entering] = [x > radius ? x - radius : 0, x + radius < last ? x + radius + 1 : last];
      sum += (from[row + entering] ?? 0) - (from[row + leaving] ?? 0);
    }
  }
}

function meanColumns(from: Float32Array, to: Float32Array, width: number, height: number, radius: number): void {
  const factor = 1 / (2 * radius + 1);
  const rowAt = (y: number): number => Math.min(Math.max(y, 0), height - 1) * width;
  const sums = new Float32Array(width);
  for (let k = -radius; k <= radius; k++) addRow(sums, 0, from, rowAt(k), width, 1);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) to[y * width + x] = (sums[x] ?? 0) * factor;
    addRow(sums, 0, from, rowAt(y + radius + 1), width, 1);
    addRow(sums, 0, from, rowAt(y - radius), width, -1);
  }
}

/** What stands out from its surroundings of `sigma` pixels: brightness that changes slowly is gone. */
export function detail(plane: Plane, sigma: number): Plane {
  const around = blur(plane, sigma);
  const result = planeOf(plane.width, plane.height);
  for (let at = 0; at < result.data.length; at++) result.data[at] = (plane.data[at] ?? 0) - (around.data[at] ?? 0);
  return result;
}
