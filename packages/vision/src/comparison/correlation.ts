import type { Plane } from './plane.ts';

/** How alike a square of one plane is to a square of another, whatever their brightness and contrast. */
export interface Likeness {
  /** -1 to 1; 0 where one of them is flat. */
  readonly correlation: number;
  /** Standard deviation in the one and in the other. */
  readonly contrast: readonly [number, number];
}

/** Squares of `size` pixels, whose upper left pixels are given by their places in the data. */
export function correlate(one: Plane, from: number, other: Plane, to: number, size: number): Likeness {
  const { data: here, width: wide } = one;
  const { data: there, width: across } = other;
  let a = 0;
  let b = 0;
  let aa = 0;
  let bb = 0;
  let ab = 0;
  for (let row = 0; row < size; row++) {
    for (let p = from + row * wide, q = to + row * across, end = p + size; p < end; p++, q++) {
      const x = here[p] ?? 0;
      const y = there[q] ?? 0;
      a += x;
      b += y;
      aa += x * x;
      bb += y * y;
      ab += x * y;
    }
  }
  const n = size * size;
  const varianceOne = Math.max(0, aa / n - (a / n) ** 2);
  const varianceOther = Math.max(0, bb / n - (b / n) ** 2);
  const product = Math.sqrt(varianceOne * varianceOther);
  return {
    correlation: product > 1e-3 ? (ab / n - (a / n) * (b / n)) / product : 0,
    contrast: [Math.sqrt(varianceOne), Math.sqrt(varianceOther)],
  };
}
