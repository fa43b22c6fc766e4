import { describe, expect, it } from 'vitest';
import { latin1 } from '../../bytes/view.ts';
import { exifText } from './text.ts';

const IMAGE_DESCRIPTION = 0x010e;
const MAKE = 0x010f;
const MAKER_NOTE = 0x927c;
const USER_COMMENT = 0x9286;
const XP_COMMENT = 0x9c9c;
const BYTE = 1;
const ASCII = 2;
const SHORT = 3;
const UNDEFINED = 7;
const UTF8 = 129;

const utf8 = (text: string) => new TextEncoder().encode(text);
const bytes = (...pieces: (Uint8Array | string | number[])[]) =>
  Uint8Array.from(
    pieces.flatMap((piece) => (typeof piece === 'string' ? [...Buffer.from(piece, 'latin1')] : [...piece])),
  );
const le = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'));
const be = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le').swap16());

const LABEL = '{"AIGC":{"Label":"1","ContentProducer":"豆包"}}';
const comment = (value: Uint8Array, bigEndian = false) => exifText(USER_COMMENT, UNDEFINED, value, bigEndian);

describe('UserComment', () => {
  it.each([
    ['UNICODE, big-endian text in a little-endian block', bytes('UNICODE\0', be(LABEL)), false, 'UNICODE'],
    ['UNICODE, little-endian text in a big-endian block', bytes('UNICODE\0', le(LABEL)), true, 'UNICODE'],
    ['UNICODE with a byte-order mark', bytes('UNICODE\0', [0xfe, 0xff], be(LABEL)), false, 'UNICODE'],
    ['UNICODE although it is UTF-8', bytes('UNICODE\0', utf8(LABEL)), false, 'UNICODE'],
    ['Unicode in small letters, closed by a space', bytes('Unicode ', be(LABEL)), true, 'UNICODE'],
    ['ASCII although it is UTF-8 with Chinese', bytes('ASCII\0\0\0', utf8(LABEL)), false, 'ASCII'],
    ['ASCII although it is UTF-16', bytes('ASCII\0\0\0', le(LABEL)), true, 'ASCII'],
    ['ASCII padded with spaces', bytes('ASCII   ', utf8(LABEL)), true, 'ASCII'],
    ['eight NULs', bytes([0, 0, 0, 0, 0, 0, 0, 0], utf8(LABEL)), false, 'undefined'],
    ['eight NULs before UTF-16 without a mark', bytes([0, 0, 0, 0, 0, 0, 0, 0], be(LABEL)), false, 'undefined'],
    ['JIS although it is UTF-8', bytes('JIS\0\0\0\0\0', utf8(LABEL)), false, 'JIS'],
    ['no code at all', utf8(LABEL), false, 'none'],
    ['no code, a UTF-8 mark', bytes([0xef, 0xbb, 0xbf], utf8(LABEL)), false, 'none'],
    ['no code, UTF-16 big-endian', be(LABEL), false, 'none'],
  ])('reads %s', (_, value, bigEndian, characterCode) => {
    expect(comment(value, bigEndian)).toEqual({ text: LABEL, characterCode, wellFormed: true });
  });

  it('decodes JIS escapes', () => {
    const value = bytes('JIS\0\0\0\0\0', [0x1b, 0x24, 0x42, 0x46, 0x7c, 0x4b, 0x5c, 0x1b, 0x28, 0x42]);
    expect(comment(value)?.text).toBe('日本');
  });

  it.each([
    ['in the block order when nothing in the text decides', be('一'), true, '一'],
    [
      'Chinese without any ASCII, against the block order',
      be('这是人工智能生成的图片'),
      false,
      '这是人工智能生成的图片',
    ],
    ['Cyrillic, against the block order', le('изображение создано'), true, 'изображение создано'],
    ['a short comment as UTF-16, as specified, although it could be ASCII', be('捡抢'), true, '捡抢'],
  ])('reads UNICODE %s', (_, body, bigEndian, text) => {
    expect(comment(bytes('UNICODE\0', body), bigEndian)?.text).toBe(text);
  });

  it('says that a surrogate without its partner is no text', () => {
    expect(comment(bytes('UNICODE\0', be('ab'), [0xd8, 0x00], be('cd')))?.wellFormed).toBe(false);
  });

  it('takes no code from a longer word', () => {
    expect(comment(utf8('ASCIIfy me'))).toEqual({ text: 'ASCIIfy me', characterCode: 'none', wellFormed: true });
  });
});

describe('other tags', () => {
  it.each([
    ['UTF-8 in an ASCII tag', ASCII, utf8('小米 14'), '小米 14'],
    ['Latin-1 in an ASCII tag', ASCII, bytes([0xa9], ' 2010 caf', [0xe9]), '© 2010 café'],
    ['UTF-8 whose last letter was cut off', ASCII, utf8('豆包生成').subarray(0, 11), '豆包生\ufffd'],
    ['UTF-16 in an ASCII tag', ASCII, le('Photoshop'), 'Photoshop'],
    ['letters each closed by a NUL as they are, not as UTF-16', ASCII, bytes('A\0B\0'), 'A\0B\0'],
    ['EXIF 3.0 UTF-8', UTF8, utf8('旅行'), '旅行'],
    ['BYTE', BYTE, utf8('Canon'), 'Canon'],
    ['text under a numeric type', SHORT, utf8('Canon'), 'Canon'],
    ['ASCII longer than the short way goes', ASCII, utf8('x'.repeat(65)), 'x'.repeat(65)],
  ])('reads %s', (_, type, value, text) => {
    expect(exifText(MAKE, type, value, false)?.text).toBe(text);
  });

  it('makes no text of numbers under a numeric type', () => {
    expect(exifText(IMAGE_DESCRIPTION, SHORT, Uint8Array.of(1, 0, 2, 0), false)).toBeUndefined();
  });

  it('knows that cut UTF-8 is not whole, and takes Latin-1 for what UTF-8 cannot be', () => {
    expect(exifText(MAKE, ASCII, utf8('豆包生成').subarray(0, 11), false)?.wellFormed).toBe(false);
    const everyByte = Uint8Array.from({ length: 128 }, (_, at) => at + 128);
    expect(exifText(MAKE, ASCII, everyByte, false)).toEqual({ text: latin1(everyByte), wellFormed: false });
  });

  it('reads XP tags as little-endian in a big-endian block', () => {
    expect(exifText(XP_COMMENT, BYTE, le('由AI生成\0'), true)?.text).toBe('由AI生成\0');
    expect(exifText(XP_COMMENT, BYTE, le('丁'), true)?.text).toBe('丁');
  });

  it('reads a MakerNote only when it is text', () => {
    expect(exifText(MAKER_NOTE, UNDEFINED, utf8('{"app":"即梦"}\0\0'), false)?.text).toBe('{"app":"即梦"}\0\0');
    expect(exifText(MAKER_NOTE, UNDEFINED, bytes('Nikon\0', [2, 0x10]), false)).toBeUndefined();
    expect(exifText(MAKER_NOTE, UNDEFINED, bytes('text at first '.repeat(50), [1]), false)).toBeUndefined();
    expect(exifText(MAKER_NOTE, UNDEFINED, Uint8Array.of(0x80, 0x81, 0x82), false)).toBeUndefined();
  });
});
