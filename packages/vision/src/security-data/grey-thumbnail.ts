import type { FullPixels } from '../picture.ts';

/** Pixels of each side of the thumbnail. */
export const SIDE = 32;

/** What one pixel of the thumbnail takes along one side: from `first` on, with these weights, which add up to 1. */
interface Taps {
  readonly first: number;
  readonly weights: Float64Array;
}

/**
 * The picture in grey, 32 × 32 whatever its shape: ITU-R 601 luma, then bicubic interpolation whose filter is widened to
 * what a pixel of the result covers, along the rows and then along the columns, rounded to 8 bits after each.
 */
export function greyThumbnail({ width, height, rgb }: FullPixels): Uint8Array {
  const across = tapsOf(width);
  const narrow = new Uint8Array(SIDE * height);
  const row = new Float64Array(width);
  for (let y = 0; y < height; y++) {
    for (let x = 0, at = y * width * 3; x < width; x++, at += 3) {
      row[x] = luma(rgb[at] ?? 0, rgb[at + 1] ?? 0, rgb[at + 2] ?? 0);
    }
    for (let x = 0; x < SIDE; x++) narrow[y * SIDE + x] = weighted(across[x] as Taps, row, 0, 1);
  }
  const down = tapsOf(height);
  const grey = new Uint8Array(SIDE * SIDE);
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) grey[y * SIDE + x] = weighted(down[y] as Taps, narrow, x, SIDE);
  }
  return grey;
}

const luma = (red: number, green: number, blue: number): number =>
  Math.floor((red * 299 + green * 587 + blue * 114) / 1000 + 0.5);

function weighted({ first, weights }: Taps, values: ArrayLike<number>, offset: number, stride: number): number {
  let sum = 0;
  for (let at = 0; at < weights.length; at++) sum += (weights[at] ?? 0) * (values[offset + (first + at) * stride] ?? 0);
  return Math.min(255, Math.max(0, Math.round(sum)));
}

function tapsOf(size: number): readonly Taps[] {
  const scale = size / SIDE;
  const widening = Math.max(1, scale);
  return Array.from({ length: SIDE }, (_, at) => {
    const centre = (at + 0.5) * scale;
    const first = Math.max(0, Math.round(centre - 2 * widening));
    const end = Math.min(size, Math.round(centre + 2 * widening));
    const weights = Float64Array.from({ length: Math.max(1, end - first) }, (__, tap) =>
      cubic((first + tap + 0.5 - centre) / widening),
    );
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    return { first: Math.min(first, size - 1), weights: weights.map((weight) => weight / total) };
  });
}

/** Keys' cubic convolution with a = −1/2. */
function cubic(x: number): number {
  const t = Math.abs(x);
  if (t < 1) return (1.5 * t - 2.5) * t * t + 1;
  return t < 2 ? ((-0.5 * t + 2.5) * t - 4) * t + 2 : 0;
}
