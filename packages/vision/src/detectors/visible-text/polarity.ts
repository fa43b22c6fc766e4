import type { LinePlane } from './line-plane.ts';
import { localMean } from './local-mean.ts';
import { count, percentile } from './percentile.ts';

/** What is lighter than what is around it, or darker, and by how much its full strokes are. */
export interface Strokes {
  readonly differences: Float32Array;
  readonly full: number;
}

/** Share of the full difference from which on a sample is of a stroke, and below which it is of none. */
const STROKE = 0.5;
const FLAT = 0.3;
/** Which of the strokes' values counts, from the ground's: places that an outline encloses have less of a difference. */
const OUTER = 0.6;
/** Share of a box that must be without strokes to show the ground. */
const LEAST_FLAT = 0.03;
/** How far strokes are from the ground, by how far the others are, at most, to be gaps between those. */
const GAPS = 0.3;
/** Share of the lines of sight along which the same is met first, at least, to be what lies around the other. */
const AROUND = 0.65;

/**
 * 1 where the ink is what is lighter, -1 where it is what is darker. Between dense strokes the ground itself looks like
 * strokes. Where both differ from it, one is an outline or a shadow: an outline is what is met first from all sides, and a
 * shadow is fainter than the ink.
 */
export function polarityOf(plane: LinePlane, light: Strokes, dark: Strokes): 1 | -1 {
  const ground = groundOf(plane, light, dark);
  const { lighter, darker } = differencesOf(plane, light, dark, ground);
  if (darker <= lighter * GAPS) return 1;
  if (lighter <= darker * GAPS) return -1;
  const share = lightFirst(plane, light, dark, ground, lighter / 2, -darker / 2);
  if (share > AROUND) return -1;
  if (share < 1 - AROUND) return 1;
  return lighter >= darker ? 1 : -1;
}

/** The values around each place of what has no strokes in the box; where there is none, what is between both kinds. */
function groundOf(plane: LinePlane, light: Strokes, dark: Strokes): Float32Array {
  const { values, width, height, before, above, breadth } = plane;
  const [flats, strokes] = [new Uint8Array(values.length), new Uint8Array(values.length)];
  let [flat, all] = [0, 0];
  for (let y = above; y < height - above; y++) {
    for (let at = y * width + before; at < (y + 1) * width - before; at++, all++) {
      const up = (light.differences[at] ?? 0) / light.full;
      const down = (dark.differences[at] ?? 0) / dark.full;
      if (up < FLAT && down < FLAT) flat += flats[at] = 1;
      else strokes[at] = 1;
    }
  }
  const chosen = flat >= all * LEAST_FLAT ? flats : strokes;
  return localMean(values, chosen, width, { across: breadth >> 1, down: breadth, least: breadth });
}

/** How far the strokes of the box's middle rows are from the ground. */
function differencesOf(plane: LinePlane, light: Strokes, dark: Strokes, ground: Float32Array) {
  const { values, width, height, before, above, breadth } = plane;
  const quarter = Math.round(breadth / 4);
  const [lights, darks] = [new Uint32Array(512), new Uint32Array(512)];
  for (let y = above + quarter; y < height - above - quarter; y++) {
    for (let at = y * width + before; at < (y + 1) * width - before; at++) {
      const difference = (values[at] ?? 0) - (ground[at] ?? 0);
      const up = (light.differences[at] ?? 0) / light.full;
      const down = (dark.differences[at] ?? 0) / dark.full;
      if (Math.max(up, down) <= STROKE) continue;
      if (up > down) count(lights, 256 + difference);
      else count(darks, 256 - difference);
    }
  }
  const differenceOf = (counts: Uint32Array): number => Math.max(0, (percentile(counts, OUTER) ?? 256) - 256);
  return { lighter: differenceOf(lights), darker: differenceOf(darks) };
}

/** Of the lines of sight from the box's sides to its middle, the share along which what is lighter is met first. */
function lightFirst(
  plane: LinePlane,
  light: Strokes,
  dark: Strokes,
  ground: Float32Array,
  least: number,
  most: number,
): number {
  const { values, width, height, before, above, breadth } = plane;
  let [lights, all] = [0, 0];
  const look = (from: number, step: number): void => {
    for (let left = breadth >> 1, at = from; left > 0; left--, at += step) {
      const difference = (values[at] ?? 0) - (ground[at] ?? 0);
      const isLight = difference >= least && (light.differences[at] ?? 0) >= light.full * FLAT;
      if (!isLight && !(difference <= most && (dark.differences[at] ?? 0) >= dark.full * FLAT)) continue;
      all++;
      if (isLight) lights++;
      return;
    }
  };
  for (let x = before; x < width - before; x++) {
    look(above * width + x, width);
    look((height - above - 1) * width + x, -width);
  }
  for (let y = above + (breadth >> 2); y < height - above - (breadth >> 2); y++) {
    look(y * width + before, 1);
    look((y + 1) * width - before - 1, -1);
  }
  return all === 0 ? 0.5 : lights / all;
}
