import { seededRandom } from '@biaoshi/testkit';
import sharp from 'sharp';
import type { Pixels } from '../src/pixels.ts';

/** A picture with things of all sizes in it: each seed has its own. */
export function scene(width: number, height: number, seed: number): Pixels {
  const random = seededRandom(seed);
  const rgb = new Uint8Array(width * height * 3);
  const ground = [0, 1, 2].map(() => 150 + 90 * random());
  for (let at = 0; at < rgb.length; at++) rgb[at] = (ground[at % 3] ?? 0) + 6 * random();
  for (let shape = 0; shape < 160; shape++) {
    const size = 6 + 70 * random() ** 3;
    const colour = [0, 1, 2].map(() => 255 * random());
    const [x, y, turn, isRound] = [width * random(), height * random(), 3.14 * random(), random() < 0.5];
    fill({ width, height, rgb }, x, y, size, colour, (dx, dy) => {
      const [u, v] = [dx * Math.cos(turn) + dy * Math.sin(turn), dy * Math.cos(turn) - dx * Math.sin(turn)];
      return isRound ? Math.hypot(u, v) < size * 0.8 : Math.abs(u) < size * 0.8 && Math.abs(v) < size * 0.4;
    });
  }
  return { width, height, rgb };
}

/** Paints what `isIn` says, by distances from (`x`, `y`) within `reach`. */
export function fill(
  { width, height, rgb }: Pixels,
  x: number,
  y: number,
  reach: number,
  colour: readonly number[],
  isIn: (dx: number, dy: number) => boolean,
): void {
  for (let row = Math.max(0, Math.floor(y - reach)); row < Math.min(height, y + reach); row++) {
    for (let column = Math.max(0, Math.floor(x - reach)); column < Math.min(width, x + reach); column++) {
      if (!isIn(column + 0.5 - x, row + 0.5 - y)) continue;
      for (const [channel, value] of colour.entries()) rgb[(row * width + column) * 3 + channel] = value;
    }
  }
}

/** What a camera would make of it: each pixel of the outcome is taken from where `matrix` puts it; white outside. */
export function taken(pixels: Pixels, width: number, height: number, matrix: readonly number[]): Pixels {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 1] = matrix;
  const rgb = new Uint8Array(width * height * 3).fill(255);
  for (let row = 0, at = 0; row < height; row++) {
    for (let column = 0; column < width; column++, at += 3) {
      const [px, py] = [column + 0.5, row + 0.5];
      const w = g * px + h * py + i;
      const [x, y] = [(a * px + b * py + c) / w - 0.5, (d * px + e * py + f) / w - 0.5];
      if (x < 0 || y < 0 || x > pixels.width - 1 || y > pixels.height - 1) continue;
      const [x0, y0] = [Math.min(Math.floor(x), pixels.width - 2), Math.min(Math.floor(y), pixels.height - 2)];
      for (let channel = 0; channel < 3; channel++) {
        const value = (dx: number, dy: number) => pixels.rgb[((y0 + dy) * pixels.width + x0 + dx) * 3 + channel] ?? 0;
        const upper = value(0, 0) * (1 - x + x0) + value(1, 0) * (x - x0);
        const lower = value(0, 1) * (1 - x + x0) + value(1, 1) * (x - x0);
        rgb[at + channel] = Math.round(upper * (1 - y + y0) + lower * (y - y0));
      }
    }
  }
  return { width, height, rgb };
}

export const jpeg = async ({ width, height, rgb }: Pixels, quality = 85): Promise<Uint8Array> =>
  sharp(rgb, { raw: { width, height, channels: 3 } })
    .jpeg({ quality })
    .toBuffer();

export const png = async ({ width, height, rgb }: Pixels): Promise<Uint8Array> =>
  sharp(rgb, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();
