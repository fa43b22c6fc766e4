import type { Region } from '@biaoshi/core';
import { findLines } from '../../ocr/find-lines.ts';
import { resized } from '../../ocr/find-text.ts';
import type { LineBox } from '../../ocr/line-box.ts';
import type { OcrModels } from '../../ocr/models.ts';
import { cut, type Pixels } from '../../pixels.ts';

/** Shorter side of the picture in the size in which it is looked at again: half as large again as at first. */
const SIDE = 768;
/** What is looked at around a spot, on each side, as a share of the shorter side: the width of a label, and what is around it. */
const REACH = { across: 0.28, down: 0.12 } as const;
/** Spots that are looked at, at most: each costs a fifth of the first look. */
const MAX_SPOTS = 2;
const MAX_LINES = 8;

/** Regions around spots, the largest spots first, without those that one before them shows. */
export function spotRegions(spots: readonly LineBox[], { width, height }: Pick<Pixels, 'width' | 'height'>): Region[] {
  const shorter = Math.min(width, height);
  const regions: Region[] = [];
  for (const { x, y } of [...spots].sort((a, b) => b.width * b.height - a.width * a.height)) {
    if (regions.length === MAX_SPOTS) break;
    if (regions.some((one) => holds(one, x, y))) continue;
    const [left, right] = span(x, shorter * REACH.across, width);
    const [top, bottom] = span(y, shorter * REACH.down, height);
    regions.push({ x: left, y: top, width: right - left, height: bottom - top });
  }
  return regions;
}

const holds = (region: Region, x: number, y: number): boolean =>
  x >= region.x && x <= region.x + region.width && y >= region.y && y <= region.y + region.height;

function span(middle: number, reach: number, side: number): readonly [start: number, end: number] {
  const start = Math.min(Math.max(0, Math.floor(middle - reach)), side - 1);
  return [start, Math.max(start + 1, Math.min(side, Math.ceil(middle + reach)))];
}

/**
 * Lines around spots where the first look left a trace of one: on a busy ground the network wants larger glyphs, and more of
 * what is around them. In pixels of `picture`.
 */
export async function lookAgain(models: OcrModels, picture: Pixels, spots: readonly LineBox[]): Promise<LineBox[]> {
  const lines: LineBox[] = [];
  for (const region of spotRegions(spots, picture)) {
    const pixels = cut(picture, region, SIDE / Math.min(picture.width, picture.height));
    const found = await findLines(models, pixels);
    for (const line of found.lines.slice(0, MAX_LINES)) {
      const { x, y, ...rest } = resized(line, region.width / pixels.width);
      lines.push({ ...rest, x: x + region.x, y: y + region.y });
    }
  }
  return lines;
}
