import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakLines } from './break-lines.ts';

/** Han is as wide as two Latin letters. */
const advance = (char: string): number => (/[\u2e80-\uffef]/u.test(char) ? 2 : 1);
const width = (line: string): number => Array.from(line).reduce((sum, char) => sum + advance(char), 0);

describe('breakLines', () => {
  it.each([
    ['between ideographs', '生成合成内容标识', 8, ['生成合成', '内容标识']],
    ['at blanks, which are left out', 'one two  three', 7, ['one two', 'three']],
    ['after the joints of a path', 'photos/2026/a.png', 12, ['photos/2026/', 'a.png']],
    ['anywhere when nothing else fits', 'abcdefghij', 4, ['abcd', 'efgh', 'ij']],
    ['between a letter and an ideograph', 'AIGC标识', 4, ['AIGC', '标识']],
    ['never before a closing mark', '标识，内容', 4, ['标', '识，', '内容']],
    ['never after an opening mark', '按《办法》办', 4, ['按', '《办', '法》', '办']],
    ['of an empty text in one empty line', '', 5, ['']],
    ['of blanks alone in one empty line', '     ', 2, ['']],
  ])('breaks %s', (_what, text, most, lines) => {
    expect(breakLines(text, most, advance)).toEqual(lines);
  });

  it('breaks a run of marks that none may begin a line with', () => {
    expect(breakLines('。'.repeat(10), 6, advance)).toEqual(['。。。', '。。。', '。。。', '。']);
  });

  it('gives a character that is too wide a line of its own', () => {
    expect(breakLines('标识', 1, advance)).toEqual(['标', '识']);
  });

  it('keeps every character but blanks, and no line is wider than the column', () => {
    const text = fc.string({ unit: fc.constantFrom(...'ab /-，。《》“”标识内容 '), maxLength: 200 });
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 30 }), (given, most) => {
        const lines = breakLines(given, most, advance);
        expect(lines.join('').replaceAll(' ', '')).toBe(given.replaceAll(' ', ''));
        for (const line of lines) expect(width(line)).toBeLessThanOrEqual(most);
      }),
    );
  });

  it('looks at each character a bounded number of times, however long the run', () => {
    let looked = 0;
    const counting = (char: string): number => {
      looked++;
      return advance(char);
    };
    for (const char of ['a', '标', '。', ' ', '/']) {
      looked = 0;
      breakLines(char.repeat(50_000), 100, counting);
      expect(looked).toBeLessThan(150_000);
    }
  });
});
