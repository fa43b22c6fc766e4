import { displayWidth, padEnd } from '@biaoshi/reporters';

/** A row of a table: cells in columns, the last one as long as it likes. Already escaped. */
export type Row = readonly string[];

/** Rows in columns as wide as their widest cell, Chinese counted as two. */
export function table(rows: readonly Row[], indent = 2): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, displayWidth(cell));
  }
  return rows.map((row) => {
    const cells = row.map((cell, column) => (column === row.length - 1 ? cell : padEnd(cell, widths[column] ?? 0)));
    return `${' '.repeat(indent)}${cells.join('  ')}`.trimEnd();
  });
}

/** A heading and its lines; nothing at all when there are none. */
export const section = (heading: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', heading, ...lines];

/** Lines as one text that ends in a line break. */
export const page = (lines: readonly string[]): string => `${lines.join('\n').replace(/^\n+/, '')}\n`;
