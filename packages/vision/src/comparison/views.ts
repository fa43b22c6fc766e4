import type { EncodedPicture, Region } from '@biaoshi/core';
import sharp from 'sharp';
import type { Pixels } from '../pixels.ts';
import type { Planes } from './plane.ts';

/** Pixels of a view's longer side, at most. */
export const MAX_VIEW_SIDE = 800;
const QUALITY = 82;
/** What the listing does not show. */
const NOTHING = 128;
/** A line that is seen on any ground: dark red between two white ones, in pixels from the region outwards. */
const LINE = [255, 200, 200, 255] as const;

/** A picture with regions of it drawn around, encoded. */
export async function viewOf(pixels: Pixels, regions: readonly Region[]): Promise<EncodedPicture> {
  const { width, height } = pixels;
  const rgb = Uint8Array.from(pixels.rgb);
  for (const region of regions) outline({ width, height, rgb }, region);
  const { data, info } = await sharp(rgb, { raw: { width, height, channels: 3 } })
    .resize({ width: MAX_VIEW_SIDE, height: MAX_VIEW_SIDE, fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: QUALITY, chromaSubsampling: '4:4:4' })
    .toBuffer({ resolveWithObject: true });
  return { mediaType: 'image/jpeg', width: info.width, height: info.height, bytes: new Uint8Array(data) };
}

/** Planes as pixels; grey where `inside` is 0. */
export function pixelsOf([red, green, blue]: Planes, inside?: Uint8Array): Pixels {
  const rgb = new Uint8Array(red.data.length * 3);
  for (let at = 0, to = 0; at < red.data.length; at++, to += 3) {
    const shown = inside?.[at] !== 0;
    rgb[to] = shown ? Math.round(red.data[at] ?? 0) : NOTHING;
    rgb[to + 1] = shown ? Math.round(green.data[at] ?? 0) : NOTHING;
    rgb[to + 2] = shown ? Math.round(blue.data[at] ?? 0) : NOTHING;
  }
  return { width: red.width, height: red.height, rgb };
}

function outline(pixels: Pixels, { x, y, width, height }: Region): void {
  for (const [distance, red] of LINE.entries()) {
    const [left, top, right, bottom] = [
      x - 1 - distance,
      y - 1 - distance,
      x + width + distance,
      y + height + distance,
    ];
    const rest = red === 255 ? 255 : 0;
    for (let column = left; column <= right; column++) {
      paint(pixels, column, top, red, rest);
      paint(pixels, column, bottom, red, rest);
    }
    for (let row = top; row <= bottom; row++) {
      paint(pixels, left, row, red, rest);
      paint(pixels, right, row, red, rest);
    }
  }
}

function paint({ width, height, rgb }: Pixels, x: number, y: number, red: number, rest: number): void {
  if (x < 0 || y < 0 || x >= width || y >= height) return;
  rgb[(y * width + x) * 3] = red;
  rgb[(y * width + x) * 3 + 1] = rest;
  rgb[(y * width + x) * 3 + 2] = rest;
}
