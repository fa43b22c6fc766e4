import { describe, expect, it } from 'vitest';
import { ifdCount, ifdEntry, mayHoldText, pointerAt, tiffHeader, tiffOffset } from './tiff.ts';

const hex = (text: string) => Uint8Array.from(text.trim().split(/\s+/), (byte) => Number.parseInt(byte, 16));

const CLASSIC_LE = hex('49 49 2a 00 08 00 00 00');
const CLASSIC_BE = hex('4d 4d 00 2a 00 00 00 08');
const BIG_LE = hex('49 49 2b 00 08 00 00 00 10 00 00 00 00 00 00 00');
const BIG_BE = hex('4d 4d 00 2b 00 08 00 00 00 00 00 00 00 00 00 10');

const headerOf = (bytes: Uint8Array) => {
  const header = tiffHeader(bytes);
  if (!header) throw new Error('no header');
  return header;
};

describe('tiffHeader', () => {
  it.each([
    [CLASSIC_LE, { bigEndian: false, big: false, countBytes: 2, entryBytes: 12, offsetBytes: 4, firstIfd: 8 }],
    [CLASSIC_BE, { bigEndian: true, big: false, countBytes: 2, entryBytes: 12, offsetBytes: 4, firstIfd: 8 }],
    [BIG_LE, { bigEndian: false, big: true, countBytes: 8, entryBytes: 20, offsetBytes: 8, firstIfd: 16 }],
    [BIG_BE, { bigEndian: true, big: true, countBytes: 8, entryBytes: 20, offsetBytes: 8, firstIfd: 16 }],
  ])('reads %o', (bytes, header) => {
    expect(tiffHeader(bytes)).toEqual(header);
  });

  it.each([
    ['one byte short', CLASSIC_LE.subarray(0, 7)],
    ['a BigTIFF one byte short', BIG_LE.subarray(0, 15)],
    ['mixed byte orders', hex('49 49 00 2a 00 00 00 08')],
    ['a BigTIFF with 4-byte offsets', hex('49 49 2b 00 04 00 00 00 10 00 00 00 00 00 00 00')],
    ['half a byte-order mark', hex('49 4d 2a 00 08 00 00 00')],
  ])('knows %s for no header', (_, bytes) => {
    expect(tiffHeader(bytes)).toBeUndefined();
  });
});

describe('ifdEntry', () => {
  it('tells values in the entry from values elsewhere, at the size of the slot and one past', () => {
    const header = headerOf(CLASSIC_BE);
    expect(ifdEntry(hex('ff 01 0e 00 02 00 00 00 04 61 62 63 00'), 1, header)).toEqual({
      ...{ tag: 0x010e, type: 2, count: 4, length: 4, inline: true, valueAt: 9 },
    });
    expect(ifdEntry(hex('01 0e 00 02 00 00 00 05 00 00 01 00'), 0, header)).toEqual({
      ...{ tag: 0x010e, type: 2, count: 5, length: 5, inline: false, valueAt: 256 },
    });
    const big = ifdEntry(hex('0e 01 02 00 08 00 00 00 00 00 00 00 61 61 61 61 61 61 61 00'), 0, headerOf(BIG_LE));
    expect(big).toMatchObject({ count: 8, inline: true, valueAt: 12 });
  });

  it('keeps counts that no file can hold apart from small ones', () => {
    const words = ifdEntry(hex('0e 01 0c 00 ff ff ff ff 08 00 00 00'), 0, headerOf(CLASSIC_LE));
    expect(words).toMatchObject({ length: 8 * 0xffffffff, inline: false });
    const endless = ifdEntry(hex('0e 01 02 00 ff ff ff ff ff ff ff ff 08 00 00 00 00 00 00 00'), 0, headerOf(BIG_LE));
    expect(endless).toMatchObject({ length: Number.POSITIVE_INFINITY, inline: false });
  });

  it.each([0, 14, 15, 19, 128, 130, 0xffff])('has no length for a value of type %i, not even for none', (type) => {
    const entry = hex(`0e 01 ${(type & 255).toString(16)} ${(type >> 8).toString(16)} 00 00 00 00 00 00 00 00`);
    expect(ifdEntry(entry, 0, headerOf(CLASSIC_LE))).toMatchObject({ length: Number.NaN, inline: false });
  });

  it('knows the UTF-8 type of EXIF 3.0', () => {
    expect(ifdEntry(hex('0e 01 81 00 03 00 00 00 e6 a0 87 00'), 0, headerOf(CLASSIC_LE))).toMatchObject({
      length: 3,
      inline: true,
    });
  });
});

describe('counts and offsets', () => {
  it('have the width and order of the header', () => {
    const bytes = hex('01 02 03 04 05 06 07 08');
    expect(ifdCount(bytes, 0, headerOf(CLASSIC_LE))).toBe(0x0201);
    expect(tiffOffset(bytes, 0, headerOf(CLASSIC_BE))).toBe(0x01020304);
    expect(ifdCount(hex('01 00 00 00 00 00 00 00'), 0, headerOf(BIG_LE))).toBe(1);
    expect(tiffOffset(bytes, 0, headerOf(BIG_BE))).toBe(Number.POSITIVE_INFINITY);
  });

  it.each([
    [3, 0x0304],
    [4, 0x05060708],
    [13, 0x05060708],
    [2, undefined],
    [5, undefined],
  ])('of type %i are the second of a pointer', (type, offset) => {
    expect(pointerAt(hex('01 02 03 04 05 06 07 08'), 1, type, true)).toBe(offset);
  });

  it('of BigTIFF pointers have eight bytes', () => {
    expect(pointerAt(hex('00 00 00 00 00 00 00 09'), 0, 18, true)).toBe(9);
    expect(pointerAt(hex('09 00 00 00 00 00 00 00'), 0, 16, false)).toBe(9);
  });
});

describe('mayHoldText', () => {
  it('goes by the type, and by the tag where text is usual', () => {
    expect(mayHoldText(0xfde8, 2)).toBe(true);
    expect(mayHoldText(0xfde8, 129)).toBe(true);
    expect(mayHoldText(0xfde8, 7)).toBe(false);
    expect(mayHoldText(0x9286, 3)).toBe(true);
    expect(mayHoldText(0x9c9c, 1)).toBe(true);
    expect(mayHoldText(0x001b, 7)).toBe(true);
    expect(mayHoldText(0x0111, 4)).toBe(false);
  });
});
