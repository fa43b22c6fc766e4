import type { Plane } from './plane.ts';

/** Sums of a plane's values above and left of each corner of a pixel: any part of the plane is averaged in a few steps. */
export interface Sums {
  /** Of the plane. */
  readonly width: number;
  readonly height: number;
  /** One column and one row more than the plane has. */
  readonly values: Float64Array;
}

export function sumsOf({ width, height, values }: Plane): Sums {
  const sums = new Float64Array((width + 1) * (height + 1));
  for (let y = 0, from = 0, to = width + 2; y < height; y++, to++) {
    let row = 0;
    for (let x = 0; x < width; x++, from++, to++) {
      row += values[from] ?? 0;
      sums[to] = (sums[to - width - 1] ?? 0) + row;
    }
  }
  return { width, height, values: sums };
}

/**
 * Means over cells of `cell` × `cell` pixels, from (`left`, `top`) on; a cell need not begin or end with a pixel. A cell that
 * would reach beyond the plane stands at its border instead. The plane is at least as wide and as high as a cell.
 */
export function cells(sums: Sums, left: number, top: number, cell: number, width: number, height: number): Plane {
  const values = new Float32Array(width * height);
  const within = (place: number, length: number): number => Math.min(Math.max(place, 0), length - cell);
  const first = Math.floor(within(left, sums.width));
  const columns = Math.min(Math.ceil(width * cell) + 2, sums.width + 1 - first);
  const upper = new Float64Array(columns);
  const lower = new Float64Array(columns);
  for (let y = 0, to = 0; y < height; y++) {
    const from = within(top + y * cell, sums.height);
    fillRow(sums, from, first, upper);
    fillRow(sums, from + cell, first, lower);
    for (let x = 0; x < width; x++, to++) {
      const at = within(left + x * cell, sums.width) - first;
      values[to] = (between(upper, lower, at + cell) - between(upper, lower, at)) / (cell * cell);
    }
  }
  return { width, height, values };
}

/** The sums along a line that may lie between two rows; within a pixel they grow evenly. */
function fillRow({ width, height, values }: Sums, y: number, first: number, row: Float64Array): void {
  const above = Math.min(Math.floor(y), height - 1);
  const share = y - above;
  for (let index = 0, at = above * (width + 1) + first; index < row.length; index++, at++) {
    row[index] = (values[at] ?? 0) * (1 - share) + (values[at + width + 1] ?? 0) * share;
  }
}

function between(upper: Float64Array, lower: Float64Array, x: number): number {
  const at = Math.min(Math.floor(x), upper.length - 2);
  const share = x - at;
  const left = (lower[at] ?? 0) - (upper[at] ?? 0);
  const right = (lower[at + 1] ?? 0) - (upper[at + 1] ?? 0);
  return left + (right - left) * share;
}
