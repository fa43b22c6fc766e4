import { visible } from './visible.ts';

/**
 * A formula's first character (full-width forms count as well: spreadsheets fold them), at the start of the cell or
 * after a semicolon, which is the separator where commas are decimal points; spaces and quotes before it are skipped.
 */
const FORMULA = /(^|;)([\s"'“”‘’«»]*)([=+\-@＝＋－＠﹢﹣﹦﹫])/gu;

/** Codes, digests, plain paths: most cells, and nothing to do for them. */
const HARMLESS = /^[\w/.][\w/.:]*$/;

/** One cell of RFC 4180. Formulas are made text by an apostrophe, controls, tabs and line breaks are shown. */
export function csvCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  if (value === '' || HARMLESS.test(value)) return value;
  const safe = visible(value.replace(FORMULA, "$1$2'$3"));
  return /[",;]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
