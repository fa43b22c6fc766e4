import type { Region } from '@biaoshi/core';
import { cut, type Pixels } from '../pixels.ts';
import { findLines } from './find-lines.ts';
import type { LineBox } from './line-box.ts';
import type { OcrModels } from './models.ts';
import { partsWithStrokes } from './strokes.ts';

/** A line that was found; `cut` where it reaches an end of what was looked at, and may go on beyond it. */
export interface FoundLine extends LineBox {
  readonly cut: boolean;
}

/** From here on a line that is higher than wide is taken to be written downwards, or turned. */
const UPRIGHT_RATIO = 1.5;
/** How near to an end of what was looked at a line is taken to be cut, by its height: less than a character away. */
const CUT_DISTANCE = 0.6;

export const isUpright = ({ width, height }: LineBox): boolean => height > width * UPRIGHT_RATIO;

/** Along the line, and across it, whichever way it runs. */
export const lengthOf = (box: LineBox): number => (isUpright(box) ? box.height : box.width);
export const breadthOf = (box: LineBox): number => (isUpright(box) ? box.width : box.height);

/** The lines in regions of a picture; one that two regions show is there once. */
export async function findText(models: OcrModels, pixels: Pixels, regions: readonly Region[]): Promise<FoundLine[]> {
  const lines: FoundLine[] = [];
  for (const part of regions.flatMap((region) => partsWithStrokes(pixels, region))) {
    for (const line of await findLines(models, cut(pixels, part, 1))) {
      keepLine(lines, { ...line, x: part.x + line.x, y: part.y + line.y, cut: isCut(line, part, pixels) });
    }
  }
  return lines;
}

/** Of two that are one line, the larger stays. */
export function keepLine(lines: FoundLine[], line: FoundLine): void {
  const twin = lines.findIndex((other) => isTwin(other, line));
  if (twin < 0) lines.push(line);
  else if (areaOf(line) > areaOf(lines[twin])) lines[twin] = line;
}

/** A line's box in a picture of another size. */
export const resized = <Box extends LineBox>(box: Box, factor: number): Box => ({
  ...box,
  x: box.x * factor,
  y: box.y * factor,
  width: box.width * factor,
  height: box.height * factor,
});

function isCut({ x, y, width, height }: LineBox, part: Region, picture: Pixels): boolean {
  const near = Math.min(width, height) * CUT_DISTANCE;
  const [across, down] = [width / 2 + (width < height ? 0 : near), height / 2 + (width < height ? near : 0)];
  return (
    (part.x > 0 && x - across < 0) ||
    (part.y > 0 && y - down < 0) ||
    (part.x + part.width < picture.width && x + across > part.width) ||
    (part.y + part.height < picture.height && y + down > part.height)
  );
}

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
