import type { Region } from '@biaoshi/core';
import type { Pixels } from '../../pixels.ts';
import { correlation } from './correlation.ts';
import { fit, type OutlineFit } from './fit.ts';
import { CHANNELS, LUMA, type Plane, planeOf } from './plane.ts';
import { type Refined, refine } from './refine.ts';
import { search } from './search.ts';
import type { Depth, Placement, ShapeMark } from './shape.ts';

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
/** Blur makes an outline seem smaller: the shape itself is compared in these sizes. */
const SIZES = [1, 1.08, 1.16];
/** Lightness beyond the shape's points, as share of the step, at most. */
const MOST_BEYOND = 0.4;
/** Steps of luma that are smaller cannot be told from what compression makes. */
const LEAST_STEP = 1.5;

/** Where a mark stands in a corner of a picture, in pixels from the corner's left and top; or undefined. */
export function findMark(pixels: Pixels, corner: Region, mark: ShapeMark): Placement | undefined {
  const luma = planeOf(pixels, corner, LUMA);
  const shorter = Math.min(pixels.width, pixels.height);
  const [least, most] = mark.sizePercent.map((percent) => (percent * shorter) / 100) as [number, number];
  const refined = search(luma, mark, least, most).map((candidate) => refine(luma, mark, candidate));
  return bestOfEachPlace(refined).find(
    (one) => fitsOutline(one.fit, mark) && fitsSurface(luma, mark, one) && isWhite(pixels, corner, mark, one),
  );
}

/** Best first; of what lies on one another only the best: where that is no mark, a worse fit to the same thing is none. */
function bestOfEachPlace(refined: readonly Refined[]): readonly Refined[] {
  const kept: Refined[] = [];
  for (const one of refined.toSorted((a, b) => b.fit.certainty - a.fit.certainty)) {
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
function fitsSurface(luma: Plane, { depth, rivals }: ShapeMark, placement: Refined): boolean {
  const found = Math.max(...SIZES.map((size) => correlation(luma, scaled(depth, size), placement)));
  const least = placement.fit.certainty < PLAIN_GROUND.certainty ? LEAST_CORRELATION : PLAIN_GROUND.correlation;
  return found >= least && rivals.every((rival) => correlation(luma, rival, placement) < found);
}

const scaled =
  (depth: Depth, size: number): Depth =>
  (x, y) =>
    depth(x / size, y / size) * size;

/** What lies there takes all colours towards white. */
const isWhite = (pixels: Pixels, corner: Region, mark: ShapeMark, { fit: whole, ...placement }: Refined): boolean =>
  CHANNELS.every((channel) => {
    const { opacity, room } = fit(planeOf(pixels, corner, channel), mark, placement);
    return room < LEAST_ROOM || opacity >= LEAST_COLOUR * whole.opacity;
  });
