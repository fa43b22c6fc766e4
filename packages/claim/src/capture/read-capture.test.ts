import { decoders } from '@biaoshi/scanner';
import {
  bytesOf,
  exifBlock,
  ifdsBlock,
  jpegExif,
  jpegSegment,
  MUTATORS,
  pngChunk,
  seededRandom,
  tiffText,
  u16leBytes,
  u32leBytes,
  userComment,
} from '@biaoshi/testkit';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { MAX_THUMBNAIL_BYTES } from './exif-block.ts';
import { MAX_TEXT_CHARS, readCapture } from './read-capture.ts';

const blank = { create: { width: 32, height: 24, channels: 3, background: '#7a9' } } as const;
const jpeg = new Uint8Array(await sharp(blank).jpeg().toBuffer());
const png = new Uint8Array(await sharp(blank).png().toBuffer());
const small = new Uint8Array(await sharp(blank).resize(16, 12).jpeg().toBuffer());

const withSegments = (...segments: readonly Uint8Array[]) =>
  bytesOf(jpeg.subarray(0, 2), ...segments, jpeg.subarray(2));
const read = (bytes: Uint8Array) => readCapture(bytes, decoders);
const factsOf = (...segments: readonly Uint8Array[]) => read(withSegments(...segments)).facts;
const cut = (bytes: Uint8Array, { start, end }: { start: number; end: number }) =>
  Buffer.from(bytes.subarray(start, end)).toString('latin1');

const times = exifBlock({
  ifd0: [tiffText(0x0131, 'Snapseed 2.0'), tiffText(0x0132, '2026:03:15 09:00:00')],
  exif: [
    tiffText(0x9003, '2026:03:14 10:22:31'),
    tiffText(0x9004, '2026:03:14 10:22:32'),
    tiffText(0x9010, '+09:00'),
    tiffText(0x9011, '+08:00'),
  ],
});

/** IFD0 with its EXIF IFD, and an IFD1 that says where a thumbnail is. The thumbnail stands behind the block. */
function withThumbnail(thumbnail: Uint8Array, stated = thumbnail.length, at?: number): Uint8Array {
  const plan = (offset: number) =>
    ifdsBlock({
      ifds: [
        { entries: [{ tag: 0x0112, type: 3, count: 1, value: u16leBytes(1) }], next: 1 },
        {
          entries: [
            { tag: 0x0201, type: 4, count: 1, value: u32leBytes(offset) },
            { tag: 0x0202, type: 4, count: 1, value: u32leBytes(stated) },
          ],
        },
      ],
    });
  const { length } = plan(0);
  return bytesOf(plan(at ?? length), thumbnail);
}

describe('capture facts', () => {
  it('have each time with its own offset and place', () => {
    const bytes = withSegments(jpegExif(times));
    const { taken, digitized, modified } = read(bytes).facts;
    expect([taken?.text, taken?.offset]).toEqual(['2026:03:14 10:22:31', '+08:00']);
    expect([digitized?.text, digitized?.offset]).toEqual(['2026:03:14 10:22:32', '']);
    expect([modified?.text, modified?.offset]).toEqual(['2026:03:15 09:00:00', '+09:00']);
    expect(taken && cut(bytes, taken.location)).toBe('2026:03:14 10:22:31\0');
  });

  it('name software where EXIF or a known encoder does, and take no other comment for one', () => {
    const encoder = jpegSegment(0xfe, 'CREATOR: gd-jpeg v1.0 (using IJG JPEG v62), quality = 90\n');
    const found = factsOf(jpegExif(times), jpegSegment(0xfe, 'a buyer wrote: CREATOR: gd-jpeg'), encoder).software;
    expect(found.map(({ name, where }) => [where, name])).toEqual([
      ['exif', 'Snapseed 2.0'],
      ['comment', 'CREATOR: gd-jpeg v1.0 (using IJG JPEG v62), quality = 90'],
    ]);
  });

  it('say that there is a position and never read it', () => {
    const gps = ifdsBlock({
      ifds: [
        { entries: [{ tag: 0x8825, type: 4, value: { ifd: 1 } }] },
        { entries: [{ tag: 0x001d, type: 2, value: Buffer.from('2026:03:14\0') }] },
      ],
    });
    const facts = factsOf(jpegExif(gps));
    expect(facts.gps?.path).toBe('jpeg/APP1[0]/GPS');
    expect(JSON.stringify(facts)).not.toContain('2026:03:14');
  });

  it('have the size that EXIF states, and where the maker keeps data of its own', () => {
    const note = bytesOf('MAKER', new Uint8Array(40));
    const bytes = withSegments(
      jpegExif(
        exifBlock({
          exif: [
            { tag: 0x927c, type: 7, value: note },
            { tag: 0xa002, type: 4, count: 1, value: u32leBytes(4000) },
            { tag: 0xa003, type: 3, count: 1, value: u16leBytes(3000) },
          ],
        }),
      ),
    );
    const { exifSize, makerNote } = read(bytes).facts;
    expect(exifSize).toMatchObject({ width: 4000, height: 3000 });
    expect(makerNote && cut(bytes, makerNote).slice(0, 5)).toBe('MAKER');
  });

  it('find what calls itself a screenshot, and not what only speaks of one', () => {
    const saying = (text: string) => factsOf(jpegExif(exifBlock({ exif: [userComment(text)] }))).screenshot;
    expect(saying('Screenshot')).not.toBeNull();
    expect(saying('no Screenshot')).toBeNull();
  });

  it('read the EXIF of a PNG as well, with the identifier that some writers put before it', () => {
    const chunk = (data: Uint8Array) => bytesOf(png.subarray(0, 33), pngChunk('eXIf', data), png.subarray(33));
    for (const block of [times, bytesOf('Exif\0\0', times)]) {
      const { facts } = read(chunk(block));
      expect(facts.taken?.text).toBe('2026:03:14 10:22:31');
      expect(facts).toMatchObject({ exif: 'present', jpegCoding: 'absent', coding: null });
    }
  });

  it('are bounded in every text', () => {
    const long = 'x'.repeat(MAX_TEXT_CHARS + 1);
    const { software, taken } = factsOf(
      jpegExif(exifBlock({ ifd0: [tiffText(0x0131, long)], exif: [tiffText(0x9003, long)] })),
    );
    expect([software[0]?.name.length, taken?.text.length]).toEqual([MAX_TEXT_CHARS, MAX_TEXT_CHARS]);
  });

  it('say that there is no EXIF only where the walk finished', () => {
    expect(read(jpeg).facts.exif).toBe('absent');
    expect(read(jpeg.subarray(0, 30)).facts).toMatchObject({ exif: 'unreadable', jpegCoding: 'unreadable' });
    expect(read(Buffer.from('not a picture')).facts).toMatchObject({ jpegCoding: 'unreadable', coding: null });
  });
});

describe('the EXIF thumbnail', () => {
  it('is found in the bytes where it stands', () => {
    const bytes = withSegments(jpegExif(withThumbnail(small)));
    const { thumbnail } = read(bytes);
    expect(thumbnail?.jpeg).toEqual(small);
    expect(thumbnail && bytes.subarray(thumbnail.location.start, thumbnail.location.end)).toEqual(small);
  });

  it.each([
    ['reaches past its block', withThumbnail(small, small.length + 1), 'lengthOutOfBounds'],
    ['begins past its block', withThumbnail(small, 10, 0xffff_fff0), 'lengthOutOfBounds'],
    ['is no JPEG', withThumbnail(bytesOf('GIF89a', new Uint8Array(20))), 'badSignature'],
  ])('that %s is a warning, and none', (_what, block, code) => {
    const { thumbnail, facts } = read(withSegments(jpegExif(block)));
    expect(thumbnail).toBeNull();
    expect(facts.problems).toMatchObject([{ code, severity: 'warning' }]);
  });

  it('is looked at up to its limit, and not one byte past it', () => {
    const inPng = (length: number) => {
      const block = withThumbnail(bytesOf(0xff, 0xd8, new Uint8Array(length - 2)));
      return read(bytesOf(png.subarray(0, 33), pngChunk('eXIf', block), png.subarray(33)));
    };
    expect(inPng(MAX_THUMBNAIL_BYTES).thumbnail?.jpeg).toHaveLength(MAX_THUMBNAIL_BYTES);
    const over = inPng(MAX_THUMBNAIL_BYTES + 1);
    expect(over.thumbnail).toBeNull();
    expect(over.facts.problems).toMatchObject([{ code: 'limitExceeded', data: { limit: 'maxThumbnailBytes' } }]);
  });
});

it('never throws, and keeps every place inside the file, whatever the file holds', () => {
  const whole = withSegments(jpegExif(withThumbnail(small)), jpegExif(times));
  const random = seededRandom(11);
  const mutators = Object.values(MUTATORS);
  for (let round = 0; round < 2000; round++) {
    const mutant = (mutators[round % mutators.length] as (typeof mutators)[number])(whole, random, png);
    const { facts, thumbnail } = read(mutant);
    for (const place of [facts.taken?.location, facts.makerNote, facts.gps, thumbnail?.location]) {
      if (place) expect(place.start <= place.end && place.end <= mutant.length).toBe(true);
    }
    expect(() => JSON.stringify(facts)).not.toThrow();
  }
});
