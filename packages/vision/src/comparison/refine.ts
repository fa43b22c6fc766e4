import { correlate } from './correlation.ts';
import { fit, MODELS, type Model, type Pair } from './fit.ts';
import { apply, isPlausible, type Matrix, multiply } from './matrix.ts';
import { detail, type Plane } from './plane.ts';
import { sampled, warpTo } from './warp.ts';

/** Pixels a side of the squares that are looked for again. */
const SIZE = 17;
/** Squares, at most. */
const MAX_SQUARES = 250;
/** Pixels that a square is looked for in each direction: first, and later. */
const REACH = [5, 2, 2] as const;
/** Standard deviation (grey levels) without which a square is flat. */
const MIN_CONTRAST = 2.5;
/** Correlation below which a square was not found again. */
const MIN_CORRELATION = 0.6;
/** Pixels beyond which a square that was found counts for nothing. */
const OUTLIER = 2.5;
/** A mapping with more freedom must bring the squares this much nearer. */
const WORTH_IT = 0.85;

/**
 * Makes a mapping exact: squares of the frame are looked for again around where the mapping puts them, and the mapping is
 * fitted to where they were found. Both planes are of about the same size of detail.
 *
 * @param matrix Takes a pixel of `frame` to one of `picture`.
 */
export function refine(frame: Plane, picture: Plane, matrix: Matrix): Matrix {
  const fine = detail(frame, 4);
  let best = matrix;
  for (const reach of REACH) {
    const moves = movesOf(fine, picture, best, reach);
    const next = fitMoves(moves, frame, best);
    if (!next) break;
    best = next;
  }
  return best;
}

/** Squares that were found again: from the frame to where in the frame the warped picture has them. */
function movesOf(fine: Plane, picture: Plane, matrix: Matrix, reach: number): readonly Pair[] {
  const warp = warpTo(fine, picture, matrix);
  const warped = detail(sampled(picture, warp, fine.width, fine.height), 4);
  const step = Math.max(8, Math.sqrt((fine.width * fine.height) / MAX_SQUARES));
  const half = SIZE >> 1;
  const edge = half + reach + 1;
  const moves: Pair[] = [];
  for (let y = edge; y < fine.height - edge; y += step) {
    for (let x = edge; x < fine.width - edge; x += step) {
      const move = find(fine, warped, warp.inside, Math.floor(x), Math.floor(y), reach);
      if (move) moves.push(move);
    }
  }
  return moves;
}

function find(fine: Plane, warped: Plane, inside: Uint8Array, x: number, y: number, reach: number): Pair | null {
  const { width } = fine;
  const half = SIZE >> 1;
  const edge = half + reach;
  for (const [dx, dy] of [
    [-edge, -edge],
    [edge, -edge],
    [-edge, edge],
    [edge, edge],
  ] as const) {
    if (inside[(y + dy) * width + x + dx] === 0) return null;
  }
  const from = (y - half) * width + x - half;
  if (correlate(fine, from, fine, from, SIZE).contrast[0] < MIN_CONTRAST) return null;
  const side = 2 * reach + 1;
  const grid = new Float32Array(side * side);
  let best = 0;
  for (let at = 0; at < grid.length; at++) {
    const [dx, dy] = [(at % side) - reach, Math.floor(at / side) - reach];
    grid[at] = correlate(fine, from, warped, from + dy * width + dx, SIZE).correlation;
    if ((grid[at] ?? 0) > (grid[best] ?? 0)) best = at;
  }
  if ((grid[best] ?? 0) < MIN_CORRELATION) return null;
  const [column, row] = [best % side, Math.floor(best / side)];
  // The best at the rim of what was searched is only the way to a better one.
  if (column === 0 || row === 0 || column === side - 1 || row === side - 1) return null;
  const dx = column - reach + peak(grid[best - 1] ?? 0, grid[best] ?? 0, grid[best + 1] ?? 0);
  const dy = row - reach + peak(grid[best - side] ?? 0, grid[best] ?? 0, grid[best + side] ?? 0);
  return { from: { x: x + 0.5, y: y + 0.5 }, to: { x: x + 0.5 + dx, y: y + 0.5 + dy } };
}

/** Where between -1 and 1 a curve through three values is highest. */
function peak(before: number, middle: number, after: number): number {
  const bend = before - 2 * middle + after;
  return bend < 0 ? Math.max(-0.5, Math.min(0.5, (before - after) / (2 * bend))) : 0;
}

/** The simplest correction that does as well as a freer one. */
function fitMoves(moves: readonly Pair[], frame: Plane, matrix: Matrix): Matrix | null {
  let best: { readonly matrix: Matrix; readonly error: number } | null = null;
  for (const model of MODELS) {
    const correction = robust(model, moves);
    if (!correction) continue;
    const next = multiply(matrix, correction);
    if (!isPlausible(next, frame.width, frame.height)) continue;
    const error = errorOf(correction, moves);
    if (!best || error < best.error * WORTH_IT) best = { matrix: next, error };
  }
  return best?.matrix ?? null;
}

/** A fit that what was found in the wrong place hardly moves (Tukey's weights). */
function robust(model: Model, moves: readonly Pair[]): Matrix | null {
  if (moves.length < 8) return null;
  let weights = moves.map(() => 1);
  let result: Matrix | null = null;
  for (let pass = 0; pass < 5; pass++) {
    const next = fit(model, moves, weights);
    if (!next) return result;
    result = next;
    const errors = moves.map((move) => off(next, move));
    const scale = Math.max(OUTLIER, 3 * (errors.toSorted((a, b) => a - b)[errors.length >> 1] ?? 0));
    weights = errors.map((error) => (error < scale ? (1 - (error / scale) ** 2) ** 2 : 0));
  }
  return result;
}

/** Squared pixels, what is far off counted as an outlier. */
const errorOf = (matrix: Matrix, moves: readonly Pair[]): number =>
  moves.reduce((sum, move) => sum + Math.min(off(matrix, move), OUTLIER) ** 2, 0) / moves.length + 0.005;

function off(matrix: Matrix, { from, to }: Pair): number {
  const { x, y } = apply(matrix, from);
  return Math.hypot(x - to.x, y - to.y);
}
