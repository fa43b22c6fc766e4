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
  let [a, b, aa, bb, ab] = [0, 0, 0, 0, 0];
  for (let row = 0; row < size; row++) {
    let [p, q] = [from + row * one.width, to + row * other.width];
    for (let column = 0; column < size; column++, p++, q++) {
      const [x, y] = [one.data[p] ?? 0, other.data[q] ?? 0];
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
