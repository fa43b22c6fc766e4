import {
  bytesOf,
  c2paStore,
  containerMatrix,
  findBytes,
  runMutants,
  type TiffDirectory,
  type TiffEntry,
  tiff,
  tiffText,
  u16leBytes,
  u32beBytes,
  u32leBytes,
  withBytes,
  wrappedJson,
  xmpElementLabel,
} from '@biaoshi/testkit';
import { describe, expect, it } from 'vitest';
import { memorySource } from '../../bytes/byte-source.ts';
import { type ReadOptions, readEvidenceSync } from '../../read-evidence.ts';

const read = (bytes: Uint8Array, options: ReadOptions = {}) =>
  readEvidenceSync(memorySource(bytes), { keepParts: true, ...options });
const CONTAINER_KINDS: readonly string[] = ['xmp', 'exifValue', 'iptc', 'photoshop', 'jumbf'];
const partsOf = (bytes: Uint8Array, options?: ReadOptions) =>
  read(bytes, options).parts.filter(({ kind }) => CONTAINER_KINDS.includes(kind));
const problemsOf = (bytes: Uint8Array, options?: ReadOptions) =>
  read(bytes, options).problems.map(({ code, severity }) => `${severity} ${code}`);

const XMP = xmpElementLabel();
const STORE = c2paStore(4);
const IPTC = Uint8Array.of(0x1c, 2, 120, 0, 3, 0x61, 0x62, 0x63);
const COMMENT = bytesOf('ASCII\0\0\0', wrappedJson());
const xmpEntry = (type = 1): TiffEntry => ({ tag: 0x2bc, type, value: bytesOf(XMP) });

const full = (order: 'II' | 'MM'): TiffDirectory => {
  const u32 = order === 'MM' ? u32beBytes : u32leBytes;
  const u16 = order === 'MM' ? (value: number) => Uint8Array.of(value >> 8, value) : u16leBytes;
  return {
    entries: [
      { tag: 0x100, type: 4, value: u32(640) },
      { tag: 0x101, type: 3, value: u16(480) },
      tiffText(0x10e, 'a description'),
      { tag: 0x111, type: 4, value: u32(8) },
      {
        tag: 0x14a,
        type: 4,
        value: [{ entries: [tiffText(0x131, 'first')] }, { entries: [tiffText(0x131, 'second')] }],
      },
      xmpEntry(),
      { tag: 0x83bb, type: 7, value: IPTC },
      { tag: 0x8649, type: 7, value: bytesOf('8BIM', 4, 4, 0, 0, 0, 0, 0, 0) },
      { tag: 0x8769, type: 4, value: { entries: [{ tag: 0x9286, type: 7, value: COMMENT }] } },
      { tag: 0x8825, type: 4, value: { entries: [{ tag: 0x1b, type: 7, value: bytesOf('ASCII\0\0\0net') }] } },
      { tag: 0xcd41, type: 7, value: STORE },
    ],
    next: { entries: [{ tag: 0x100, type: 4, value: u32(1) }, tiffText(0x10e, 'page two')] },
  };
};

describe.each([
  ['little-endian', false, false],
  ['big-endian', true, false],
  ['little-endian BigTIFF', false, true],
  ['big-endian BigTIFF', true, true],
])('a TIFF file with every home, %s', (name, bigEndian, big) => {
  const bytes = tiff({ first: full(bigEndian ? 'MM' : 'II'), bigEndian, big });
  const store = findBytes(bytes, STORE);
  containerMatrix(name, bytes, {
    everyCutShows: true,
    expect: {
      format: 'tiff',
      width: 640,
      height: 480,
      parts: [
        {
          kind: 'exifValue',
          path: 'tiff/IFD0',
          ifd: 'IFD0',
          tag: 0x10e,
          text: 'a description\0',
          start: findBytes(bytes, 'a description'),
          verbatim: true,
        },
        { kind: 'xmp', path: 'tiff/IFD0/XMP', text: XMP, start: findBytes(bytes, XMP), verbatim: true },
        { kind: 'iptc', path: 'tiff/IFD0/IPTC', data: IPTC, verbatim: true },
        { kind: 'photoshop', path: 'tiff/IFD0/Photoshop', verbatim: true },
        { kind: 'exifValue', path: 'tiff/IFD0', ifd: 'IFD0', tag: 0x8769 },
        { kind: 'jumbf', path: 'tiff/IFD0/C2PA', ranges: [{ start: store, end: store + STORE.length }] },
        { kind: 'exifValue', path: 'tiff/IFD0/SubIFD[0]', ifd: 'SubIFD[0]', text: 'first\0' },
        { kind: 'exifValue', path: 'tiff/IFD0/SubIFD[1]', ifd: 'SubIFD[1]', text: 'second\0' },
        { kind: 'exifValue', path: 'tiff/IFD0/ExifIFD', ifd: 'ExifIFD', tag: 0x9286, data: COMMENT },
        { kind: 'exifValue', path: 'tiff/IFD0/GPS', ifd: 'GPS', tag: 0x1b },
        { kind: 'exifValue', path: 'tiff/IFD1', ifd: 'IFD1', text: 'page two\0' },
      ],
      readings: { aigcField: 'present', xmp: 'present', exif: 'present', iptc: 'present', c2pa: 'present' },
    },
  });
});

describe('a payload', () => {
  it.each([1, 2, 7, 4])('of XMP is taken whatever its type says (%i)', (type) => {
    const padded = bytesOf(XMP, ' '.repeat((4 - (bytesOf(XMP).length % 4)) % 4));
    const [part] = partsOf(tiff({ first: { entries: [{ tag: 0x2bc, type, value: padded }] } }));
    expect(part).toMatchObject({ kind: 'xmp', data: padded });
  });

  it.each([
    ['as bytes though declared as numbers', IPTC, true],
    ['whose numbers were swapped to the order of the file', Uint8Array.of(0, 120, 2, 0x1c, 0x63, 0x62, 0x61, 3), false],
  ])('of IPTC is read %s', (_, stored, verbatim) => {
    const [part] = partsOf(tiff({ first: { entries: [{ tag: 0x83bb, type: 4, value: stored }] } }));
    expect(part).toMatchObject({ kind: 'iptc', data: IPTC, verbatim });
  });

  it('may stand before its directory, and in the entry itself', () => {
    const first = { entries: [{ tag: 0x10e, type: 2, value: bytesOf('abc\0') }] };
    const inline = tiff({ first });
    expect(partsOf(inline)).toMatchObject([{ start: findBytes(inline, 'abc\0'), data: bytesOf('abc\0') }]);
    const entry = bytesOf(u16leBytes(0x2bc), u16leBytes(7), u32leBytes(bytesOf(XMP).length), u32leBytes(8));
    const before = bytesOf('II*\0', u32leBytes(8 + bytesOf(XMP).length), XMP, u16leBytes(1), entry, u32leBytes(0));
    expect(partsOf(before)).toMatchObject([{ kind: 'xmp', start: 8, data: bytesOf(XMP) }]);
  });

  it('of C2PA that is no superbox is damage to that alone', () => {
    const { readings, problems } = read(
      tiff({ first: { entries: [{ tag: 0xcd41, type: 7, value: new Uint8Array(40) }] } }),
    );
    expect(problems).toMatchObject([{ code: 'badStructure', severity: 'error' }]);
    expect(readings).toMatchObject({ c2pa: 'unreadable', aigcField: 'absent' });
  });

  it('of an unknown type, or past the end, is not absent', () => {
    const first = { entries: [xmpEntry(0), tiffText(0x131, 'tool')] };
    expect(read(tiff({ first }))).toMatchObject({
      readings: { xmp: 'unreadable' },
      problems: [{ code: 'badStructure' }],
    });
    const dangling = { entries: [{ tag: 0x2bc, type: 1, value: u32leBytes(0x7fff_0000), count: 900 }] };
    expect(read(tiff({ first: dangling }))).toMatchObject({
      readings: { xmp: 'unreadable' },
      problems: [{ code: 'truncated' }],
    });
    const huge = { entries: [{ tag: 0x2bc, type: 12, value: u32leBytes(8), count: 0xffff_ffff }] };
    expect(problemsOf(tiff({ first: huge }))).toEqual(['error truncated']);
  });

  it('that is not read is not looked at, however wrong', () => {
    const strips = { tag: 0x111, type: 4, value: u32leBytes(0x7fff_0000), count: 5000 };
    expect(problemsOf(tiff({ first: { entries: [strips] } }))).toEqual([]);
  });
});

describe('directories', () => {
  const page: TiffDirectory = { entries: [tiffText(0x131, 'tool')] };

  it('that lead back to one already read end the walk with a problem', () => {
    const toItself = tiff({ first: { ...page, next: 8 } });
    expect([problemsOf(toItself), partsOf(toItself).length]).toEqual([['error noProgress'], 1]);
    const child: TiffDirectory = { entries: [{ tag: 0x8769, type: 4, value: u32leBytes(8) }] };
    expect(problemsOf(tiff({ first: child }))).toEqual(['error noProgress']);
  });

  it.each([
    ['past the end', 0x7fff_0000, 'error truncated'],
    ['to the last byte', -1, 'error truncated'],
  ])('that a pointer seeks %s are lost', (_, offset, problem) => {
    const length = tiff({ first: { ...page, next: 1 } }).length;
    const bytes = tiff({ first: { ...page, next: offset < 0 ? length + offset : offset } });
    expect(problemsOf(bytes)).toEqual([problem]);
    expect(read(bytes).readings).toMatchObject({ aigcField: 'unreadable', exif: 'present' });
  });

  it('that a pointer cannot name are lost: offset 0, or a type without offsets', () => {
    expect(problemsOf(tiff({ first: { entries: [{ tag: 0x8769, type: 4, value: u32leBytes(0) }] } }))).toEqual([
      'error missingPart',
    ]);
    expect(problemsOf(tiff({ first: { entries: [{ tag: 0x8769, type: 2, value: bytesOf('abc\0') }] } }))).toEqual([
      'error badStructure',
    ]);
    expect(problemsOf(bytesOf('II*\0', u32leBytes(0)))).toEqual(['error missingPart']);
  });

  it('behind a sub-directory are read, and what stands behind the EXIF directory is not one', () => {
    const chained: TiffDirectory = { ...page, next: { entries: [tiffText(0x10e, 'chained')] } };
    expect(partsOf(tiff({ first: { entries: [{ tag: 0x14a, type: 13, value: chained }] } }))).toMatchObject([
      { ifd: 'SubIFD[0]' },
      { ifd: 'SubIFD[1]', data: bytesOf('chained\0') },
    ]);
    const exif: TiffDirectory = { ...page, next: 0x7fff_0000 };
    expect(problemsOf(tiff({ first: { entries: [{ tag: 0x8769, type: 4, value: exif }] } }))).toEqual([]);
  });

  it('without entries are damaged', () => {
    expect(problemsOf(tiff({ first: { entries: [] } }))).toEqual(['error badStructure']);
  });

  it('are walked up to the limits and not one past them', () => {
    const pages = (count: number): TiffDirectory => (count === 1 ? page : { ...page, next: pages(count - 1) });
    expect(problemsOf(tiff({ first: pages(256) }))).toEqual([]);
    expect(read(tiff({ first: pages(257) })).problems).toMatchObject([
      { code: 'limitExceeded', severity: 'error', data: { limit: 'maxIfds', value: 256 } },
    ]);
    const many = { entries: Array.from({ length: 4097 }, () => tiffText(0x131, 'a')) };
    expect(problemsOf(tiff({ first: { entries: many.entries.slice(1) } }))).toEqual([]);
    expect(read(tiff({ first: many })).problems).toMatchObject([{ data: { limit: 'maxIfdEntries', value: 4096 } }]);
    expect(partsOf(tiff({ first: many }))).toHaveLength(4096);
    const nested = (depth: number): TiffDirectory =>
      depth === 1 ? page : { entries: [{ tag: 0x14a, type: 4, value: nested(depth - 1) }] };
    expect([problemsOf(tiff({ first: nested(32) })), partsOf(tiff({ first: nested(32) })).length]).toEqual([[], 1]);
    expect(problemsOf(tiff({ first: nested(33) }))).toEqual(['error nestingTooDeep']);
  });

  it('cut short give the entries that are whole', () => {
    const bytes = tiff({ first: { entries: [{ tag: 0x10e, type: 2, value: bytesOf('abc\0') }, xmpEntry()] } });
    const { readings, problems } = read(bytes.subarray(0, 8 + 2 + 12 + 5));
    expect(readings).toMatchObject({ exif: 'present', xmp: 'unreadable' });
    expect(problems).toMatchObject([{ code: 'truncated' }]);
  });
});

describe('a header', () => {
  it('with a BigTIFF offset size that is not 8 is damaged', () => {
    const bytes = withBytes(tiff({ first: { entries: [xmpEntry()] }, big: true }), 4, Uint8Array.of(4, 0));
    expect([problemsOf(bytes), read(bytes).readings.aigcField]).toEqual([['error badStructure'], 'unreadable']);
  });

  it('of another kind is not a TIFF', () => {
    expect(read(bytesOf('IIRO', new Uint8Array(60))).format).toBe(null);
    expect(read(bytesOf('MM*\0', new Uint8Array(60))).format).toBe(null);
  });
});

describe('mutants', () => {
  it('never throw and never lie about what was lost', () => {
    const bases = [tiff({ first: full('II') }), tiff({ first: full('MM'), bigEndian: true, big: true })];
    expect(runMutants(bases, 5000, 6).complaints).toEqual([]);
  });
});
