import { terminal } from '@biaoshi/reporters';
import type { GlyphTable } from './glyph-table.ts';

/** UTF-16 units of one text on paper; the whole of a longer one is in the report. */
export const MAX_TEXT_CHARS = 20_000;

/** Marks that stack on the letter before them: drawn, they could cover it. */
const STACKING = /^\p{M}$/u;

/**
 * A text as it can be drawn: one line, bounded, what acts or hides as `\n`, `\u{202e}` …, what the font cannot draw
 * (or could only draw over something else) as `[U+1F600]`.
 */
export function shown(text: string, glyphs: GlyphTable): string {
  let drawn = '';
  for (const char of terminal(text, MAX_TEXT_CHARS)) {
    const codePoint = char.codePointAt(0) ?? 0;
    const drawable = glyphs.advance(codePoint) !== undefined && !STACKING.test(char);
    drawn += drawable ? char : `[U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}]`;
  }
  return drawn;
}
