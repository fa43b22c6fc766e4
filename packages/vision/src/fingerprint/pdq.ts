import type { Pixels } from '../pixels.ts';
import { boxFilter } from './box-filter.ts';
import type { PdqHash, Turn } from './fingerprint.ts';

/** Pixels a side, at least: with fewer the hash is all zeros, of quality 0. */
const MIN_SIDE = 5;
/** Pixels a side of what is hashed. */
const SIDE = 64;
/** Frequencies a direction: the lowest, without the constant one. */
const FREQUENCIES = 16;
const BITS = FREQUENCIES * FREQUENCIES;

const float = Math.fround;

export interface PdqHashes extends PdqHash {
  readonly turns: Readonly<Record<Turn, string>>;
}

/**
 * PDQ of a picture in the size it comes in (the reference's library; its command line makes 512 × 512 of large pictures
 * first, and that differs by some bits), and of its eight turns, which need nothing but signs and order changed in the
 * frequencies.
 */
export function pdqOf(pixels: Pixels): PdqHashes {
  const { width, height } = pixels;
  if (Math.min(width, height) < MIN_SIDE) return { ...hashesOf(new Float32Array(BITS)), quality: 0 };
  const small = shrink(luminance(pixels), width, height);
  return { ...hashesOf(frequencies(small)), quality: qualityOf(small) };
}

function luminance({ width, height, rgb }: Pixels): Float32Array {
  const [red, green, blue] = [float(0.299), float(0.587), float(0.114)];
  const plane = new Float32Array(width * height);
  for (let at = 0, from = 0; at < plane.length; at++, from += 3) {
    const [r, g, b] = [red * (rgb[from] ?? 0), green * (rgb[from + 1] ?? 0), blue * (rgb[from + 2] ?? 0)];
    plane[at] = float(float(float(r) + float(g)) + float(b));
  }
  return plane;
}

/** 64 × 64 pixels from the middles of as many tiles. A picture of that size is taken as it is. */
function shrink(plane: Float32Array, width: number, height: number): Float32Array {
  if (width === SIDE && height === SIDE) return plane;
  boxFilter(plane, width, height, SIDE);
  const small = new Float32Array(SIDE * SIDE);
  for (let y = 0, to = 0; y < SIDE; y++) {
    const row = Math.floor(((y + 0.5) * height) / SIDE) * width;
    for (let x = 0; x < SIDE; x++) small[to++] = plane[row + Math.floor(((x + 0.5) * width) / SIDE)] ?? 0;
  }
  return small;
}

/** The sum of steps between neighbours that are large enough to be counted, scaled to 100 at most. */
function qualityOf(small: Float32Array): number {
  let sum = 0;
  const step = (a: number, b: number): number =>
    Math.abs(Math.trunc(float(float(float((small[a] ?? 0) - (small[b] ?? 0)) * 100) / 255)));
  for (let at = 0; at < SIDE * (SIDE - 1); at++) sum += step(at, at + SIDE);
  for (let at = 0; at < SIDE * SIDE; at++) if (at % SIDE < SIDE - 1) sum += step(at, at + 1);
  return Math.min(100, Math.floor(sum / 90));
}

const COSINES = Float32Array.from({ length: FREQUENCIES * SIDE }, (_, at) => {
  const [frequency, place] = [Math.floor(at / SIDE) + 1, at % SIDE];
  return float(Math.sqrt(2 / SIDE)) * Math.cos((Math.PI / 2 / SIDE) * frequency * (2 * place + 1));
});

/** Down the columns, then along the rows. */
function frequencies(small: Float32Array): Float32Array {
  const between = new Float32Array(FREQUENCIES * SIDE);
  for (let i = 0; i < FREQUENCIES; i++) {
    for (let x = 0; x < SIDE; x++) between[i * SIDE + x] = dot(COSINES, i * SIDE, small, x, SIDE);
  }
  const result = new Float32Array(BITS);
  for (let i = 0; i < FREQUENCIES; i++) {
    for (let j = 0; j < FREQUENCIES; j++) result[i * FREQUENCIES + j] = dot(between, i * SIDE, COSINES, j * SIDE, 1);
  }
  return result;
}

function dot(a: Float32Array, fromA: number, b: Float32Array, fromB: number, strideB: number): number {
  let sum = 0;
  for (let k = 0; k < SIDE; k++) sum = float(sum + float((a[fromA + k] ?? 0) * (b[fromB + k * strideB] ?? 0)));
  return sum;
}

/** Mirroring negates the odd waves across it, which are those at even places here; a diagonal swaps the two directions. */
const TURNING: Readonly<Record<Turn, { readonly swap: boolean; readonly down: boolean; readonly across: boolean }>> = {
  original: { swap: false, down: false, across: false },
  rotated90: { swap: true, down: true, across: false },
  rotated180: { swap: false, down: true, across: true },
  rotated270: { swap: true, down: false, across: true },
  mirrored: { swap: false, down: false, across: true },
  flipped: { swap: false, down: true, across: false },
  transposed: { swap: true, down: false, across: false },
  transversed: { swap: true, down: true, across: true },
};

function hashesOf(values: Float32Array): { readonly hex: string; readonly turns: Readonly<Record<Turn, string>> } {
  const entries = Object.entries(TURNING).map(([turn, { swap, down, across }]) => {
    const turned = new Float32Array(BITS);
    for (let at = 0; at < BITS; at++) {
      const [i, j] = [Math.floor(at / FREQUENCIES), at % FREQUENCIES];
      const odd = Number(down && i % 2 === 0) + Number(across && j % 2 === 0);
      turned[swap ? j * FREQUENCIES + i : at] = (values[at] ?? 0) * (odd === 1 ? -1 : 1);
    }
    return [turn, hexOf(turned)] as const;
  });
  const turns = Object.fromEntries(entries) as Record<Turn, string>;
  return { hex: turns.original, turns };
}

/** A bit for each value above the median (the lower of the two in the middle), the last value's first. */
function hexOf(values: Float32Array): string {
  const median = values.toSorted()[BITS / 2 - 1] ?? 0;
  let hex = '';
  for (let at = BITS - 4; at >= 0; at -= 4) {
    let digit = 0;
    for (let bit = 3; bit >= 0; bit--) digit = digit * 2 + Number((values[at + bit] ?? 0) > median);
    hex += digit.toString(16);
  }
  return hex;
}
