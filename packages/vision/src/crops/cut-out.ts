import type { Region } from '@biaoshi/core';

/** Pixels around a region that are shown with it, at least. */
const LEAST_MARGIN = 16;

/**
 * The region in whole pixels with a margin of its own shorter side around it, within a picture of this size; undefined
 * where none of the region lies in the picture. Numbers that are none, or beyond any picture, give undefined as well.
 */
export function cutOut(region: Region, width: number, height: number): Region | undefined {
  const inside = clamped(region, width, height);
  if (!inside) return undefined;
  const margin = Math.max(LEAST_MARGIN, Math.min(inside.width, inside.height));
  return clamped(
    {
      x: inside.x - margin,
      y: inside.y - margin,
      width: inside.width + 2 * margin,
      height: inside.height + 2 * margin,
    },
    width,
    height,
  );
}

function clamped({ x, y, width: w, height: h }: Region, width: number, height: number): Region | undefined {
  const [left, right] = [Math.floor(Math.max(0, x)), Math.ceil(Math.min(width, x + w))];
  const [top, bottom] = [Math.floor(Math.max(0, y)), Math.ceil(Math.min(height, y + h))];
  const isPlace = w > 0 && h > 0 && right > left && bottom > top;
  return isPlace ? { x: left, y: top, width: right - left, height: bottom - top } : undefined;
}
