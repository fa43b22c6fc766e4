import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import {
  box,
  boxOfSize,
  brob,
  bytesOf,
  c2paStore,
  containerMatrix,
  exifLabel,
  exifPayload,
  findBytes,
  jxlCodestream,
  jxlContainer,
  jxlp,
  runMutants,
  u32beBytes,
  wrappedJson,
  xmpElementLabel,
} from '@biaoshi/testkit';
import { describe, expect, it } from 'vitest';
import { memorySource } from '../../bytes/byte-source.ts';
import type { Decoders } from '../../bytes/container.ts';
import { type ReadOptions, readEvidenceSync } from '../../read-evidence.ts';
import { readSizeHeader } from './size-header.ts';

const decoders: Decoders = {
  brotli(data, maxBytes) {
    try {
      return new Uint8Array(brotliDecompressSync(data, { maxOutputLength: Math.max(maxBytes, 1) }));
    } catch {
      return undefined;
    }
  },
};
const compress = (data: Uint8Array): Uint8Array => new Uint8Array(brotliCompressSync(data));
const read = (bytes: Uint8Array, options: ReadOptions = {}) =>
  readEvidenceSync(memorySource(bytes), { keepParts: true, decoders, ...options });
const CONTAINER_KINDS: readonly string[] = ['xmp', 'exif', 'jumbf', 'text', 'application'];
const partsOf = (bytes: Uint8Array, options?: ReadOptions) =>
  read(bytes, options).parts.filter(({ kind }) => CONTAINER_KINDS.includes(kind));
const problemsOf = (bytes: Uint8Array, options?: ReadOptions) =>
  read(bytes, options).problems.map(({ code, severity }) => `${severity} ${code}`);

const XMP = xmpElementLabel();
const BLOCK = exifLabel(wrappedJson());
const picture = box('jxlc', jxlCodestream(5));

describe('a JPEG XL file with plain boxes before its codestream', () => {
  const store = c2paStore(7);
  const bytes = jxlContainer(box('Exif', exifPayload(BLOCK)), box('xml ', XMP), store, picture);
  containerMatrix('jxl', bytes, {
    everyCutShows: true,
    expect: {
      format: 'jxl',
      width: 40,
      height: 40,
      parts: [
        { kind: 'exif', path: 'jxl/Exif', data: BLOCK, start: findBytes(bytes, BLOCK), verbatim: true },
        { kind: 'xmp', path: 'jxl/xml', text: XMP, start: findBytes(bytes, XMP), verbatim: true },
        {
          kind: 'jumbf',
          path: 'jxl/jumb',
          ranges: [{ start: findBytes(bytes, store), end: findBytes(bytes, store) + store.length }],
        },
      ],
      readings: { aigcField: 'present', xmp: 'present', exif: 'present', c2pa: 'present', iptc: 'absent' },
    },
  });
});

describe('a JPEG XL file with compressed boxes between the parts of its codestream', () => {
  const stream = jxlCodestream(5);
  const bytes = jxlContainer(
    jxlp(0, false, stream),
    brob('xml ', compress(bytesOf(XMP))),
    brob('Exif', compress(exifPayload(BLOCK))),
    jxlp(1, true, stream),
  );
  containerMatrix('jxl, compressed', bytes, {
    everyCutShows: true,
    read: { decoders },
    expect: {
      format: 'jxl',
      width: 40,
      height: 40,
      parts: [
        { kind: 'xmp', path: 'jxl/brob/xml', text: XMP, verbatim: false },
        { kind: 'exif', path: 'jxl/brob[1]/Exif', data: BLOCK, verbatim: false },
      ],
    },
  });
});

describe('a compressed box', () => {
  const file = (type: string, stored: Uint8Array) => jxlContainer(brob(type, stored), picture);

  it.each([
    ['xml ', { xmp: 'unreadable', aigcField: 'unreadable', exif: 'absent', c2pa: 'absent' }],
    ['Exif', { exif: 'unreadable', aigcField: 'unreadable', c2pa: 'absent' }],
    ['jumb', { c2pa: 'unreadable', aigcField: 'absent', xmp: 'absent' }],
    ['text', { c2pa: 'absent', aigcField: 'absent', xmp: 'absent' }],
  ])('of %s without a decoder leaves what it could hold open', (type, readings) => {
    const bytes = file(type, compress(bytesOf(XMP)));
    expect(read(bytes, { decoders: {} }).readings).toMatchObject(readings);
    expect(problemsOf(bytes, { decoders: {} })).toEqual(type === 'text' ? [] : ['error unsupportedVariant']);
  });

  it('expands up to the limit and not one byte further', () => {
    const bytes = file('xml ', compress(bytesOf(XMP)));
    const length = bytesOf(XMP).length;
    expect(partsOf(bytes, { limits: { maxExpandedBytes: length } })).toHaveLength(1);
    const over = read(bytes, { limits: { maxExpandedBytes: length - 1 } });
    expect(over.problems).toMatchObject([
      { code: 'decompressionFailed', severity: 'error', data: { limit: length - 1 } },
    ]);
    expect(over.readings).toMatchObject({ xmp: 'unreadable', aigcField: 'unreadable' });
  });

  it('that would fill the memory is given up, and many of them share one bound', () => {
    const bomb = compress(new Uint8Array(64 * 1024 * 1024));
    expect(bomb.length).toBeLessThan(1000);
    expect(problemsOf(file('xml ', bomb))).toEqual(['error decompressionFailed']);
    const megabyte = brob('xml ', compress(new Uint8Array(1024 * 1024)));
    const many = jxlContainer(...Array.from({ length: 8 }, () => megabyte), picture);
    const limits = { maxTotalPartBytes: 4 * 1024 * 1024 };
    expect(partsOf(many, { limits })).toHaveLength(3);
  });

  it('that is damaged, or too short for its type, is not absent', () => {
    expect(read(file('xml ', Uint8Array.of(0xff, 0xff, 0xff))).readings.xmp).toBe('unreadable');
    expect(problemsOf(jxlContainer(box('brob', 'xml'), picture))).toEqual(['error lengthOutOfBounds']);
  });
});

describe('a box', () => {
  it('of JUMBF that is no C2PA store is left, and one without a description is damaged', () => {
    const other = box('jumb', box('jumd', 'json', new Uint8Array(12), 3, 'x\0'));
    expect([partsOf(jxlContainer(other, picture)), problemsOf(jxlContainer(other, picture))]).toEqual([[], []]);
    const { readings } = read(jxlContainer(box('jumb', box('free', 'anything')), picture));
    expect(readings).toMatchObject({ c2pa: 'unreadable', aigcField: 'absent' });
  });

  it('may leave its size open at the end of the file', () => {
    const bytes = jxlContainer(picture, boxOfSize(0, 'xml ', XMP));
    expect([partsOf(bytes).length, problemsOf(bytes)]).toEqual([1, []]);
  });

  it('that rebuilds a JPEG is listed as not examined', () => {
    const bytes = jxlContainer(box('jbrd', 'segments'), picture);
    const start = findBytes(bytes, 'segments');
    expect(read(bytes).unexamined).toEqual([{ start, end: start + 8, reason: 'opaquePayload' }]);
  });
});

describe('the codestream', () => {
  it('bare has no home for metadata, so all is absent', () => {
    const { format, width, readings, problems } = read(bytesOf(jxlCodestream(3), new Uint8Array(40)));
    expect({ format, width, problems, field: readings.aigcField }).toEqual({
      format: 'jxl',
      width: 24,
      problems: [],
      field: 'absent',
    });
    expect(read(Uint8Array.of(0xff, 0x0a, 0x41)).readings.aigcField).toBe('unreadable');
  });

  it('missing, without its last part, or without its signature makes the file not whole', () => {
    expect(problemsOf(jxlContainer(box('xml ', XMP)))).toEqual(['error missingPart']);
    expect(problemsOf(jxlContainer(jxlp(0, false, jxlCodestream(3))))).toEqual(['error missingPart']);
    expect(problemsOf(jxlContainer(box('jxlc', new Uint8Array(8))))).toEqual(['error badSignature']);
    expect(problemsOf(jxlContainer(box('jxlp', 'abc'), picture))).toEqual(['error lengthOutOfBounds']);
  });

  /** Fields of so many bits each, from the lowest bit up. */
  const packed = (...fields: readonly (readonly [value: number, bits: number])[]): Uint8Array => {
    const bits = fields.flatMap(([value, count]) =>
      Array.from({ length: count }, (_, bit) => Math.floor(value / 2 ** bit) % 2),
    );
    return Uint8Array.from({ length: Math.ceil(bits.length / 8) }, (_, at) =>
      bits.slice(at * 8, at * 8 + 8).reduce((byte, bit, index) => byte + bit * 2 ** index, 0),
    );
  };

  it.each([
    ['small, both sides', packed([1, 1], [11, 5], [0, 3], [15, 5]), 128, 96],
    ['small, 16:9', packed([1, 1], [26, 5], [5, 3]), 384, 216],
    ['9 bits, 1:1', packed([0, 1], [0, 2], [511, 9], [1, 3]), 512, 512],
    ['13 bits, 3:2', packed([0, 1], [1, 2], [4000, 13], [4, 3]), 6001, 4001],
    ['18 and 9 bits', packed([0, 1], [2, 2], [199_999, 18], [0, 3], [0, 2], [99, 9]), 100, 200_000],
    ['30 bits, 2:1', packed([0, 1], [3, 2], [2 ** 30 - 1, 30], [7, 3]), 2 ** 31, 2 ** 30],
  ])('says its size: %s', (_, bytes, width, height) => {
    expect(readSizeHeader(bytes)).toEqual({ width, height });
  });
});

describe('mutants', () => {
  it('never throw and never lie about what was lost', () => {
    const bases = [
      jxlContainer(box('Exif', exifPayload(BLOCK)), box('xml ', XMP), c2paStore(7), picture),
      jxlContainer(
        brob('xml ', bytesOf(u32beBytes(7))),
        jxlp(0, false, jxlCodestream(3)),
        jxlp(1, true, jxlCodestream(3)),
      ),
    ];
    expect(runMutants(bases, 5000, 5).complaints).toEqual([]);
  });
});
