import type { Plane } from './plane.ts';

/** Pixels from one place that is looked at to the next, and to the neighbours that it is flat among. */
const STEP = 2;
/** Grey levels within which a place's surroundings are flat in any picture. */
const FLAT = 12;
/** In a picture that has few such places, so many of its places are taken for flat. */
const LEAST_FLAT = 0.5;

/** Places of two pictures, by whether both are flat there, as pictures go. */
export interface Places {
  readonly flat: readonly number[];
  readonly steep: readonly number[];
}

/**
 * Only where both pictures are flat does a colour say how the one was exposed beside the other: at an edge, what lies between
 * its two sides is whatever kernel the picture was scaled with, and what the codec left of it.
 */
export function placesOf(one: Plane, other: Plane, mask: Uint8Array): Places {
  const { width, height } = one;
  const places: number[] = [];
  const steepness: number[] = [];
  for (let y = STEP; y < height - STEP; y += STEP) {
    for (let x = STEP, at = y * width + STEP; x < width - STEP; x += STEP, at += STEP) {
      if (mask[at] === 0) continue;
      places.push(at);
      steepness.push(Math.max(rangeAround(one, at), rangeAround(other, at)));
    }
  }
  const middle = Float64Array.from(steepness).sort()[Math.floor(steepness.length * LEAST_FLAT)] ?? 0;
  const isFlat = (_: number, k: number): boolean => (steepness[k] ?? 0) <= Math.max(FLAT, middle);
  return { flat: places.filter(isFlat), steep: places.filter((at, k) => !isFlat(at, k)) };
}

/** From the least to the greatest of a pixel and eight around it. */
function rangeAround({ data, width }: Plane, at: number): number {
  let low = data[at] ?? 0;
  let high = low;
  for (let row = at - STEP * width; row <= at + STEP * width; row += STEP * width) {
    for (let near = row - STEP; near <= row + STEP; near += STEP) {
      const value = data[near] ?? 0;
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  return high - low;
}
