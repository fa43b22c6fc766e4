/**
 * Code points two columns wide on a terminal (Unicode East Asian Width W and F, emoji among them), as pairs of first and
 * last. Ambiguous ones count as one column.
 */
const WIDE = [
  0x1100, 0x115f, 0x231a, 0x231b, 0x23e9, 0x23f3, 0x2614, 0x2615, 0x2648, 0x2653, 0x26a1, 0x26a1, 0x2705, 0x2705,
  0x274c, 0x274c, 0x2753, 0x2757, 0x2795, 0x2797, 0x2e80, 0x303e, 0x3041, 0x33ff, 0x3400, 0x4dbf, 0x4e00, 0x9fff,
  0xa000, 0xa4cf, 0xa960, 0xa97c, 0xac00, 0xd7a3, 0xf900, 0xfaff, 0xfe10, 0xfe19, 0xfe30, 0xfe6b, 0xff01, 0xff60,
  0xffe0, 0xffe6, 0x16fe0, 0x18cff, 0x1b000, 0x1b2ff, 0x1f004, 0x1f004, 0x1f0cf, 0x1f0cf, 0x1f18e, 0x1f18e, 0x1f191,
  0x1f19a, 0x1f200, 0x1f265, 0x1f300, 0x1f64f, 0x1f680, 0x1f6ff, 0x1f7e0, 0x1f7eb, 0x1f90c, 0x1f9ff, 0x1fa70, 0x1faff,
  0x20000, 0x3fffd,
];

const ASCII = /^[\x20-\x7e]*$/;
const COMBINING = /^\p{M}$/u;

/** Columns that one character takes: 0, 1 or 2. */
function charWidth(char: string): number {
  const code = char.codePointAt(0) ?? 0;
  if (code < 0x300) return 1;
  for (let index = 0; index < WIDE.length; index += 2) {
    if (code < (WIDE[index] as number)) break;
    if (code <= (WIDE[index + 1] as number)) return 2;
  }
  return COMBINING.test(char) ? 0 : 1;
}

/** Columns that a text takes. The text holds no controls: see `escape/`. */
export function displayWidth(text: string): number {
  if (ASCII.test(text)) return text.length;
  let width = 0;
  for (const char of text) width += charWidth(char);
  return width;
}

/** The text and blanks up to `width` columns. */
export const padEnd = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - displayWidth(text)));
export const padStart = (text: string, width: number): string =>
  ' '.repeat(Math.max(0, width - displayWidth(text))) + text;

/** A Chinese character with the closing punctuation that may not begin a line; any other word; blanks. */
const UNIT =
  /[\p{sc=Han}\u3000-\u303f\uff00-\uffef][、。，．；：！？）］｝》」』】〉]*|[^\p{sc=Han}\u3000-\u303f\uff00-\uffef\s]+|\s+/gu;

/** Lines of at most `width` columns, broken at blanks or, as Chinese allows, after a character. A longer word overflows. */
export function fold(text: string, width: number): readonly string[] {
  if (displayWidth(text) <= width) return [text];
  const lines: string[] = [];
  let line = '';
  let columns = 0;
  for (const unit of text.match(UNIT) ?? []) {
    const taken = displayWidth(unit);
    if (columns > 0 && columns + taken > width && unit.trim() !== '') {
      lines.push(line.trimEnd());
      line = '';
      columns = 0;
    }
    line += unit;
    columns += taken;
  }
  lines.push(line.trimEnd());
  return lines;
}
