import type { Pixels } from '../pixels.ts';
import { fourier } from './fourier.ts';
import { type Peak, peaksIn } from './peaks.ts';
import { spectraOf } from './spectrum.ts';

/** A square of the picture. */
export interface Square {
  /** Its middle, from −1 to 1 over the picture. */
  readonly u: number;
  readonly v: number;
  /** Whether a pattern would show: the square is not black, not burnt out and not of one colour. */
  readonly able: boolean;
  /** Of patterns as fine as those that are looked for, and of coarser ones; the highest first, none where it is not `able`. */
  readonly peaks: readonly Peak[];
  readonly coarse: readonly Peak[];
}

/** Squares of a picture, all of one size. */
export interface Squares {
  readonly size: number;
  readonly squares: readonly Square[];
}

/** Side of a square, in pixels: the larger one tells frequencies more exactly and needs three of its kind to each side. */
const SIZES = [256, 128] as const;
const LEAST_TO_A_SIDE = 3;
/** Squares across and down, at most: they lie evenly over the picture, with gaps where it is larger. */
const MOST_TO_A_SIDE = 5;

/** Shorter side of a picture that is looked at, in pixels. */
export const LEAST_SIDE = LEAST_TO_A_SIDE * SIZES[1];

/** Luma below and above which a sensor, or whoever saved the picture, keeps nothing of a pattern. */
const [DARK, BURNT] = [20, 250];
/** Share of a square's pixels that may be so. */
const MOST_LOST = 0.5;
/** Levels of luma that a square's pixels spread (standard deviation) where any light fell on a sensor. */
const LEAST_SPREAD = 0.4;

/** Pixels, at most, from one repeat to the next: what repeats more coarsely is a thing in the picture, as bricks are. */
const MOST_PERIOD = 10;
export const LEAST_FREQUENCY = 1 / MOST_PERIOD;
const isFine = ({ x, y }: Peak): boolean => Math.hypot(x, y) >= LEAST_FREQUENCY;
/** Peaks of a square that are kept, of each kind. */
const MOST_PEAKS = 12;

/** Null where the picture is too small. */
export function squaresOf(pixels: Pixels): Squares | null {
  const { width, height } = pixels;
  const size = SIZES.find((side) => Math.min(width, height) >= LEAST_TO_A_SIDE * side);
  if (size === undefined) return null;
  const transform = fourier(size);
  const places = startsOf(height, size).flatMap((top) => startsOf(width, size).map((left) => ({ left, top })));
  const squares: Square[] = [];
  for (let at = 0; at < places.length; at += 2) {
    const pair = places.slice(at, at + 2);
    const lumas = pair.map(({ left, top }) => lumaOf(pixels, left, top, size));
    const able = lumas.map(isAble);
    const [one = new Float64Array(size * size), other = new Float64Array(size * size)] = lumas;
    const spectra = able.includes(true) ? spectraOf(one, other, transform) : [];
    for (const [index, { left, top }] of pair.entries()) {
      const spectrum = able[index] ? spectra[index] : undefined;
      const peaks = spectrum ? peaksIn(spectrum, size) : [];
      squares.push({
        u: (2 * left + size) / width - 1,
        v: (2 * top + size) / height - 1,
        able: able[index] ?? false,
        peaks: peaks.filter(isFine).slice(0, MOST_PEAKS),
        coarse: peaks.filter((peak) => !isFine(peak)).slice(0, MOST_PEAKS),
      });
    }
  }
  return { size, squares };
}

function startsOf(length: number, size: number): readonly number[] {
  const count = Math.min(MOST_TO_A_SIDE, Math.floor(length / size));
  return Array.from({ length: count }, (_, at) => Math.round((at * (length - size)) / (count - 1)));
}

/** ITU-R BT.601. */
function lumaOf({ width, rgb }: Pixels, left: number, top: number, size: number): Float64Array {
  const luma = new Float64Array(size * size);
  for (let row = 0, to = 0; row < size; row++) {
    let from = ((top + row) * width + left) * 3;
    for (let column = 0; column < size; column++, to++, from += 3) {
      luma[to] = 0.299 * (rgb[from] ?? 0) + 0.587 * (rgb[from + 1] ?? 0) + 0.114 * (rgb[from + 2] ?? 0);
    }
  }
  return luma;
}

function isAble(luma: Float64Array): boolean {
  let [lost, sum, squares] = [0, 0, 0];
  for (const value of luma) {
    if (value < DARK || value > BURNT) lost++;
    sum += value;
    squares += value * value;
  }
  const mean = sum / luma.length;
  return lost <= MOST_LOST * luma.length && squares / luma.length - mean * mean >= LEAST_SPREAD ** 2;
}
