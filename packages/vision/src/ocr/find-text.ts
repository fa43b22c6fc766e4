import type { Region } from '@biaoshi/core';
import { cut, type Pixels } from '../pixels.ts';
import { findLines } from './find-lines.ts';
import type { LineBox } from './line-box.ts';
import type { OcrModels } from './models.ts';

/** A part of the picture in which lines are looked for, and at which scale. */
export interface View {
  readonly region: Region;
  readonly scale: number;
  /** Only lines that are higher than wide: the others are seen in another view. */
  readonly uprightOnly: boolean;
}

/** From here on a line that is higher than wide is taken to be written downwards, or turned. */
const UPRIGHT_RATIO = 1.5;

export const isUpright = ({ width, height }: LineBox): boolean => height > width * UPRIGHT_RATIO;

/** The lines of all views, in pixels of the picture; one that two views see is there once. */
export async function findText(models: OcrModels, picture: Pixels, views: readonly View[]): Promise<LineBox[]> {
  const lines: LineBox[] = [];
  for (const { region, scale, uprightOnly } of views) {
    for (const line of await findLines(models, cut(picture, region, scale))) {
      const box = placed(line, region, scale);
      if (uprightOnly && !isUpright(box)) continue;
      const twin = lines.findIndex((other) => isTwin(other, box));
      if (twin < 0) lines.push(box);
      else if (areaOf(box) > areaOf(lines[twin])) lines[twin] = box;
    }
  }
  return lines;
}

const placed = (line: LineBox, region: Region, scale: number): LineBox => ({
  x: region.x + line.x / scale,
  y: region.y + line.y / scale,
  width: line.width / scale,
  height: line.height / scale,
  angle: line.angle,
});

/** Share of the smaller of two boxes from which on they are one line, of which one has a part only. */
const TWIN_OVERLAP = 0.6;

export const isTwin = (a: LineBox, b: LineBox): boolean => overlap(a, b) > TWIN_OVERLAP;

const areaOf = (box: LineBox | undefined): number => (box ? box.width * box.height : 0);

/** Share of the smaller box that the other covers, as if neither were turned. */
function overlap(a: LineBox, b: LineBox): number {
  const width = Math.min(a.x + a.width / 2, b.x + b.width / 2) - Math.max(a.x - a.width / 2, b.x - b.width / 2);
  const height = Math.min(a.y + a.height / 2, b.y + b.height / 2) - Math.max(a.y - a.height / 2, b.y - b.height / 2);
  return width > 0 && height > 0 ? (width * height) / Math.min(areaOf(a), areaOf(b)) : 0;
}
