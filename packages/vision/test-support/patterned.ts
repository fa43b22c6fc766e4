import type { Pixels } from '../src/pixels.ts';

/** How bright a place is made, around 1. */
export type Pattern = (x: number, y: number) => number;

/** The picture seen through a pattern, where `isIn` says so. */
export function patterned(
  { width, height, rgb }: Pixels,
  pattern: Pattern,
  isIn: (x: number, y: number) => boolean = () => true,
): Pixels {
  const seen = new Uint8Array(rgb);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 3) {
      if (!isIn(x, y)) continue;
      const factor = pattern(x, y);
      for (let channel = at; channel < at + 3; channel++) seen[channel] = Math.min(255, (rgb[channel] ?? 0) * factor);
    }
  }
  return { width, height, rgb: seen };
}

/** Waves of `period` pixels in the middle of a picture, turned by `degrees`, seen from the side: nearer ones are longer. */
export function waves({ width, height }: Pixels, period: number, degrees: number, tilt = 0.08): Pattern {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const half = Math.max(width, height) / 2;
  return (x, y) => {
    const [u, v] = [x - width / 2, y - height / 2];
    const depth = 1 + (tilt * (u + v / 2)) / half;
    return 0.88 + 0.12 * Math.sin((2 * Math.PI * (u * cos + v * sin)) / depth / period);
  };
}
