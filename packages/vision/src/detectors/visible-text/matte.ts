import type { LinePlane } from './line-plane.ts';
import { localMean } from './local-mean.ts';
import { count, percentile } from './percentile.ts';
import { polarityOf, type Strokes } from './polarity.ts';
import { topHat } from './top-hat.ts';

/** Half of what the broadest strokes measure, by the box's breadth. */
const HALF_STROKE = 0.13;
/** Share of the middle rows' samples that are no full strokes: about a quarter of them is ink. */
const FULL = 0.9;
/** Share of ink below which a sample may be ground, and how far from any such ground is measured: an outline lies between. */
const GROUND = 0.4;
const CLEAR = 0.06;
/** How far around a place its ground is looked for, and the ink that goes with it, by the box's breadth. */
const GROUND_REACH = 0.45;
const INK_REACH = 1.5;
/** Share of ink of the samples that tell the ink's value: first what is known of it, then what is surely not a stroke's edge. */
const SURE = [0.6, 0.85] as const;
/** How much more than ink something is that is none: lights behind half-transparent ink. What is this near to it is its edge. */
const TOO_MUCH = 1.7;
const EDGE = 2;
/** How far ink is from its ground, at least, by how far it is from an outline that lies between. */
const LEAST_RANGE = 0.5;
/** Between strokes that are dense nothing is seen of the ground: how much less than all of it a stroke's difference may be. */
const DENSE = 1.25;

/**
 * How much of each sample is ink: 0 on the ground, 1 within a stroke. Ink has one colour and one opacity, so that its value
 * changes with its ground only; both are measured around each place.
 */
export function matteOf(plane: LinePlane): Float32Array {
  const reach = Math.max(2, Math.round(plane.breadth * HALF_STROKE));
  const negative = plane.values.map((value) => 255 - value);
  const light = strokesOf(plane, topHat(plane.values, plane.width, reach));
  const dark = strokesOf(plane, topHat(negative, plane.width, reach));
  const isLight = polarityOf(plane, light, dark) > 0;
  const [values, strokes] = isLight ? [plane.values, light] : [negative, dark];
  let share: Float32Array = strokes.differences.map((difference) => difference / strokes.full);
  for (const sure of SURE) share = refined({ ...plane, values }, strokes, share, sure);
  return share;
}

function strokesOf({ width, height, before, above, breadth }: LinePlane, differences: Float32Array): Strokes {
  const quarter = Math.round(breadth / 4);
  const counts = new Uint32Array(256);
  for (let y = above + quarter; y < height - above - quarter; y++) {
    for (let at = y * width + before; at < (y + 1) * width - before; at++) count(counts, differences[at] ?? 0);
  }
  return { differences, full: Math.max(1, percentile(counts, FULL) ?? 0) };
}

function refined(plane: LinePlane, strokes: Strokes, share: Float32Array, sure: number): Float32Array {
  const { values, inside, width, height, breadth } = plane;
  const ink = new Uint8Array(share.length);
  for (let at = 0; at < ink.length; at++) if ((share[at] ?? 0) >= sure) ink[at] = inside[at] ?? 0;
  if (!ink.includes(1)) return share;
  const around = Math.round(breadth * GROUND_REACH);
  const clear = clearOf(plane, share, Math.max(1, Math.round(breadth * CLEAR)));
  const grounds = localMean(values, clear, width, { across: around, down: around, least: (around * around) / 8 });
  const inkWindow = { across: Math.round(breadth * INK_REACH), down: height, least: breadth };
  const inks = localMean(values, ink, width, inkWindow);
  const next = new Float32Array(share.length);
  const others: number[] = [];
  for (let at = 0; at < next.length; at++) {
    if (inside[at] !== 1) continue;
    const ground = grounds[at] ?? 0;
    const range = Math.max(strokes.full * LEAST_RANGE, (inks[at] ?? 0) - ground);
    const above = ((values[at] ?? 0) - ground) / range;
    if (above > TOO_MUCH) others.push(at);
    const apart = ((strokes.differences[at] ?? 0) / range) * DENSE;
    next[at] = Math.min(above, apart);
  }
  if (sure === SURE[1]) for (const at of others) cleared(next, width, at);
  return next;
}

function cleared(share: Float32Array, width: number, at: number): void {
  const x = at % width;
  const [first, last] = [-Math.min(EDGE, x), Math.min(EDGE, width - 1 - x)];
  for (let down = -EDGE; down <= EDGE; down++)
    share.fill(0, Math.max(0, at + down * width + first), Math.max(0, at + down * width + last + 1));
}

/** 1 where no ink is within `reach`, in a square. */
function clearOf({ inside, width, height }: LinePlane, share: Float32Array, reach: number): Uint8Array {
  const near = new Uint8Array(share.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0, at = y * width; x < width; x++, at++) {
      if ((share[at] ?? 0) >= GROUND) near.fill(1, at - Math.min(reach, x), at + Math.min(reach, width - 1 - x) + 1);
    }
  }
  const clear = inside.slice();
  for (let at = 0; at < near.length; at++) {
    if (near[at] !== 1) continue;
    const x = at % width;
    for (let row = Math.max(x, at - reach * width); row <= at + reach * width; row += width) clear[row] = 0;
  }
  return clear;
}
