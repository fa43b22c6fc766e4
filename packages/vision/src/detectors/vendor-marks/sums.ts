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
 * Means over cells of `cell` × `cell` pixels, from (`left`, `top`) on; a cell need not begin or end with a pixel. Outside of
 * the plane there is nothing: what reaches beyond it counts only in part, so the caller stays within.
 */
export function cells(sums: Sums, left: number, top: number, cell: number, width: number, height: number): Plane {
  const values = new Float32Array(width * height);
  const columns = Math.ceil(width * cell) + 2;
  const first = Math.max(0, Math.floor(left));
  const rows = [new Float64Array(columns), new Float64Array(columns)];
  fillRow(sums, top, first, rows[0] as Float64Array);
  for (let y = 0, to = 0; y < height; y++) {
    const [upper, lower] = (y % 2 === 0 ? rows : rows.toReversed()) as [Float64Array, Float64Array];
    fillRow(sums, top + (y + 1) * cell, first, lower);
    let before = between(upper, lower, left - first);
    for (let x = 0; x < width; x++, to++) {
      const after = between(upper, lower, left - first + (x + 1) * cell);
      values[to] = (after - before) / (cell * cell);
      before = after;
    }
  }
  return { width, height, values };
}

/** The sums along a line that may lie between two rows; within a pixel they grow evenly. */
function fillRow({ width, height, values }: Sums, y: number, first: number, row: Float64Array): void {
  const within = Math.min(Math.max(y, 0), height);
  const above = Math.min(Math.floor(within), height - 1);
  const share = within - above;
  for (let index = 0, at = above * (width + 1) + first; index < row.length; index++, at++) {
    if (first + index > width) row[index] = row[index - 1] ?? 0;
    else row[index] = (values[at] ?? 0) * (1 - share) + (values[at + width + 1] ?? 0) * share;
  }
}

function between(upper: Float64Array, lower: Float64Array, x: number): number {
  const at = Math.floor(x);
  const share = x - at;
  const left = (lower[at] ?? 0) - (upper[at] ?? 0);
  const right = (lower[at + 1] ?? 0) - (upper[at + 1] ?? 0);
  return left + (right - left) * share;
}
