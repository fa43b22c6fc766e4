import type { Region } from '@biaoshi/core';
import type { Pixels } from '../../pixels.ts';

/** One number a pixel, rows without padding. */
export interface Plane {
  readonly width: number;
  readonly height: number;
  readonly values: Float32Array;
}

/** How much of red, green and blue goes into a plane. */
export type Weights = readonly [red: number, green: number, blue: number];

/** BT.601. */
export const LUMA: Weights = [0.299, 0.587, 0.114];
export const CHANNELS: readonly Weights[] = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
];

/** A region of the picture, which lies within it. */
export function planeOf(
  { width: stride, rgb }: Pixels,
  { x, y, width, height }: Region,
  [red, green, blue]: Weights,
): Plane {
  const values = new Float32Array(width * height);
  for (let row = 0, to = 0; row < height; row++) {
    let from = ((y + row) * stride + x) * 3;
    for (let column = 0; column < width; column++, from += 3, to++) {
      values[to] = red * (rgb[from] ?? 0) + green * (rgb[from + 1] ?? 0) + blue * (rgb[from + 2] ?? 0);
    }
  }
  return { width, height, values };
}

/** The plane with `factor` (at least 1) of its pixels in one, each the mean of what it covers; a rest at the far ends is left out. */
export function shrink(plane: Plane, factor: number): Plane {
  const width = Math.floor(plane.width / factor);
  const height = Math.floor(plane.height / factor);
  const narrow = new Float32Array(width * plane.height);
  for (let y = 0; y < plane.height; y++)
    averageRow(plane.values, y * plane.width, 1, narrow, y * width, 1, width, factor);
  const values = new Float32Array(width * height);
  for (let x = 0; x < width; x++) averageRow(narrow, x, width, values, x, width, height, factor);
  return { width, height, values };
}

function averageRow(
  source: Float32Array,
  from: number,
  sourceStep: number,
  target: Float32Array,
  to: number,
  targetStep: number,
  count: number,
  factor: number,
): void {
  for (let index = 0; index < count; index++) {
    const start = index * factor;
    const end = start + factor;
    const first = Math.floor(start);
    const last = Math.ceil(end) - 1;
    let sum = (source[from + first * sourceStep] ?? 0) * (Math.min(first + 1, end) - start);
    for (let at = first + 1; at < last; at++) sum += source[from + at * sourceStep] ?? 0;
    if (last > first) sum += (source[from + last * sourceStep] ?? 0) * (end - last);
    target[to + index * targetStep] = sum / factor;
  }
}

/** The value at (`x`, `y`), interpolated; the middle of the first pixel is 0. Outside, that of the border. */
export function valueAt({ width, height, values }: Plane, x: number, y: number): number {
  const left = Math.min(Math.max(x, 0), width - 1);
  const top = Math.min(Math.max(y, 0), height - 1);
  const [x0, y0] = [Math.floor(left), Math.floor(top)];
  const [fx, fy] = [left - x0, top - y0];
  const at = y0 * width + x0;
  const right = x0 + 1 < width ? 1 : 0;
  const down = y0 + 1 < height ? width : 0;
  const upper = (values[at] ?? 0) * (1 - fx) + (values[at + right] ?? 0) * fx;
  const lower = (values[at + down] ?? 0) * (1 - fx) + (values[at + down + right] ?? 0) * fx;
  return upper * (1 - fy) + lower * fy;
}
