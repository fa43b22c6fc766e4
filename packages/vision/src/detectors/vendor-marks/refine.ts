import { fit, type OutlineFit } from './fit.ts';
import type { Plane } from './plane.ts';
import type { Placement, ShapeMark } from './shape.ts';

export interface Refined extends Placement {
  readonly fit: OutlineFit;
}

/** Steps of place and size, in radii, that are tried in turn. */
const STEPS = [0.12, 0.06, 0.03, 0.015];
/** Moves with one step, at most. */
const MAX_MOVES = 4;
/** How far the size may go from where it started, as a factor. */
const MOST_GROWTH = 1.25;

/** Moves a shape to where its outline fits best nearby. */
export function refine(plane: Plane, mark: ShapeMark, start: Placement): Refined {
  let best: Refined = { ...start, fit: fit(plane, mark, start) };
  for (const step of STEPS) {
    for (let move = 0; move < MAX_MOVES; move++) {
      const better = neighbours(best, step * start.radius)
        .filter(({ radius }) => radius < start.radius * MOST_GROWTH && radius > start.radius / MOST_GROWTH)
        .map((placement) => ({ ...placement, fit: fit(plane, mark, placement) }))
        .reduce((one, other) => (other.fit.certainty > one.fit.certainty ? other : one), best);
      if (better === best) break;
      best = better;
    }
  }
  return best;
}

const neighbours = ({ x, y, radius }: Placement, step: number): readonly Placement[] => [
  { x: x - step, y, radius },
  { x: x + step, y, radius },
  { x, y: y - step, radius },
  { x, y: y + step, radius },
  { x, y, radius: radius - step },
  { x, y, radius: radius + step },
];
