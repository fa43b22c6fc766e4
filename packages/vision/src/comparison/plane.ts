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

function channels({ width, height, rgb }: Pixels): Planes {
  const planes: Planes = [planeOf(width, height), planeOf(width, height), planeOf(width, height)];
  for (const [channel, { data }] of planes.entries()) {
    for (let at = 0, from = channel; at < data.length; at++, from += 3) data[at] = rgb[from] ?? 0;
  }
  return planes;
}

/** Smaller, each pixel the mean of what it covers. */
export function shrink(plane: Plane, width: number, height: number): Plane {
  if (width === plane.width && height === plane.height) return plane;
  const small = planeOf(width, height);
  shrinkRows(plane.data, plane.width, plane.height, 1, width, height, [small]);
  return small;
}

/** Red, green and blue of a smaller picture. */
export function shrinkColours(pixels: Pixels, width: number, height: number): Planes {
  if (width === pixels.width && height === pixels.height) return channels(pixels);
  const small: Planes = [planeOf(width, height), planeOf(width, height), planeOf(width, height)];
  shrinkRows(pixels.rgb, pixels.width, pixels.height, 3, width, height, small);
  return small;
}

/** `to`: a plane for each of the values that a pixel of `data` has. */
function shrinkRows(
  data: Float32Array | Uint8Array,
  stride: number,
  rows: number,
  values: number,
  width: number,
  height: number,
  to: readonly Plane[],
): void {
  const [across, down] = [sharesOf(stride, width), sharesOf(rows, height)];
  const length = stride * values;
  // Beyond the end, what is weighed with 0.
  const line = new Float32Array(length + across.taps * values);
  for (let y = 0; y < height; y++) {
    line.fill(0);
    for (let k = 0; k < down.taps; k++) {
      const share = down.shares[y * down.taps + k] ?? 0;
      if (share > 0) addRow(line, 0, data, ((down.starts[y] ?? 0) + k) * length, length, share);
    }
    for (const [value, small] of to.entries()) shrinkLine(line, values, value, across, small.data, y * width, width);
  }
}

function shrinkLine(
  line: Float32Array,
  values: number,
  value: number,
  { starts, shares, taps }: Shares,
  to: Float32Array,
  start: number,
  count: number,
): void {
  for (let x = 0; x < count; x++) {
    let sum = 0;
    for (let k = 0, at = x * taps, from = (starts[x] ?? 0) * values + value; k < taps; k++, at++, from += values) {
      sum += (shares[at] ?? 0) * (line[from] ?? 0);
    }
    to[start + x] = sum;
  }
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
  from: Float32Array | Uint8Array,
  start: number,
  count: number,
  factor: number,
): void {
  for (let k = 0; k < count; k++) to[target + k] = (to[target + k] ?? 0) + factor * (from[start + k] ?? 0);
}

/** From this many pixels on, two running means do instead of Gauss's curve: they cost the same at any width. */
const WIDE = 2;

/** Gauss of `sigma` pixels; at the border the border's values go on. */
export function blur(plane: Plane, sigma: number): Plane {
  if (sigma >= WIDE) return wideBlur(plane, sigma);
  const { width, height, data } = plane;
  const weights = gauss(sigma);
  const radius = weights.length - 1;
  const result = planeOf(width, height);
  const line = new Float32Array(width + 2 * radius);
  const rowAt = (y: number): number => Math.min(Math.max(y, 0), height - 1) * width;
  for (let y = 0; y < height; y++) {
    scaleRow(line, radius, data, y * width, width, weights[0] ?? 0);
    for (let k = 1; k <= radius; k++) addRows(line, radius, data, rowAt(y - k), rowAt(y + k), width, weights[k] ?? 0);
    line.fill(line[radius] ?? 0, 0, radius);
    line.fill(line[radius + width - 1] ?? 0, radius + width);
    convolve(line, result.data, y * width, width, weights);
  }
  return result;
}

function scaleRow(
  to: Float32Array,
  target: number,
  from: Float32Array,
  start: number,
  count: number,
  factor: number,
): void {
  for (let k = 0; k < count; k++) to[target + k] = factor * (from[start + k] ?? 0);
}

function addRows(
  to: Float32Array,
  target: number,
  from: Float32Array,
  one: number,
  other: number,
  count: number,
  factor: number,
): void {
  for (let k = 0; k < count; k++) {
    to[target + k] = (to[target + k] ?? 0) + factor * ((from[one + k] ?? 0) + (from[other + k] ?? 0));
  }
}

/** The middle and one side, of two pixels at least. */
function gauss(sigma: number): readonly number[] {
  const radius = Math.max(2, Math.ceil(sigma * 2.5));
  const side = Array.from({ length: radius + 1 }, (_, k) => Math.exp(-(k * k) / (2 * sigma * sigma)));
  const sum = side.reduce((all, one, k) => all + (k === 0 ? one : 2 * one), 0);
  return side.map((one) => one / sum);
}

function convolve(
  line: Float32Array,
  to: Float32Array,
  start: number,
  length: number,
  weights: readonly number[],
): void {
  const radius = weights.length - 1;
  // The nearest two are always there: taken out of the loop, they cost half.
  const [middle = 0, first = 0, second = 0] = weights;
  for (let i = 0; i < length; i++) {
    const at = i + radius;
    let sum =
      middle * (line[at] ?? 0) +
      first * ((line[at - 1] ?? 0) + (line[at + 1] ?? 0)) +
      second * ((line[at - 2] ?? 0) + (line[at + 2] ?? 0));
    for (let k = 3; k <= radius; k++) sum += (weights[k] ?? 0) * ((line[at - k] ?? 0) + (line[at + k] ?? 0));
    to[start + i] = sum;
  }
}

/** Of pixels at these places, what Gauss of `sigma` pixels makes: where few are asked for. */
export function blurredAt({ width, height, data }: Plane, places: Int32Array, sigma: number): Float32Array {
  const weights = gauss(sigma);
  const radius = weights.length - 1;
  return Float32Array.from(places, (at) => {
    const column = at % width;
    const row = Math.floor(at / width);
    let sum = 0;
    for (let dy = -radius; dy <= radius; dy++) {
      const start = Math.min(Math.max(row + dy, 0), height - 1) * width;
      let line = 0;
      for (let dx = -radius; dx <= radius; dx++) {
        line += (weights[Math.abs(dx)] ?? 0) * (data[start + Math.min(Math.max(column + dx, 0), width - 1)] ?? 0);
      }
      sum += (weights[Math.abs(dy)] ?? 0) * line;
    }
    return sum;
  });
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
