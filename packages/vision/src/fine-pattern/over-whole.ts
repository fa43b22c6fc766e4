import { type Agreement, agreement, type Drift, folded, support } from './agreement.ts';
import { LEAST_FREQUENCY, type Square, type Squares } from './squares.ts';

/** A pattern that lies over the whole picture. */
export interface OverWhole {
  /** Squares that have it. */
  readonly fitting: number;
  /** Pixels of the picture from one repeat to the next, in its middle. */
  readonly period: number;
}

/** Repeats of a coarse pattern whose harmonics are fine ones. */
const HARMONICS = [2, 3, 4, 5, 6];
/** Bins by which a peak may miss the frequency that the others agree on, and one that does not change at all. */
const [NEAR, NEAR_FIXED] = [1.2, 0.7];

/** Squares that must have it: of all, of those that could show it, and of those in each quarter and along each side. */
const LEAST_FITTING = 6;
const [SHARE_OF_ALL, SHARE_OF_ABLE, SHARE_OF_PART] = [0.5, 0.7, 0.5];
/** Mean height of their peaks: squares of ordinary photos that happen to agree have 3 to 4.6. */
const LEAST_HEIGHT = 5;
/** Share of them from which a frequency that does not change at all, or a coarse one, explains what was found. */
const [FIXED_SHARE, COARSE_SHARE] = [0.75, 0.5];

/** Null where there is none, or where it is one that files have without a camera. */
export function overWhole({ size, squares }: Squares): OverWhole | null {
  const near = NEAR / size;
  const found = agreement(squares, near);
  if (!found || found.count < LEAST_FITTING || found.height < LEAST_HEIGHT * found.count) return null;
  if (!isEverywhere(found, squares)) return null;
  // Blocks of a JPEG and grids of a generator keep one frequency, also in a picture that was turned or scaled afterwards;
  // no hand holds a camera so straight that a screen does.
  const fixed = found.fitting.map((peak) => (peak ? support(fixedAt(peak), squares, NEAR_FIXED / size, 0).count : 0));
  if (Math.max(...fixed) >= FIXED_SHARE * found.count) return null;
  const frequency = Math.hypot(folded(found.drift.x[0]), folded(found.drift.y[0]));
  const coarsely = squares.map((square) => ({ ...square, peaks: square.coarse }));
  const coarse = HARMONICS.filter((times) => frequency / times < LEAST_FREQUENCY).map(
    (times) => support(divided(found.drift, times), coarsely, near, 0).count,
  );
  if (Math.max(0, ...coarse) >= COARSE_SHARE * found.count) return null;
  return { fitting: found.count, period: 1 / frequency };
}

const fixedAt = ({ x, y }: { x: number; y: number }): Drift => ({ x: [x, 0, 0], y: [y, 0, 0] });
const divided = ({ x, y }: Drift, times: number): Drift => ({
  x: [x[0] / times, x[1] / times, x[2] / times],
  y: [y[0] / times, y[1] / times, y[2] / times],
});

/** Whether squares all over the picture have it, but for those that could not show any. */
function isEverywhere({ fitting, count }: Agreement, squares: readonly Square[]): boolean {
  const able = squares.flatMap((square, index) => (square.able ? [{ ...square, fits: fitting[index] !== null }] : []));
  if (count < SHARE_OF_ALL * squares.length || count < SHARE_OF_ABLE * able.length) return false;
  return PARTS.every((isIn) => {
    const part = able.filter((square) => isIn(square, squares));
    return part.filter(({ fits }) => fits).length >= SHARE_OF_PART * part.length;
  });
}

/** The middle row and column are in two quarters each, wherever whole pixels have put them. */
const ROUNDING = 0.01;
/** The quarters of the picture, and its four sides. A part that could not show any says nothing. */
const PARTS: readonly ((square: Square, all: readonly Square[]) => boolean)[] = [
  ({ u, v }) => u < ROUNDING && v < ROUNDING,
  ({ u, v }) => u > -ROUNDING && v < ROUNDING,
  ({ u, v }) => u < ROUNDING && v > -ROUNDING,
  ({ u, v }) => u > -ROUNDING && v > -ROUNDING,
  ({ u }, all) => all.every((other) => other.u >= u),
  ({ u }, all) => all.every((other) => other.u <= u),
  ({ v }, all) => all.every((other) => other.v >= v),
  ({ v }, all) => all.every((other) => other.v <= v),
];
