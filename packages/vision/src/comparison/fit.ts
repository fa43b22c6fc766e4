import { apply, type Matrix, multiply, type Point } from './matrix.ts';
import { LeastSquares } from './solve.ts';

/** A point of one picture and where it is in the other. */
export interface Pair {
  readonly from: Point;
  readonly to: Point;
}

/** What may happen to a picture, from the least to the most: turned and scaled, sheared as well, seen at an angle. */
export const MODELS = ['similarity', 'affine', 'homography'] as const;
export type Model = (typeof MODELS)[number];

/** Pairs without which a model is not determined. */
export const LEAST_PAIRS: Readonly<Record<Model, number>> = { similarity: 2, affine: 3, homography: 4 };

/** The matrix of that kind with the least weighted squares. Null where the pairs do not determine one. */
export function fit(model: Model, pairs: readonly Pair[], weights?: readonly number[]): Matrix | null {
  if (pairs.length < LEAST_PAIRS[model]) return null;
  const [before, after] = [centring(pairs.map(({ from }) => from)), centring(pairs.map(({ to }) => to))];
  if (!before || !after) return null;
  const near = pairs.map(({ from, to }) => ({ from: apply(before.there, from), to: apply(after.there, to) }));
  const matrix = FITS[model](near, weights ?? pairs.map(() => 1));
  return matrix && multiply(after.back, multiply(matrix, before.there));
}

/** Moves points to a middle of 0 and a size of 1: sums of squares of raw coordinates lose their digits. */
function centring(points: readonly Point[]): { readonly there: Matrix; readonly back: Matrix } | null {
  const x = points.reduce((sum, one) => sum + one.x, 0) / points.length;
  const y = points.reduce((sum, one) => sum + one.y, 0) / points.length;
  const size = Math.sqrt(points.reduce((sum, one) => sum + (one.x - x) ** 2 + (one.y - y) ** 2, 0) / points.length);
  if (!(size > 1e-6)) return null;
  return { there: [1 / size, 0, -x / size, 0, 1 / size, -y / size, 0, 0, 1], back: [size, 0, x, 0, size, y, 0, 0, 1] };
}

type Fit = (pairs: readonly Pair[], weights: readonly number[]) => Matrix | null;

const FITS: Readonly<Record<Model, Fit>> = {
  similarity: (pairs, weights) => {
    const sums = new LeastSquares(4);
    for (const [at, { from, to }] of pairs.entries()) {
      sums.add([from.x, -from.y, 1, 0], to.x, weights[at] ?? 0);
      sums.add([from.y, from.x, 0, 1], to.y, weights[at] ?? 0);
    }
    const [a = 0, b = 0, x = 0, y = 0] = sums.solve() ?? [];
    return a === 0 && b === 0 ? null : [a, -b, x, b, a, y, 0, 0, 1];
  },
  affine: (pairs, weights) => {
    const [across, down] = [new LeastSquares(3), new LeastSquares(3)];
    for (const [at, { from, to }] of pairs.entries()) {
      across.add([from.x, from.y, 1], to.x, weights[at] ?? 0);
      down.add([from.x, from.y, 1], to.y, weights[at] ?? 0);
    }
    const [x, y] = [across.solve(), down.solve()];
    if (!x || !y) return null;
    return [x[0] ?? 0, x[1] ?? 0, x[2] ?? 0, y[0] ?? 0, y[1] ?? 0, y[2] ?? 0, 0, 0, 1];
  },
  homography: (pairs, weights) => {
    const sums = new LeastSquares(8);
    for (const [at, { from, to }] of pairs.entries()) {
      const { x, y } = from;
      sums.add([x, y, 1, 0, 0, 0, -x * to.x, -y * to.x], to.x, weights[at] ?? 0);
      sums.add([0, 0, 0, x, y, 1, -x * to.y, -y * to.y], to.y, weights[at] ?? 0);
    }
    const h = sums.solve();
    if (!h) return null;
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, i = 0] = h;
    return [a, b, c, d, e, f, g, i, 1];
  },
};
