import type { LineBox } from '../../ocr/line-box.ts';

/** Characters that stand one under the other: how high each is by its width, and how they differ and stand apart. */
const SQUARE = { min: 0.6, max: 2.4 } as const;
const MAX_RATIO = 1.5;
const MAX_GAP = 0.8;
/** Two characters one under the other are two short lines rather than a line that runs downwards. */
const MIN_CHARACTERS = 3;

/** Lines that run downwards, of which each character was found as a line of its own. */
export function columns(lines: readonly LineBox[]): LineBox[] {
  const characters = lines.filter(({ width, height }) => height >= width * SQUARE.min && height <= width * SQUARE.max);
  const rest = new Set([...characters].sort((a, b) => a.y - b.y));
  const found: LineBox[] = [];
  for (const first of rest) {
    const column = [first];
    for (const other of rest) if (isNext(column.at(-1) ?? first, other)) column.push(other);
    for (const one of column) rest.delete(one);
    if (column.length >= MIN_CHARACTERS) found.push(spanning(column));
  }
  return found;
}

function isNext(above: LineBox, below: LineBox): boolean {
  const size = Math.min(above.width, below.width);
  const gap = below.y - below.height / 2 - (above.y + above.height / 2);
  return (
    below.y > above.y + size / 2 &&
    gap < size * MAX_GAP &&
    Math.abs(below.x - above.x) < size / 2 &&
    Math.max(above.width, below.width) < size * MAX_RATIO
  );
}

/** The upright box around level ones. */
export function spanning(boxes: readonly LineBox[]): LineBox {
  const left = Math.min(...boxes.map(({ x, width }) => x - width / 2));
  const right = Math.max(...boxes.map(({ x, width }) => x + width / 2));
  const top = Math.min(...boxes.map(({ y, height }) => y - height / 2));
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height / 2));
  return { x: (left + right) / 2, y: (top + bottom) / 2, width: right - left, height: bottom - top, angle: 0 };
}
