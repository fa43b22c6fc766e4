import { visible } from './visible.ts';

/**
 * A formula's first character (full-width forms count as well: spreadsheets fold them), at the start of the cell or
 * after a semicolon, which is the separator where commas are decimal points; spaces and quotes before it are skipped.
 */
const FORMULA = /(^|;)([\s"'“”‘’«»]*)([=+\-@＝＋－＠﹢﹣﹦﹫])/gu;

/** UTF-16 units that a spreadsheet holds in one cell; it cuts what is longer, or spills it into the next rows, and says nothing. */
export const MAX_CELL_CHARS = 32_767;

/** Codes, digests, plain paths: most cells, and nothing to do for them. */
const HARMLESS = /^[\w/.][\w/.:]*$/;

/**
 * One cell of RFC 4180. Formulas are made text by an apostrophe, controls, tabs and line breaks are shown. What is beyond
 * `MAX_CELL_CHARS` is cut off, which `…` at the end tells.
 */
export function csvCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  if (value === '' || (value.length <= MAX_CELL_CHARS && HARMLESS.test(value))) return value;
  const safe = bounded(visible(value.slice(0, MAX_CELL_CHARS + 1).replace(FORMULA, "$1$2'$3")));
  return /[",;]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function bounded(text: string): string {
  if (text.length <= MAX_CELL_CHARS) return text;
  return `${text.slice(0, MAX_CELL_CHARS - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
