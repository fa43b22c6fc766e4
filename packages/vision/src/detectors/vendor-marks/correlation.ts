import type { Plane } from './plane.ts';
import { coverage, type Depth, type Placement } from './shape.ts';

/** Half the window in which a shape is compared, in radii: some of what is around it belongs to the comparison. */
const HALF_WINDOW = 1.2;
/** Points along the window's sides, at most: more of a large shape would tell no more. */
const MAX_POINTS = 48;

/** How well a shape fits what is at and around its place: the normalised correlation, −1 to 1; 0 where all is flat. */
export function correlation(plane: Plane, depth: Depth, { x, y, radius }: Placement): number {
  const half = HALF_WINDOW * radius;
  const step = Math.max(1, Math.ceil((2 * half) / MAX_POINTS));
  const [left, right] = within(x, half, plane.width);
  const [top, bottom] = within(y, half, plane.height);
  let [count, values, squares, shape, shapeSquares, product] = [0, 0, 0, 0, 0, 0];
  for (let row = top; row <= bottom; row += step) {
    for (let column = left; column <= right; column += step) {
      const value = plane.values[row * plane.width + column] ?? 0;
      const covered = coverage(depth, column - x, row - y, radius);
      count++;
      values += value;
      squares += value * value;
      shape += covered;
      shapeSquares += covered * covered;
      product += value * covered;
    }
  }
  const variances = (squares - (values * values) / count) * (shapeSquares - (shape * shape) / count);
  return variances > 0 ? (product - (values * shape) / count) / Math.sqrt(variances) : 0;
}

/** The pixels nearer than `half` to `middle`. */
const within = (middle: number, half: number, length: number): readonly [number, number] => [
  Math.max(0, Math.ceil(middle - half)),
  Math.min(length - 1, Math.floor(middle + half)),
];
