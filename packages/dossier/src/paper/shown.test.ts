import { describe, expect, it } from 'vitest';
import { fontFile } from './font-files.ts';
import { MAX_TEXT_CHARS, shown } from './shown.ts';

const { glyphs } = fontFile('regular');

describe('shown', () => {
  it('leaves a text alone that the font can draw', () => {
    const text = '荔枝 1.png · AIGC「标识」—— ± × → カナ ﬁ é';
    expect(shown(text, glyphs)).toBe(text);
  });

  it('shows what the font lacks, and what would be drawn over something else, as its code point', () => {
    expect(shown('\u{1f600}\u05d0a\u0301\u{20bb7}', glyphs)).toBe('[U+1F600][U+05D0]a[U+0301][U+20BB7]');
  });

  it('shows a text up to its limit, and cuts one that is longer', () => {
    const full = '标'.repeat(MAX_TEXT_CHARS);
    expect(shown(full, glyphs)).toBe(full);
    expect(shown(`${full}识`, glyphs)).toBe(`${full}…`);
  });

  it('knows how wide the letters are', () => {
    expect(glyphs.advance(0x6807)).toBe(1);
    expect(glyphs.advance(0x41)).toBeGreaterThan(0.5);
    expect(glyphs.advance(0x41)).toBeLessThan(0.7);
    expect([0, 0x10ffff, 0xe000, -1].map((codePoint) => glyphs.advance(codePoint))).toEqual(Array(4).fill(undefined));
  });
});
