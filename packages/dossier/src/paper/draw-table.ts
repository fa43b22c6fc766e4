import { terminal } from '@biaoshi/reporters';
import type { BlockOf } from './block.ts';
import { PLAIN, SMALL, STRONG } from './draw-text.ts';
import { BODY, type Column, type Sheet, type Style } from './sheet.ts';

/** Share of the width that the names of facts have. */
const NAME_SHARE = 0.26;
/** White space beside and above the text of a cell, points. */
const PADDING = { side: 4, top: 2.5 } as const;

/** UTF-16 units of the name of a column: it stands on every page. */
const MAX_HEAD_CHARS = 80;

const NAME: Style = { ...SMALL, weight: 'bold', size: 8.5 };

export function drawFacts(sheet: Sheet, { rows }: BlockOf<'facts'>): void {
  const columns = columnsOf([NAME_SHARE, 1 - NAME_SHARE]);
  for (const row of rows) drawRow(sheet, row, columns, [NAME, PLAIN]);
  sheet.y += PADDING.top * 2;
}

/** Draws a table. Its head is repeated where a page begins. */
export function drawTable(sheet: Sheet, { head, rows, widths }: BlockOf<'table'>): void {
  const columns = columnsOf(widths ?? head.map(() => 1));
  const cell: Style = { ...PLAIN, size: 8.5 };
  const names = head.map((name) => terminal(name, MAX_HEAD_CHARS));
  const drawHead = (): void => drawRow(sheet, names, columns, [{ ...STRONG, size: 8.5 }]);
  drawHead();
  for (const row of rows) drawRow(sheet, row, columns, [cell], drawHead);
  sheet.y += PADDING.top * 2;
}

function columnsOf(shares: readonly number[]): readonly Column[] {
  const total = shares.reduce((sum, share) => sum + share, 0);
  let x = BODY.x;
  return shares.map((share) => {
    const column = { x, width: (BODY.width * share) / total };
    x += column.width;
    return column;
  });
}

/** One row, broken across pages line by line. `styles`: one a column, the last for all the rest. */
function drawRow(
  sheet: Sheet,
  cells: readonly string[],
  columns: readonly Column[],
  styles: readonly Style[],
  onNewPage: () => void = () => undefined,
): void {
  const set = columns.map((column, index) => {
    const style = styles[Math.min(index, styles.length - 1)] ?? PLAIN;
    const inner = { x: column.x + PADDING.side, width: column.width - 2 * PADDING.side };
    return { x: inner.x, style, lines: sheet.lines(cells[index] ?? '', inner, style) };
  });
  const height = Math.max(...set.map(({ style }) => sheet.lineHeight(style)));
  const rows = Math.max(...set.map(({ lines }) => lines.length));
  for (let row = 0; row < rows; row++) {
    const pages = sheet.pages;
    sheet.need(height + 2 * PADDING.top);
    if (sheet.pages > pages) onNewPage();
    if (row === 0) sheet.y += PADDING.top;
    for (const { x, style, lines } of set) sheet.draw(lines[row] ?? '', x, sheet.y, style);
    sheet.y += height;
  }
  sheet.y += PADDING.top;
  sheet.rule(sheet.y);
}
