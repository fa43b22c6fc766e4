import type { Plane } from './plane.ts';
import { coverage, type Depth, type Placement } from './shape.ts';
import { cells, type Sums } from './sums.ts';

/** The part of the picture around a shape, in a grid of its own. */
const CELLS = 33;
/** Half its side, in radii: some of what is around a shape belongs to the comparison. */
const HALF_WINDOW = 1.2;
const CELL = (2 * HALF_WINDOW) / CELLS;

/** How soft the edge of a shape may be, in radii: one cell, and what scaling and compression make of it. */
const SOFTNESSES = [0.075, 0.12, 0.2, 0.3];
/** A softer edge than this many pixels is no edge. */
const MOST_SOFT = 2.6;

/** What is at and around a shape, one value a cell. */
export const patchOf = (sums: Sums, { x, y, radius }: Placement): Plane =>
  cells(sums, x + 0.5 - HALF_WINDOW * radius, y + 0.5 - HALF_WINDOW * radius, CELL * radius, CELLS, CELLS);

/** How well a shape fits a patch, at the best of sizes and softnesses: the normalised correlation, −1 to 1. */
export function bestCorrelation(patch: Plane, radius: number, depth: Depth, sizes: readonly number[]): number {
  let best = -1;
  for (const softness of SOFTNESSES) {
    if (softness > Math.max(2 * CELL, MOST_SOFT / radius)) continue;
    for (const size of sizes) best = Math.max(best, correlation(patch.values, template(depth, size, softness)));
  }
  return best;
}

function correlation(values: Float32Array, shape: Float32Array): number {
  let [sum, squares, product] = [0, 0, 0];
  for (let at = 0; at < values.length; at++) {
    const value = values[at] ?? 0;
    sum += value;
    squares += value * value;
    product += value * (shape[at] ?? 0);
  }
  const variance = squares - (sum * sum) / values.length;
  return variance > 0 ? product / Math.sqrt(variance) : 0;
}

const TEMPLATES = new Map<Depth, Map<string, Float32Array>>();

/** A shape in the grid: its mean is 0 and the sum of its squares 1. Each is made once. */
function template(depth: Depth, size: number, softness: number): Float32Array {
  const ofShape = TEMPLATES.get(depth) ?? new Map<string, Float32Array>();
  TEMPLATES.set(depth, ofShape);
  const name = `${size}/${softness}`;
  const known = ofShape.get(name);
  if (known) return known;
  const covered = Float32Array.from({ length: CELLS * CELLS }, (_, at) => {
    const x = ((at % CELLS) + 0.5) * CELL - HALF_WINDOW;
    const y = (Math.floor(at / CELLS) + 0.5) * CELL - HALF_WINDOW;
    return coverage(depth, x / size, y / size, softness / size);
  });
  const mean = covered.reduce((sum, value) => sum + value, 0) / covered.length;
  const length = Math.sqrt(covered.reduce((sum, value) => sum + (value - mean) ** 2, 0));
  const made = covered.map((value) => (value - mean) / length);
  ofShape.set(name, made);
  return made;
}
