import { certaintyOf } from './fit.ts';
import type { Plane } from './plane.ts';
import type { Placement, ShapeMark } from './shape.ts';

export interface Refined extends Placement {
  readonly certainty: number;
}

/** Steps of place and size, in radii, that are tried in turn. */
const STEPS = [0.12, 0.06, 0.03, 0.015];
/** Moves with one step, at most. */
const MAX_MOVES = 4;
/** How far the size may go from where it started, as a factor. */
const MOST_GROWTH = 1.25;
/** What is no more certain than this after the steps that are large will not become a mark with small ones. */
const HOPELESS = 12;
const LARGE_STEPS = 2;

/** Moves a shape to where its outline fits best nearby; undefined where it fits nowhere. */
export function refine(plane: Plane, mark: ShapeMark, start: Placement): Refined | undefined {
  const at = ({ x, y, radius }: Placement): Refined => ({
    x,
    y,
    radius,
    certainty: certaintyOf(plane, mark, { x, y, radius }),
  });
  let best = at(start);
  for (const [index, step] of STEPS.entries()) {
    if (index === LARGE_STEPS && best.certainty < HOPELESS) return undefined;
    for (let move = 0; move < MAX_MOVES; move++) {
      const better = neighbours(best, step * start.radius)
        .filter(({ radius }) => radius < start.radius * MOST_GROWTH && radius > start.radius / MOST_GROWTH)
        .map(at)
        .reduce((one, other) => (other.certainty > one.certainty ? other : one), best);
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
