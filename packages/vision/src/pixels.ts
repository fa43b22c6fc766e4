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
  const columns = placesOf(region.x, region.width, width, pixels.width);
  const rows = placesOf(region.y, region.height, height, pixels.height);
  const { rgb: source, width: stride } = pixels;
  const rgb = new Uint8Array(width * height * 3);
  for (let y = 0, to = 0; y < height; y++) {
    const upper = (rows.first[y] ?? 0) * stride * 3;
    const lower = (rows.second[y] ?? 0) * stride * 3;
    const down = rows.share[y] ?? 0;
    for (let x = 0; x < width; x++) {
      const across = columns.share[x] ?? 0;
      const left = (columns.first[x] ?? 0) * 3;
      const right = (columns.second[x] ?? 0) * 3;
      for (let channel = 0; channel < 3; channel++, to++) {
        const a = source[upper + left + channel] ?? 0;
        const b = source[upper + right + channel] ?? 0;
        const c = source[lower + left + channel] ?? 0;
        const d = source[lower + right + channel] ?? 0;
        const above = a * ONE + (b - a) * across;
        const below = c * ONE + (d - c) * across;
        rgb[to] = (above * ONE + (below - above) * down + HALF) >> BITS;
      }
    }
  }
  return { width, height, rgb };
}

/** Shares are whole numbers of 2¹¹, so that a weight of two, times 255, stays below 2³¹. */
const ONE = 2 ** 11;
const BITS = 22;
const HALF = 2 ** (BITS - 1);

interface Places {
  readonly first: Int32Array;
  readonly second: Int32Array;
  readonly share: Int32Array;
}

/** Between which two places of `limit` each of `count` lies that are spread over a part, and the second one's share. */
function placesOf(start: number, length: number, count: number, limit: number): Places {
  const [first, second, share] = [new Int32Array(count), new Int32Array(count), new Int32Array(count)];
  for (let at = 0; at < count; at++) {
    const place = Math.min(Math.max(start + ((at + 0.5) * length) / count - 0.5, 0), limit - 1);
    const whole = Math.floor(place);
    first[at] = whole;
    second[at] = Math.min(whole + 1, limit - 1);
    share[at] = Math.round((place - whole) * ONE);
  }
  return { first, second, share };
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
