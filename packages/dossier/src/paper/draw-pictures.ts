import { type EncodedPicture, InvalidArgumentError, type Region } from '@biaoshi/core';
import type { BlockOf, PictureCell } from './block.ts';
import { SMALL } from './draw-text.ts';
import { BODY, type Column, type Sheet } from './sheet.ts';

const PER_ROW = 2;
const MAX_HEIGHT = 220;
const GUTTER = 10;
const CAPTION_GAP = 3;
const MAX_CAPTION_LINES = 8;
const MARK = '#d01c1c';

export function drawPictures(
  sheet: Sheet,
  { cells, perRow = PER_ROW, height = MAX_HEIGHT }: BlockOf<'pictures'>,
): void {
  if (!Number.isInteger(perRow) || perRow < 1) {
    throw new InvalidArgumentError('invalidOption', `perRow: expected a whole number from 1, got ${perRow}`);
  }
  const width = (BODY.width - GUTTER * (perRow - 1)) / perRow;
  for (let first = 0; first < cells.length; first += perRow) {
    const row = cells.slice(first, first + perRow).map((cell, index) => {
      const column = { x: BODY.x + index * (width + GUTTER), width };
      return { cell, column, size: sizeOf(cell.picture, width, Math.min(height, sheet.fullRoom / 2)) };
    });
    drawRowOfPictures(sheet, row);
  }
}

interface Placed {
  readonly cell: PictureCell;
  readonly column: Column;
  readonly size: Size;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Shrunk to fit, never enlarged: a pixel is at most a point. */
function sizeOf({ width, height }: EncodedPicture, mostWidth: number, mostHeight: number): Size {
  const scale = Math.min(1, mostWidth / width, mostHeight / height);
  return { width: width * scale, height: height * scale };
}

function drawRowOfPictures(sheet: Sheet, row: readonly Placed[]): void {
  const lineHeight = sheet.lineHeight(SMALL);
  const set = row.map(({ cell, column, size }) => {
    const caption = sheet.lines(cell.caption, column, SMALL).slice(0, MAX_CAPTION_LINES);
    return { cell, column, size, caption, height: size.height + CAPTION_GAP + caption.length * lineHeight };
  });
  const height = Math.max(...set.map((placed) => placed.height)) + GUTTER;
  sheet.need(height);
  for (const { caption, ...placed } of set) {
    drawPicture(sheet, placed, sheet.y);
    const top = sheet.y + placed.size.height + CAPTION_GAP;
    for (const [line, text] of caption.entries()) sheet.draw(text, placed.column.x, top + line * lineHeight, SMALL);
  }
  sheet.y += height;
}

function drawPicture(sheet: Sheet, { cell, column, size }: Placed, top: number): void {
  const { picture, marks = [] } = cell;
  const { document } = sheet;
  const bytes = Buffer.from(picture.bytes.buffer, picture.bytes.byteOffset, picture.bytes.byteLength);
  try {
    document.image(bytes, column.x, top, size);
  } catch (cause) {
    throw new InvalidArgumentError('invalidOption', 'a picture is neither JPEG nor PNG', { cause });
  }
  const scale = size.width / picture.width;
  for (const [index, mark] of marks.entries()) drawMark(sheet, String(index + 1), scaled(mark, scale), column.x, top);
  document.rect(column.x, top, size.width, size.height).lineWidth(0.5).strokeColor('#999999').stroke();
}

const scaled = ({ x, y, width, height }: Region, by: number): Region => ({
  x: x * by,
  y: y * by,
  width: width * by,
  height: height * by,
});

function drawMark(sheet: Sheet, number: string, { x, y, width, height }: Region, left: number, top: number): void {
  sheet.document
    .rect(left + x, top + y, width, height)
    .lineWidth(1.2)
    .strokeColor(MARK)
    .stroke();
  const style = { weight: 'bold', size: 8, color: '#ffffff' } as const;
  const [labelWidth, labelHeight] = [5 + 5 * number.length, 11];
  sheet.document.rect(left + x, top + y, labelWidth, labelHeight).fill(MARK);
  sheet.draw(number, left + x + 2.5, top + y - 1, style);
}
