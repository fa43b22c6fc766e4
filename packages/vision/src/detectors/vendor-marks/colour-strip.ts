import type { Pixels } from '../../pixels.ts';
import type { StripMark } from './shape.ts';

/** Where a strip begins, and the side of each of its squares, in pixels. */
export interface StripPlacement {
  readonly x: number;
  readonly y: number;
  readonly side: number;
}

/** Places in each square that must have its colour, across and down, as share of its side: all but its blurred border. */
const PLACES = [0.25, 0.5, 0.75];
/** A square with fewer pixels a side has nothing but border. */
const LEAST_SIDE = 5;
/** Steps in which sides are tried. */
const SIDE_STEP = 0.5;
/** How strong and how light the colours are, 0 to 1, at least: greys have a hue too. */
const LEAST_SATURATION = 0.35;
const LEAST_VALUE = 0.55;

/** Looks for squares of given hues, side by side, in the very corner at the lower right. Next to nothing where the last is not there. */
export function findStrip(pixels: Pixels, { hues, sidePercent }: StripMark): StripPlacement | undefined {
  const { width, height } = pixels;
  const [least, most] = sidePercent.map((percent) => (percent * Math.min(width, height)) / 100) as [number, number];
  for (let side = Math.max(LEAST_SIDE, least); side <= most; side += SIDE_STEP) {
    const [x, y] = [width - hues.length * side, height - side];
    if (x < 0 || y < 0) return undefined;
    const isThere = hues
      .map((hue, index) => [hue, x + index * side] as const)
      .toReversed()
      .every(([hue, left]) => hasHue(pixels, left, y, side, hue));
    if (isThere) return { x, y, side };
  }
  return undefined;
}

function hasHue(pixels: Pixels, left: number, top: number, side: number, hue: readonly [number, number]): boolean {
  return PLACES.every((down) =>
    PLACES.every((across) => {
      const found = hueAt(pixels, Math.floor(left + across * side), Math.floor(top + down * side));
      return found !== undefined && found >= hue[0] && found <= hue[1];
    }),
  );
}

/** The hue of a pixel in degrees; undefined where it is dark or nearly grey. */
function hueAt({ width, rgb }: Pixels, x: number, y: number): number | undefined {
  const at = (y * width + x) * 3;
  const [red, green, blue] = [rgb[at] ?? 0, rgb[at + 1] ?? 0, rgb[at + 2] ?? 0];
  const most = Math.max(red, green, blue);
  const range = most - Math.min(red, green, blue);
  if (most < LEAST_VALUE * 255 || range < LEAST_SATURATION * most) return undefined;
  if (most === red) return ((60 * (green - blue)) / range + 360) % 360;
  return most === green ? 120 + (60 * (blue - red)) / range : 240 + (60 * (red - green)) / range;
}
