import { DEFAULT_LIMITS, memorySource, readEvidenceSync } from '@biaoshi/core';
import {
  bytesOf,
  c2paStore,
  containerMatrix,
  jpeg,
  jpegExif,
  jpegJumbf,
  jpegMpf,
  jpegSegment,
  jpegXmp,
  jpegXmpExtension,
  labelJson,
  wrappedJson,
  xmpElementLabel,
  xmpPacket,
} from '@biaoshi/testkit';
import { describe, expect, it } from 'vitest';

const read = (bytes: Uint8Array, options = {}) =>
  readEvidenceSync(memorySource(bytes), { keepParts: true, ...options });
const GUID = '0123456789ABCDEF0123456789ABCDEF';
const mainPacket = xmpPacket(`xmlns:xmpNote="http://ns.adobe.com/xmp/note/" xmpNote:HasExtendedXMP="${GUID}"`);
const extension = new TextEncoder().encode(xmpElementLabel());
const half = extension.length >> 1;

containerMatrix('a JPEG with a label in XMP', jpeg({ segments: [jpegXmp(xmpElementLabel())] }), {
  expect: {
    format: 'jpeg',
    width: 8,
    height: 8,
    parts: [{ kind: 'xmp', path: 'jpeg/APP1[0]', text: xmpElementLabel(), verbatim: true, order: 'beforeImage' }],
    readings: { aigcField: 'present', xmp: 'present', exif: 'absent', iptc: 'absent', c2pa: 'absent' },
  },
  everyCutShows: true,
});

containerMatrix(
  'a JPEG whose label is only in extended XMP, portions out of order',
  jpeg({
    segments: [
      jpegXmp(mainPacket),
      jpegXmpExtension(GUID, extension.length, half, extension.subarray(half)),
      jpegXmpExtension(GUID, extension.length, 0, extension.subarray(0, half)),
    ],
  }),
  {
    expect: {
      format: 'jpeg',
      parts: [
        { kind: 'xmp', text: mainPacket },
        { kind: 'xmp', data: extension, verbatim: false },
      ],
      readings: { aigcField: 'present' },
    },
    everyCutShows: true,
  },
);

const store = c2paStore(40);
containerMatrix(
  'a JPEG with a C2PA store over two APP11 segments, comments and foreign APPn',
  jpeg({
    segments: [
      jpegSegment(0xe0, 'JFIF\0', 1, 1, 0, 0, 1, 0, 1, 0, 0),
      jpegJumbf(1, 1, store, 0, 50),
      jpegJumbf(1, 2, store, 50, store.length),
      jpegSegment(0xec, 'Ducky\0', 1, 2, 3),
      jpegSegment(0xfe, 'made by hand'),
    ],
  }),
  {
    expect: {
      format: 'jpeg',
      parts: [
        { kind: 'application', identifier: 'APP12:Ducky' },
        { kind: 'comment', text: 'made by hand' },
        {
          kind: 'jumbf',
          ranges: [
            { start: 32, end: 82 },
            { start: 102, end: 102 + store.length - 50 },
          ],
        },
      ],
      readings: { c2pa: 'present', aigcField: 'absent' },
    },
    everyCutShows: true,
  },
);

describe('the end of a JPEG', () => {
  const second = jpeg({ segments: [jpegXmp(xmpElementLabel())] });

  it('finds a second image through the multi-picture index, once', () => {
    const index = (offset: number) =>
      jpegMpf([
        { offset: 0, bytes: 0 },
        { offset, bytes: second.length },
      ]);
    const first = jpeg({ segments: [index(0)] });
    const mark = 2 + 4 + 4;
    for (const trailer of [second, bytesOf(second, 'SEFT')]) {
      const result = read(jpeg({ segments: [index(first.length - mark)], trailer }));
      expect(result.evidence.map(({ carrier, data }) => ['fields' in data, carrier])).toEqual([
        [true, 'jpeg:MPF:jpeg:APP1:TC260:AIGC'],
      ]);
    }
  });

  it('says that an index names an image which is not there, and calls nothing unreadable for it', () => {
    const result = read(jpeg({ segments: [jpegMpf([{ offset: 4_000_000, bytes: 10 }])] }));
    expect(result.problems.map(({ code, severity }) => [code, severity])).toEqual([['missingPart', 'warning']]);
    expect(result.readings.aigcField).toBe('absent');
  });

  it('walks the scan when the file does not end in EOI: a trailer is not the picture, a JPEG in it is a file', () => {
    const plain = read(jpeg({ trailer: bytesOf('trailing ', wrappedJson()) }));
    expect(plain.readings.aigcField).toBe('absent');
    expect(plain.problems.map(({ code }) => code)).toEqual(['trailingData']);
    expect(plain.unexamined.map(({ reason }) => reason)).toEqual(['opaquePayload']);
    const embedded = read(jpeg({ trailer: bytesOf(second, 0, 0, 0) }));
    expect(embedded.evidence[0]?.location).toMatchObject({ path: 'jpeg/trailer/jpeg/APP1[0]/TC260:AIGC' });
    expect(embedded.evidence[0]?.data).toMatchObject({ standardPlace: false });
  });

  it('reads a segment behind the scan only when thorough, and says so otherwise', () => {
    const bytes = jpeg({ afterScan: [jpegXmp(xmpElementLabel())] });
    expect(read(bytes).unexamined).toHaveLength(1);
    expect(read(bytes, { tier: 'thorough' }).readings.aigcField).toBe('present');
    expect(read(bytes, { tier: 'thorough' }).unexamined).toEqual([]);
  });

  it('stops walking scan data at its limit', () => {
    const bytes = jpeg({ trailer: bytesOf('x') });
    const scanAndEnd = 4;
    const at = { ...DEFAULT_LIMITS, maxEntropyBytes: scanAndEnd };
    expect(read(bytes, { limits: at }).problems.map(({ code }) => code)).toEqual(['trailingData']);
    const past = read(bytes, { limits: { maxEntropyBytes: 2 } });
    expect(past.problems).toMatchObject([{ code: 'limitExceeded', data: { limit: 'maxEntropyBytes' } }]);
    expect(past.readings.aigcField).toBe('unreadable');
  });
});

describe('a marker counts only in its legal home', () => {
  const json = wrappedJson();
  it.each([
    ['an ICC profile', jpegSegment(0xe2, 'ICC_PROFILE\0', 1, 1, json)],
    ['an APPn that mentions it', jpegSegment(0xe9, 'vendor: ', json)],
    ['an APP1 that is no XMP', jpegSegment(0xe1, 'http://example.org/\0', xmpElementLabel())],
    ['a quantisation table', jpegSegment(0xdb, json)],
    ['extended XMP that no packet names', jpegXmpExtension(GUID, extension.length, 0, extension)],
  ])('%s is not one', (_, segment) => {
    const result = read(jpeg({ segments: [segment] }));
    expect(result.evidence).toEqual([]);
    expect(result.readings.aigcField).toBe('absent');
  });

  it.each([
    ['a COM glued to the word', jpegSegment(0xfe, 'AIGC', labelJson(), '\0 rest'), 'jpeg:COM'],
    ['an APPn glued to the word', jpegSegment(0xe4, 'AIGC', labelJson()), 'jpeg:APP4'],
    ['a COM that is the wrapped object', jpegSegment(0xfe, json), 'jpeg:COM'],
  ])('%s is one, out of place', (_, segment, carrier) => {
    expect(read(jpeg({ segments: [segment] })).evidence).toMatchObject([{ carrier, data: { standardPlace: false } }]);
  });
});

it('takes a packet behind a damaged identifier, and says so', () => {
  const result = read(jpeg({ segments: [jpegSegment(0xe1, 'XMP\0://ns.adobe.com/xap/1.0/\0', xmpElementLabel())] }));
  expect(result.problems).toMatchObject([{ code: 'badSignature', severity: 'warning' }]);
  expect(result.readings).toMatchObject({ xmp: 'present', aigcField: 'present' });
});

it('joins an EXIF block that goes on in the next APP1', () => {
  const block = bytesOf(
    'MM\0*',
    0,
    0,
    0,
    8,
    0,
    1,
    0x01,
    0x0e,
    0,
    2,
    0,
    0,
    0,
    120,
    0,
    0,
    0,
    26,
    0,
    0,
    0,
    0,
    wrappedJson({ Label: '1' }),
    new Uint8Array(120),
  );
  const first = jpegExif(block.subarray(0, 40));
  const result = read(jpeg({ segments: [first, jpegExif(block.subarray(40, 146))] }));
  expect(result.evidence).toMatchObject([{ data: { form: 'exifOther', fields: { Label: '1' } } }]);
  expect(result.problems).toEqual([]);
});

describe('damaged JPEGs', () => {
  it('goes on behind rubbish between segments and says so', () => {
    const result = read(jpeg({ segments: [jpegSegment(0xfe, 'x'), bytesOf(1, 2, 3), jpegXmp(xmpElementLabel())] }));
    expect(result.readings.aigcField).toBe('present');
    expect(result.problems).toMatchObject([{ code: 'badStructure', location: { start: 7 } }]);
  });

  it('does not call a family absent when an extension is not whole', () => {
    const torn = [jpegXmp(mainPacket), jpegXmpExtension(GUID, extension.length, 0, extension.subarray(0, half))];
    const result = read(jpeg({ segments: torn }));
    expect(result.problems.map(({ code }) => code)).toContain('missingPart');
    expect(result.readings.aigcField).toBe('unreadable');
  });

  it('bounds the number of segments: at the limit and one past it', () => {
    const segments = Array.from({ length: 6 }, () => jpegSegment(0xfe, 'x'));
    const units = 6 + 5;
    expect(read(jpeg({ segments }), { limits: { maxUnits: units } }).problems).toEqual([]);
    expect(read(jpeg({ segments }), { limits: { maxUnits: units - 1 } }).problems).toMatchObject([
      { code: 'limitExceeded', data: { limit: 'maxUnits', value: units - 1 } },
    ]);
  });
});
