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

/** The value at (`x`, `y`), interpolated; the middle of the first pixel is 0. Outside, that of the border. */
export function valueAt({ width, height, values }: Plane, x: number, y: number): number {
  const left = Math.min(Math.max(x, 0), width - 1);
  const top = Math.min(Math.max(y, 0), height - 1);
  const x0 = Math.floor(left);
  const y0 = Math.floor(top);
  const fx = left - x0;
  const fy = top - y0;
  const at = y0 * width + x0;
  const right = x0 + 1 < width ? 1 : 0;
  const down = y0 + 1 < height ? width : 0;
  const upper = (values[at] ?? 0) * (1 - fx) + (values[at + right] ?? 0) * fx;
  const lower = (values[at + down] ?? 0) * (1 - fx) + (values[at + down + right] ?? 0) * fx;
  return upper * (1 - fy) + lower * fy;
}
