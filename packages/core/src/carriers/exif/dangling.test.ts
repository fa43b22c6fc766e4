import { memorySource, readEvidenceSync } from '@biaoshi/core';
import { bytesOf, type IfdPlanEntry, type IfdsPlan, ifdsBlock, jpeg, jpegExif } from '@biaoshi/testkit';
import { describe, expect, it } from 'vitest';

const LONG = 4;
const UNDEFINED = 7;
const EXIF_IFD = 0x8769;
const GPS_IFD = 0x8825;
const USER_COMMENT = 0x9286;

function signs(plan: IfdsPlan) {
  const bytes = jpeg({ segments: [jpegExif(ifdsBlock(plan))] });
  const { evidence } = readEvidenceSync(memorySource(bytes));
  return evidence.flatMap((item) => {
    if (item.kind !== 'residue' || !('path' in item.location)) return [];
    const { path, start, end } = item.location;
    return [{ ...item.data, path, tag: bytes.subarray(start, start + 2), size: end - start }];
  });
}

const pointer = (tag: number, value: { ifd: number } | { at: number }): IfdPlanEntry => ({
  tag,
  type: LONG,
  count: 1,
  value,
});
const withExif = (entries: readonly IfdPlanEntry[]) => ({
  ifds: [{ entries: [pointer(EXIF_IFD, { ifd: 1 })] }, { entries }],
});
const sign = 'danglingExifPointer';

describe('a dangling pointer', () => {
  it.each([0, 4, 100_000])('to an EXIF directory at %i, which is none', (at) => {
    expect(signs({ ifds: [{ entries: [pointer(EXIF_IFD, { at })] }] })).toEqual([
      { sign, path: 'jpeg/APP1[0]/IFD0/ExifIFD', tag: Uint8Array.of(0x69, 0x87), size: 12 },
    ]);
  });

  it.each([
    ['outside the block', { tag: USER_COMMENT, type: UNDEFINED, count: 500, value: { at: 90_000 } }],
    ['partly outside the block', { tag: USER_COMMENT, type: UNDEFINED, count: 500, value: { at: 30 } }],
    ['in the header', { tag: USER_COMMENT, type: UNDEFINED, count: 8, value: { at: 0 } }],
    ['of no bytes', { tag: USER_COMMENT, type: UNDEFINED, count: 0, value: { at: 0 } }],
  ])('to a UserComment %s', (_, entry) => {
    expect(signs(withExif([entry]))).toEqual([
      { sign, path: 'jpeg/APP1[0]/ExifIFD/UserComment', tag: Uint8Array.of(0x86, 0x92), size: 12 },
    ]);
  });

  it('is told once a block, however many there are', () => {
    const entry = { tag: USER_COMMENT, type: UNDEFINED, count: 0, value: { at: 0 } };
    expect(signs(withExif([entry, entry, entry]))).toHaveLength(1);
  });
});

describe('no dangling pointer', () => {
  it.each([
    [
      'a comment of NULs, as cameras write it',
      withExif([{ tag: USER_COMMENT, type: UNDEFINED, value: new Uint8Array(64) }]),
    ],
    [
      'a comment of a character code only',
      withExif([{ tag: USER_COMMENT, type: UNDEFINED, value: bytesOf('ASCII\0\0\0') }]),
    ],
    ['an empty EXIF directory, as libraries write it', withExif([])],
    ['another value outside the block', withExif([{ tag: 0x9003, type: 2, count: 20, value: { at: 90_000 } }])],
    ['a GPS pointer that leads nowhere', { ifds: [{ entries: [pointer(GPS_IFD, { at: 90_000 })] }] }],
    ['a comment of unknown type', withExif([{ tag: USER_COMMENT, type: 99, count: 9, value: { at: 90_000 } }])],
  ])('%s', (_, plan) => expect(signs(plan)).toEqual([]));
});
