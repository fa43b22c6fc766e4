import { MAX_CELL_CHARS, visible } from '@biaoshi/reporters';

export type Cell = string | number | null;

/** What makes a formula of a text once somebody edits or exports the cell; full-width forms are folded by spreadsheets. */
const FORMULA = /^[\s"'“”‘’«»]*[=+\-@＝＋－＠﹢﹣﹦﹫]/u;

/** `_x003D_` in a cell is read as `=` (ECMA-376 22.9.2.19): its underscore is written in that same way. */
const CODED = /_(?=x[0-9A-Fa-f]{4}_)/g;

/** A value as a cell holds it: texts on one line, nothing in them that acts, hides, is coded or begins a formula; bounded. */
export function safeCell(value: Cell): Cell {
  if (typeof value !== 'string') return value;
  const plain = visible(value).replace(CODED, '_x005F_');
  return bounded(FORMULA.test(plain) ? `'${plain}` : plain);
}

function bounded(text: string): string {
  if (text.length <= MAX_CELL_CHARS) return text;
  const kept = text.slice(0, MAX_CELL_CHARS - 1).replace(/[\ud800-\udbff]$/, '');
  return `${kept.replace(/_(?:x[0-9A-Fa-f]{0,4})?$/, '')}…`;
}
