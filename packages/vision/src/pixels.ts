import type { Region } from '@biaoshi/core';

/** A picture or a part of one: 3 bytes a pixel, rows without padding. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
}

/** A part of `pixels` in a size of its own, interpolated between pixels. The region lies within the picture. */
export function cut(pixels: Pixels, region: Region, scale: number): Pixels {
  if (scale === 1) return copied(pixels, region);
  const [width, height] = [
    Math.max(1, Math.round(region.width * scale)),
    Math.max(1, Math.round(region.height * scale)),
  ];
  const rgb = new Uint8Array(width * height * 3);
  for (let y = 0, to = 0; y < height; y++) {
    const sourceY = region.y + ((y + 0.5) * region.height) / height;
    for (let x = 0; x < width; x++, to += 3)
      sample(pixels, region.x + ((x + 0.5) * region.width) / width, sourceY, rgb, to);
  }
  return { width, height, rgb };
}

function copied({ width: stride, rgb: source }: Pixels, { x, y, width, height }: Region): Pixels {
  const rgb = new Uint8Array(width * height * 3);
  for (let row = 0; row < height; row++) {
    const from = ((y + row) * stride + x) * 3;
    rgb.set(source.subarray(from, from + width * 3), row * width * 3);
  }
  return { width, height, rgb };
}

/** Writes the colour at (`x`, `y`) (the middle of the first pixel is 0.5) to `target`; outside, that of the border. */
export function sample({ width, height, rgb }: Pixels, x: number, y: number, target: Uint8Array, to: number): void {
  const left = Math.min(Math.max(x - 0.5, 0), width - 1);
  const top = Math.min(Math.max(y - 0.5, 0), height - 1);
  const [x0, y0] = [Math.floor(left), Math.floor(top)];
  const [fx, fy] = [left - x0, top - y0];
  const a = (y0 * width + x0) * 3;
  const b = x0 + 1 < width ? a + 3 : a;
  const down = y0 + 1 < height ? width * 3 : 0;
  for (let channel = 0; channel < 3; channel++) {
    const upper = (rgb[a + channel] ?? 0) * (1 - fx) + (rgb[b + channel] ?? 0) * fx;
    const lower = (rgb[a + down + channel] ?? 0) * (1 - fx) + (rgb[b + down + channel] ?? 0) * fx;
    target[to + channel] = upper * (1 - fy) + lower * fy + 0.5;
  }
}
