import { describe, expect, it } from 'vitest';
import { HOSTILE_TEXT } from '../test-support/sample-assets.ts';
import { csvCell, MAX_CELL_CHARS } from './csv.ts';
import { json } from './json.ts';
import { sarifMessage } from './sarif-message.ts';
import { terminal } from './terminal.ts';
import { uriReference } from './uri.ts';
import { visible } from './visible.ts';
import { xml } from './xml.ts';

/** Written out apart from the code under test: controls, bidi, zero-width, separators, noncharacters. */
const FORBIDDEN = /[\p{Cc}\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\uffff]|\p{Surrogate}/u;

describe('visible', () => {
  it('shows what acts or hides and leaves the rest', () => {
    expect(visible('a\nb\tc\r\u001b[1m\u202e\u{e0041}')).toBe('a\\nb\\tc\\r\\u{1b}[1m\\u{202e}\\u{e0041}');
    expect(visible('荔枝 é ü — “引号” ａ 😀')).toBe('荔枝 é ü — “引号” ａ 😀');
  });

  it.each([
    0x00, 0x1b, 0x7f, 0x85, 0x9b, 0xad, 0x34f, 0x61c, 0x115f, 0x180e, 0x200b, 0x200e, 0x200f, 0x2028, 0x2029, 0x202a,
    0x202b, 0x202c, 0x202d, 0x202e, 0x2060, 0x2066, 0x2067, 0x2068, 0x2069, 0x3164, 0xfe0f, 0xfeff, 0xfffe, 0xd800,
    0xdfff, 0xe0001,
  ])('hides nothing: U+%s', (code) => {
    const char = String.fromCodePoint(code);
    expect(visible(`中${char}文`)).not.toContain(char);
    expect(visible(`a${char}b`)).toContain(code === 0xd ? '\\r' : `\\u{${code.toString(16)}}`);
  });
});

describe('terminal', () => {
  it('lets nothing of a hostile text act', () => expect(terminal(HOSTILE_TEXT)).not.toMatch(FORBIDDEN));

  it('bounds the text at the limit and not below it', () => {
    expect(terminal('a'.repeat(2000))).toHaveLength(2000);
    expect(terminal('a'.repeat(2001))).toBe(`${'a'.repeat(2000)}…`);
    expect(terminal('a😀b', 2)).toBe('a…');
    expect(terminal('a😀b', 3)).toBe('a😀…');
  });
});

describe('xml', () => {
  it('escapes markup, and shows what XML 1.0 forbids or attributes lose', () => {
    expect(xml('<a b="c\'">&\n\u0000\ufffe]]>')).toBe('&lt;a b=&quot;c&apos;&quot;&gt;&amp;\\n\\u{0}\\u{fffe}]]&gt;');
    expect(xml(HOSTILE_TEXT)).not.toMatch(FORBIDDEN);
  });
});

describe('csvCell', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['  =1', `"  '=1"`],
    ['"=1', `"""'=1"`],
    ["'=1", "''=1"],
    ['＝1', "'＝1"],
    ['＋1', "'＋1"],
    ['－1', "'－1"],
    ['＠x', "'＠x"],
    ['\u3000=1', `"\u3000'=1"`],
    ['\t=1', "\\t'=1"],
    ['\r=1', "\\r'=1"],
    ['\u0000=1', '\\u{0}=1'],
    ['\u200b=1', '\\u{200b}=1'],
    ['x;=1', `"x;'=1"`],
    ['x; -1', `"x; '-1"`],
  ])('makes %j harmless', (value, cell) => expect(csvCell(value)).toBe(cell));

  it.each([
    ['a-b=c', 'a-b=c'],
    ['a,b', '"a,b"'],
    ['a"b', '"a""b"'],
    ['a\nb', 'a\\nb'],
    [' a', '" a"'],
    ['', ''],
  ])('quotes %j as RFC 4180 says', (value, cell) => expect(csvCell(value)).toBe(cell));

  it.each(['x', '格', ';', '\u0007'])(
    'fills a cell with %j to its last character, and marks that one more was cut',
    (sign) => {
      const unquoted = (cell: string): string => cell.replace(/^"|"$/g, '');
      const [least = ''] = [unquoted(csvCell(`a${sign}b`)).slice(1, -1)];
      const full = sign.repeat(Math.floor((MAX_CELL_CHARS - 2) / least.length));
      const edge = 'e'.repeat(MAX_CELL_CHARS - full.length * least.length);
      const whole = unquoted(csvCell(edge + full));
      expect([whole.length, whole.at(-1)]).toEqual([MAX_CELL_CHARS, least.at(-1)]);
      const cut = unquoted(csvCell(`${edge}e${full}`));
      expect([cut.length, cut.at(-1)]).toEqual([MAX_CELL_CHARS, '…']);
    },
  );

  it('cuts a cell before a character of two halves, and not only after its quotes are doubled', () => {
    expect(csvCell(`${'x'.repeat(MAX_CELL_CHARS - 2)}𠮷y`)).toBe(`${'x'.repeat(MAX_CELL_CHARS - 2)}…`);
    const quotes = csvCell('"'.repeat(MAX_CELL_CHARS));
    expect(quotes).toHaveLength(2 * MAX_CELL_CHARS + 2);
    expect(csvCell(`=${'1'.repeat(5_000_000)}`)).toHaveLength(MAX_CELL_CHARS);
  });

  it('writes figures bare and null empty', () => {
    expect(csvCell(-5)).toBe('-5');
    expect(csvCell(null)).toBe('');
  });
});

describe('uriReference', () => {
  it.each([
    ['a b/荔枝.png', 'a%20b/%E8%8D%94%E6%9E%9D.png'],
    ['claims.zip!/50%/x#1?.png', 'claims.zip!/50%25/x%231%3F.png'],
    ['javascript:alert(1)', './javascript:alert(1)'],
    ['a/b:c', 'a/b:c'],
    ['/srv/a b', 'file:///srv/a%20b'],
    ['//evil.example/x', 'file:////evil.example/x'],
    ['C:\\photos\\a b.png', 'file:///C:/photos/a%20b.png'],
    ['back\\slash', 'back%5Cslash'],
    ['https://a.example/x%20y z#f#g', 'https://a.example/x%20y%20z#f%23g'],
    ['https://a.example/100%', 'https://a.example/100%25'],
    ['http://[::1]:8080/[x]', 'http://[::1]:8080/%5Bx%5D'],
    ['\ud800', '%EF%BF%BD'],
    ['"<>\u0000\n', '%22%3C%3E%00%0A'],
    ['', ''],
  ])('%j', (place, uri) => expect(uriReference(place)).toBe(uri));

  it('yields only what a URI may hold', () => {
    for (const prefix of ['', '/', 'https://a.example/']) {
      expect(uriReference(prefix + HOSTILE_TEXT)).toMatch(/^(?:[A-Za-z0-9\-._~:/?#@!$&'()*+,;=]|%[0-9A-F]{2})+$/);
    }
  });
});

describe('json', () => {
  it('reads back as the same value, and holds nothing that acts or ends a line', () => {
    const written = json({ [HOSTILE_TEXT]: HOSTILE_TEXT });
    expect(JSON.parse(written)).toEqual({ [HOSTILE_TEXT]: HOSTILE_TEXT });
    expect(written.replaceAll('\uffff', '')).not.toMatch(FORBIDDEN);
  });
});

describe('sarifMessage', () => {
  it('lets a file make neither a link nor a placeholder', () => {
    const message = sarifMessage(HOSTILE_TEXT);
    expect(message).toContain('[x] (javascript:alert(1))');
    expect(message).not.toMatch(/\{\d+\}/);
    expect(message).not.toMatch(FORBIDDEN);
  });
});
