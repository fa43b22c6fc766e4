import { type Corner, inverted } from './corner.ts';
import { fit, type OutlineFit } from './fit.ts';
import { type Refined, refine } from './refine.ts';
import { search } from './search.ts';
import type { Depth, Placement, ShapeMark } from './shape.ts';
import { bestCorrelation, patchOf } from './surface.ts';

/**
 * What a shape must reach before it counts, set on 20 real copies, whose least are 38, 10 and 0.57: letters, leaves and
 * lights that resemble the shape keep below at least one.
 */
const LEAST_CERTAINTY = 33;
const LEAST_PLAIN_CERTAINTY = 8;
const LEAST_CORRELATION = 0.52;
/** What the outline is this certain of stands on a plain ground, and correlates better. */
const PLAIN_GROUND = { certainty: 80, correlation: 0.72 };
/** Opacity of each side and of each colour, as share of the whole's, at least: one white layer lies over all of them. */
const LEAST_SIDE = 0.6;
const LEAST_COLOUR = 0.4;
/** A colour that has less room above it than this says nothing. */
const LEAST_ROOM = 40;
/** Blur makes an outline seem smaller: the shape itself is compared in these sizes, and what it could be taken for in those. */
const SIZES = [0.94, 1, 1.06, 1.12, 1.18];
const RIVAL_SIZES = [0.8, 0.87, 0.94, 1, 1.06, 1.12, 1.18, 1.25, 1.32];
const WHITE = 255;
/** By how much of itself the shape's correlation is above that of each of these. */
const LEAST_LEAD = 0.001;
/** What correlates like this is on a ground so plain that the shape out of proportion must not fit better by more than this. */
const CLOSE_FIT = 0.88;
const MOST_BEHIND = 0.002;
/** Lightness beyond the shape's points, as share of the step, at most. */
const MOST_BEYOND = 0.4;
/** Steps of luma that are smaller cannot be told from what compression makes. */
const LEAST_STEP = 1.5;

/** Where a mark stands in a corner of a picture, in pixels from the corner's left and top; or undefined. */
export function findMark(corner: Corner, mark: ShapeMark, shorterSide: number): Placement | undefined {
  const found = findLighter(corner, mark, shorterSide);
  if (found || mark.light === WHITE) return found;
  return findLighter(inverted(corner), { ...mark, light: WHITE - mark.light }, shorterSide);
}

/** The same for a mark that is lighter than what it lies on. */
function findLighter(corner: Corner, mark: ShapeMark, shorterSide: number): Placement | undefined {
  const refined = search(corner.sums, mark, shorterSide).flatMap(
    (candidate) => refine(corner.luma, mark, candidate) ?? [],
  );
  return bestOfEachPlace(refined).find((one) => {
    const whole = fit(corner.luma, mark, one);
    return fitsOutline(whole, mark) && isGrey(corner, mark, one, whole) && fitsSurface(corner, mark, one);
  });
}

/** Best first; of what lies on one another only the best: where that is no mark, a worse fit to the same thing is none. */
function bestOfEachPlace(refined: readonly Refined[]): readonly Refined[] {
  const kept: Refined[] = [];
  for (const one of refined.toSorted((a, b) => b.certainty - a.certainty)) {
    const isSame = (other: Refined) => Math.hypot(one.x - other.x, one.y - other.y) < other.radius;
    if (!kept.some(isSame)) kept.push(one);
  }
  return kept;
}

function fitsOutline(
  { opacity, sides, step, beyond, certainty, plainCertainty }: OutlineFit,
  mark: ShapeMark,
): boolean {
  const [least, most] = mark.opacity;
  return (
    step >= LEAST_STEP &&
    opacity >= least &&
    opacity <= most &&
    certainty >= LEAST_CERTAINTY &&
    plainCertainty >= LEAST_PLAIN_CERTAINTY &&
    beyond <= MOST_BEYOND &&
    sides.every((side) => side >= LEAST_SIDE * opacity)
  );
}

/** It correlates as a real one would on such a ground, and better than the shapes that it could be taken for. */
function fitsSurface({ sums }: Corner, { depth, rivals, distorted }: ShapeMark, placement: Refined): boolean {
  const patch = patchOf(sums, placement);
  const found = bestCorrelation(patch, placement.radius, depth, SIZES);
  const least = placement.certainty < PLAIN_GROUND.certainty ? LEAST_CORRELATION : PLAIN_GROUND.correlation;
  if (found < least) return false;
  const best = (shape: Depth): number => bestCorrelation(patch, placement.radius, shape, RIVAL_SIZES);
  return (
    rivals.every((rival) => best(rival) < found * (1 - LEAST_LEAD)) &&
    (found < CLOSE_FIT || distorted.every((shape) => best(shape) <= found * (1 + MOST_BEHIND)))
  );
}

/** What lies there takes all colours towards one grey, or towards white. */
const isGrey = (corner: Corner, mark: ShapeMark, placement: Placement, whole: OutlineFit): boolean =>
  corner.channels().every((plane) => {
    const { opacity, room } = fit(plane, mark, placement);
    return room < LEAST_ROOM || opacity >= LEAST_COLOUR * whole.opacity;
  });
