import sharp from 'sharp';
import { decode } from '../../../decode.ts';
import type { Picture } from '../../../picture.ts';

/** A picture that tests draw on: 3 bytes a pixel, rows without padding. */
export interface Canvas {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
}

type Colour = readonly [red: number, green: number, blue: number];

/** Numbers from 0 to 1, the same for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function canvas(width: number, height: number, colourAt: (x: number, y: number) => Colour): Canvas {
  const rgb = new Uint8Array(width * height * 3);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 3) rgb.set(colourAt(x, y).map(clamp), at);
  }
  return { width, height, rgb };
}

const clamp = (value: number): number => Math.min(255, Math.max(0, Math.round(value)));

/** Smooth noise around 0, at most 1 in size: the values of a coarse grid, interpolated. */
function smoothNoise(seed: number, cell: number): (x: number, y: number) => number {
  const value = (column: number, row: number) => randomFrom(seed + column * 7919 + row * 104729)() * 2 - 1;
  return (x, y) => {
    const [column, row] = [Math.floor(x / cell), Math.floor(y / cell)];
    const [fx, fy] = [x / cell - column, y / cell - row];
    const upper = value(column, row) * (1 - fx) + value(column + 1, row) * fx;
    const lower = value(column, row + 1) * (1 - fx) + value(column + 1, row + 1) * fx;
    return upper * (1 - fy) + lower * fy;
  };
}

/** What marks are laid over, by name; each is different for every seed. */
export const BACKGROUNDS: Readonly<Record<string, (seed: number) => (x: number, y: number) => Colour>> = {
  dark: (seed) => {
    const random = randomFrom(seed);
    return () => [18 + 6 * random(), 22 + 6 * random(), 30 + 6 * random()];
  },
  gradient: (seed) => (x, y) => [60 + (seed % 50) + x / 6, 90 + y / 6, 150 - x / 8],
  pale: (seed) => () => [236 - (seed % 12), 233 - (seed % 12), 228],
  noise: (seed) => {
    const random = randomFrom(seed);
    return () => [110 + 50 * (random() - 0.5), 120 + 50 * (random() - 0.5), 100 + 50 * (random() - 0.5)];
  },
  foliage: (seed) => {
    const layers = [48, 20, 9, 4].map((cell) => ({
      noise: smoothNoise(seed + cell, cell),
      strength: 5 * Math.sqrt(cell),
    }));
    return (x, y) => {
      const value = layers.reduce((sum, { noise, strength }) => sum + noise(x, y) * strength, 0);
      return [85 + value, 105 + 1.1 * value, 60 + 0.7 * value];
    };
  },
  stripes: (seed) => (x, y) => ((x + y * 0.6 + seed) % 46 < 23 ? [150, 120, 90] : [95, 80, 70]),
};

/** Whether (`x`, `y`) is in a shape that reaches from −1 to 1. */
export type Shape = (x: number, y: number) => boolean;

/** How far Gemini's star reaches, every 5 degrees from the end of an arm to between two: measured on a flat frame of 96 pixels. */
const REACH = [1, 0.87, 0.745, 0.672, 0.625, 0.589, 0.563, 0.547, 0.541, 0.536];
const STEP = Math.PI / 36;

/** The star by its measured reach, not by the arcs that it is searched with. */
export const sparkle: Shape = (x, y) => {
  const turned = Math.atan2(Math.abs(y), Math.abs(x));
  const steps = Math.min(turned, Math.PI / 2 - turned) / STEP;
  const [before, after] = [REACH[Math.floor(steps)] ?? 1, REACH[Math.min(9, Math.floor(steps) + 1)] ?? 1];
  return Math.hypot(x, y) < before + (after - before) * (steps - Math.floor(steps));
};

export interface Mark {
  readonly shape: Shape;
  /** In pixels of the canvas. */
  readonly size: number;
  /** From the right and lower edge. */
  readonly margin: number;
  /** From the left edge, where it is not the right one that counts. */
  readonly left?: number;
  readonly opacity: number;
  readonly colour?: Colour;
}

/** Lays a shape over a lower corner, each pixel sampled 4 × 4 times. */
export function lay(
  target: Canvas,
  { shape, size, margin, opacity, left: given, colour = [255, 255, 255] }: Mark,
): void {
  const [left, top] = [given ?? target.width - margin - size, target.height - margin - size];
  for (let y = Math.floor(top); y < top + size; y++) {
    for (let x = Math.floor(left); x < left + size; x++) {
      const alpha = opacity * covered(shape, (x - left) / size, (y - top) / size, 1 / size);
      const at = (y * target.width + x) * 3;
      const under = target.rgb.subarray(at, at + 3);
      under.set([...under].map((value, channel) => clamp(value * (1 - alpha) + (colour[channel as 0] ?? 0) * alpha)));
    }
  }
}

const SAMPLES = [0.125, 0.375, 0.625, 0.875];

/** Share of a pixel that a shape covers; the place and size of the pixel are in units of the shape's size. */
function covered(shape: Shape, x: number, y: number, pixel: number): number {
  const inside = SAMPLES.flatMap((dy) =>
    SAMPLES.filter((dx) => shape(2 * (x + dx * pixel) - 1, 2 * (y + dy * pixel) - 1)),
  );
  return inside.length / SAMPLES.length ** 2;
}

/** The picture as a platform would hand it on: a JPEG of this quality, scaled. */
export async function published({ width, height, rgb }: Canvas, quality: number, scale = 1): Promise<Picture> {
  const jpeg = await sharp(rgb, { raw: { width, height, channels: 3 } })
    .resize(Math.round(width * scale), Math.round(height * scale))
    .jpeg({ quality })
    .toBuffer();
  const { picture } = await decode(jpeg);
  if (!picture) throw new Error('a picture that was just written could not be decoded');
  return picture;
}
