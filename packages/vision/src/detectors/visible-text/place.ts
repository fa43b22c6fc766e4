import type { PicturePlace, Region } from '@biaoshi/core';

/** Share of a side that belongs to its outer part. */
const OUTER = 0.2;

/** Where a region stands: `corner` and `edge` reach into the outer fifth of two sides, or of one. */
export function placeOf(
  { x, y, width, height }: Region,
  picture: { readonly width: number; readonly height: number },
): PicturePlace {
  const across = isOuter(x, x + width, picture.width);
  const down = isOuter(y, y + height, picture.height);
  if (across && down) return 'corner';
  return across || down ? 'edge' : 'inside';
}

const isOuter = (start: number, end: number, side: number): boolean => start < side * OUTER || end > side * (1 - OUTER);
