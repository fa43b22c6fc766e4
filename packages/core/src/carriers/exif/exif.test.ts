import { bytesOf, type IfdPlanEntry, type IfdsPlan, ifdsBlock, randomBelow, seededRandom } from '@biaoshi/testkit';
import { describe, expect, it } from 'vitest';
import { Collector } from '../../bytes/collector.ts';
import { DEFAULT_LIMITS, type Limits } from '../../bytes/limits.ts';
import { Reader } from '../../bytes/reader.ts';
import type { ExifPart, ExifTextPart, ExifValuePart, Part } from '../../model/part.ts';
import { exif } from './index.ts';

const BYTE = 1;
const ASCII = 2;
const LONG = 4;
const RATIONAL = 5;
const UNDEFINED = 7;

const text = (value: string) => bytesOf(value);
const ascii = (tag: number, value: string): IfdPlanEntry => ({ tag, type: ASCII, value: bytesOf(value, 0) });
const pointer = (tag: number, ifd: number): IfdPlanEntry => ({ tag, type: LONG, count: 1, value: { ifd } });
const comment = (code: string, body: Uint8Array | string): IfdPlanEntry => ({
  tag: 0x9286,
  type: UNDEFINED,
  value: bytesOf(code, body),
});

const LABEL = '{"AIGC":{"Label":"1"}}';
const EXIF_IFD = 0x8769;
const SUB_IFDS = 0x014a;

const PATH = 'jpeg/APP1[0]';
const START = 100;

function read(data: Uint8Array, limits: Partial<Limits> = {}, verbatim = true) {
  const part: ExifPart = {
    kind: 'exif',
    path: PATH,
    start: START,
    end: START + data.length,
    data,
    verbatim,
    order: 'beforeImage',
  };
  return readPart(part, limits);
}

function readPart(part: Part, limits: Partial<Limits> = {}) {
  const all = { ...DEFAULT_LIMITS, ...limits };
  const collector = new Collector(new Reader(1 << 20, all, false), all, 'metadata', {});
  collector.carrier = exif;
  exif.read(part as ExifPart, collector);
  const { problems, families, damaged, queue } = collector;
  const texts = queue.filter((found): found is ExifTextPart => found.kind === 'exifText');
  return { problems, present: families.has('exif'), damaged, parts: queue, texts };
}

const said = ({ texts }: ReturnType<typeof read>) => texts.map(({ path, text }) => [path.slice(PATH.length), text]);
const codes = ({ problems }: ReturnType<typeof read>) => problems.map(({ code, severity }) => `${severity} ${code}`);

/** IFD0 with a description and an ExifIFD with the label, as cameras and generators lay them out. */
const camera: IfdsPlan = {
  ifds: [
    { entries: [ascii(0x010e, 'a description'), ascii(0x010f, 'Acme'), ascii(0x0131, 'v1'), pointer(EXIF_IFD, 1)] },
    { entries: [comment('ASCII\0\0\0', text(LABEL)), ascii(0xa434, 'Lens 50mm')] },
  ],
};

describe('an EXIF block', () => {
  it.each([
    ['little-endian', camera],
    ['big-endian', { ...camera, bigEndian: true }],
    ['BigTIFF', { ...camera, big: true }],
    ['big-endian BigTIFF', { ...camera, big: true, bigEndian: true }],
  ])('gives every text, with its path, in a %s block', (_, layout) => {
    const result = read(ifdsBlock(layout));
    expect(said(result)).toEqual([
      ['/IFD0/ImageDescription', 'a description'],
      ['/IFD0/Make', 'Acme'],
      ['/IFD0/Software', 'v1'],
      ['/ExifIFD/UserComment', LABEL],
      ['/ExifIFD/LensModel', 'Lens 50mm'],
    ]);
    expect(codes(result)).toEqual([]);
    expect(result.present).toBe(true);
  });

  it('gives the bytes of each value and their place in the asset', () => {
    const data = ifdsBlock(camera);
    const [description, , software, userComment] = read(data).texts as [
      ExifTextPart,
      ExifTextPart,
      ExifTextPart,
      ExifTextPart,
    ];
    for (const [part, value] of [
      [description, text('a description\0')],
      [software, text('v1\0')],
      [userComment, text(`ASCII\0\0\0${LABEL}`)],
    ] as const) {
      expect(data.subarray(part.start - START, part.end - START)).toEqual(value);
      expect(part.data).toEqual(value);
    }
    expect(userComment).toMatchObject({ tag: 0x9286, tagName: 'UserComment', ifd: 'ExifIFD', characterCode: 'ASCII' });
    expect(userComment).toMatchObject({ verbatim: true, order: 'beforeImage' });
    expect(description.characterCode).toBeUndefined();
  });

  it('gives the range of the block where the bytes in it have none of their own', () => {
    const data = ifdsBlock(camera);
    expect(read(data, {}, false).texts).toSatisfy((texts: ExifTextPart[]) =>
      texts.every(({ start, end, verbatim }) => start === START && end === START + data.length && !verbatim),
    );
  });

  it('skips the identifier that some writers leave in front', () => {
    const plain = read(ifdsBlock(camera)).texts;
    const result = read(bytesOf('Exif\0\0', ifdsBlock(camera)));
    expect(result.texts.map(({ text }) => text)).toEqual(plain.map(({ text }) => text));
    expect(result.texts[0]?.start).toBe((plain[0]?.start ?? 0) + 6);
  });

  it('reads a UTF-16BE comment in a little-endian block, as A1111 writes it', () => {
    const parameters = 'masterpiece, 1girl\nNegative prompt: bad hands\nSteps: 20, Sampler: Euler a';
    const body = new Uint8Array(Buffer.from(parameters, 'utf16le').swap16());
    const result = read(
      ifdsBlock({ ifds: [{ entries: [pointer(EXIF_IFD, 1)] }, { entries: [comment('UNICODE\0', body)] }] }),
    );
    expect(said(result)).toEqual([['/ExifIFD/UserComment', parameters]]);
  });

  it('follows the chain, GPS, Interop and sub-IFDs', () => {
    const ifds = [
      { entries: [pointer(SUB_IFDS, 1), pointer(0x8825, 2), pointer(EXIF_IFD, 3)], next: 5 },
      { entries: [ascii(0x010e, 'of a sub-IFD')] },
      { entries: [{ tag: 0x001b, type: UNDEFINED, value: text('ASCII\0\0\0by satellite') }] },
      { entries: [pointer(0xa005, 4)] },
      { entries: [ascii(0x0001, 'R98 and more')] },
      { entries: [ascii(0x010e, 'of the thumbnail')], next: 6 },
      { entries: [ascii(0x010e, 'of a third')] },
    ];
    const result = read(ifdsBlock({ ifds }));
    expect(said(result).sort()).toEqual([
      ['/GPS/GPSProcessingMethod', 'by satellite'],
      ['/IFD1/ImageDescription', 'of the thumbnail'],
      ['/IFD2/ImageDescription', 'of a third'],
      ['/Interop/InteropIndex', 'R98 and more'],
      ['/SubIFD[0]/ImageDescription', 'of a sub-IFD'],
    ]);
    expect(codes(result)).toEqual([]);
  });

  it('hands inner XMP, IPTC and Photoshop payloads on, and shows them as no text', () => {
    const entries: IfdPlanEntry[] = [
      { tag: 0x02bc, type: BYTE, value: text('<x:xmpmeta/>') },
      { tag: 0x83bb, type: LONG, count: 2, value: Uint8Array.of(0x1c, 2, 120, 0, 2, 97, 98, 0) },
      { tag: 0x8649, type: UNDEFINED, value: text('8BIM\x04\x04\0\0') },
    ];
    const data = ifdsBlock({ ifds: [{ entries }] });
    expect(
      read(data).parts.map(({ kind, path, start }) => [kind, path.slice(PATH.length), data[start - START]]),
    ).toEqual([
      ['xmp', '/IFD0/XMP', 0x3c],
      ['iptc', '/IFD0/IPTC', 0x1c],
      ['photoshop', '/IFD0/Photoshop', 0x38],
    ]);
  });

  it('gives each string of a value by itself, without its padding', () => {
    const value = 'photographer  \0editor\0\0   \0';
    const result = read(ifdsBlock({ ifds: [{ entries: [ascii(0x8298, value), ascii(0x010e, '   \0\0')] }] }));
    expect(said(result)).toEqual([
      ['/IFD0/Copyright', 'photographer'],
      ['/IFD0/Copyright[1]', 'editor'],
    ]);
    const many = read(ifdsBlock({ ifds: [{ entries: [ascii(0x010e, 'xyz\0'.repeat(40))] }] }));
    expect(many.texts).toHaveLength(16);
    expect(many.texts.at(-1)?.text.replaceAll('\0', '')).toBe('xyz'.repeat(25));
  });

  it('keeps both of two entries with one tag', () => {
    const result = read(ifdsBlock({ ifds: [{ entries: [ascii(0x010e, 'the first'), ascii(0x010e, LABEL)] }] }));
    expect(result.texts.map(({ text }) => text)).toEqual(['the first', LABEL]);
  });

  it('reads a label under the wrong type, and any other text tag', () => {
    const entries: IfdPlanEntry[] = [{ tag: 0x9286, type: BYTE, value: text(LABEL) }, ascii(0xfde8, 'a private tag')];
    expect(said(read(ifdsBlock({ ifds: [{ entries }] })))).toEqual([
      ['/IFD0/UserComment', LABEL],
      ['/IFD0/0xfde8', 'a private tag'],
    ]);
  });

  it('warns of a label tag whose text is broken', () => {
    const result = read(ifdsBlock({ ifds: [{ entries: [comment('ASCII\0\0\0', text('豆包生成').subarray(0, 11))] }] }));
    expect(codes(result)).toEqual(['warning badEncoding']);
  });
});

describe('a damaged EXIF block', () => {
  const lengthLost = (entry: IfdPlanEntry) => read(ifdsBlock({ ifds: [{ entries: [ascii(0x010f, 'Acme'), entry] }] }));

  it.each([
    ['past the end', { tag: 0x010e, type: ASCII, count: 40, value: { at: 1000 } }],
    ['one byte past the end', { tag: 0x010e, type: ASCII, count: 10, value: { at: 8 + 2 + 24 + 4 + 5 - 9 } }],
    ['of 2^32 - 1 bytes', { tag: 0x010e, type: ASCII, count: 0xffffffff, value: { at: 8 } }],
    ['of 2^32 - 1 words', { tag: 0x9286, type: 12, count: 0xffffffff, value: { at: 8 } }],
    ['at offset 0', { tag: 0x9286, type: UNDEFINED, count: 20, value: { at: 0 } }],
  ] as [string, IfdPlanEntry][])('says so of a text %s', (_, entry) => {
    const result = lengthLost(entry);
    expect(codes(result)).toEqual(['error lengthOutOfBounds']);
    expect([...result.damaged].sort()).toEqual(['aigcField', 'exif', 'generatorTrace']);
    expect(result.problems[0]?.location).toMatchObject({ start: START + 22, end: START + 34 });
    expect(said(result)).toEqual([['/IFD0/Make', 'Acme']]);
  });

  it('reads a text that ends with the block', () => {
    expect(codes(lengthLost({ tag: 0x010e, type: ASCII, count: 9, value: { at: 8 + 2 + 24 + 4 + 5 - 9 } }))).toEqual(
      [],
    );
  });

  it('only warns of a lost number, which held no text', () => {
    const result = lengthLost({ tag: 0x011a, type: RATIONAL, count: 1, value: { at: 5000 } });
    expect(codes(result)).toEqual(['warning lengthOutOfBounds']);
    expect(result.damaged.size).toBe(0);
  });

  it('cannot read a label of an unknown type, and does not mind one of an unknown tag', () => {
    expect(codes(lengthLost({ tag: 0x9286, type: 14, count: 4, value: { at: 8 } }))).toEqual(['error badStructure']);
    expect(codes(lengthLost({ tag: 0xfde8, type: 200, count: 4, value: { at: 8 } }))).toEqual([]);
  });

  it.each([
    ['outside', { at: 5000 }],
    ['at its last byte', { at: 8 + 2 + 24 + 4 + 5 - 1 }],
    ['nowhere', { at: 0 }],
  ])('is not silent about an EXIF pointer that leads %s', (_, value) => {
    const result = lengthLost({ tag: EXIF_IFD, type: LONG, count: 1, value });
    expect(codes(result)).toEqual(['error lengthOutOfBounds']);
    expect(result.problems[0]?.location.path).toBe(`${PATH}/IFD0/ExifIFD`);
  });

  it('is not silent about an EXIF pointer that is none', () => {
    expect(codes(lengthLost({ tag: EXIF_IFD, type: ASCII, count: 4, value: { at: 8 } }))).toEqual([
      'error badStructure',
    ]);
    expect(codes(lengthLost({ tag: EXIF_IFD, type: LONG, count: 0, value: { at: 8 } }))).toEqual([
      'error lengthOutOfBounds',
    ]);
  });

  it.each([
    ['an ExifIFD that is IFD0', { ifds: [{ entries: [pointer(EXIF_IFD, 0), ascii(0x010e, 'once')] }] }],
    ['an IFD that is its own next one', { ifds: [{ entries: [ascii(0x010e, 'once')], next: 0 }] }],
    [
      'two IFDs in a ring',
      {
        ifds: [
          { entries: [ascii(0x010e, 'once')], next: 1 },
          { entries: [ascii(0x010f, 'Ab')], next: 0 },
        ],
      },
    ],
  ])('stops at %s', (_, layout) => {
    const result = read(ifdsBlock(layout));
    expect(codes(result)).toEqual(['error noProgress']);
    expect(result.texts.filter(({ text }) => text === 'once')).toHaveLength(1);
  });

  it('reads an IFD at an odd place', () => {
    const data = bytesOf(
      ifdsBlock({ ifds: [{ entries: [{ tag: EXIF_IFD, type: LONG, value: { at: 27 } }] }] }),
      text('?'),
      new Uint8Array(0),
    );
    expect(data).toHaveLength(27);
    const odd = bytesOf(data, Uint8Array.of(1, 0, 0x0e, 1, ASCII, 0, 4, 0, 0, 0), text('odd\0'), new Uint8Array(4));
    expect(said(read(odd))).toEqual([['/ExifIFD/ImageDescription', 'odd']]);
  });

  it.each([
    [4096, []],
    [4097, ['error limitExceeded']],
  ])('reads the entries of an IFD up to the limit: %i', (entries, expected) => {
    const numbers = Array.from(
      { length: entries - 1 },
      (): IfdPlanEntry => ({ tag: 0xfde8, type: LONG, count: 1, value: { at: 0 } }),
    );
    const result = read(ifdsBlock({ ifds: [{ entries: [...numbers, ascii(0x010e, 'the last')] }] }));
    expect(codes(result)).toEqual(expected);
    expect(result.texts).toHaveLength(expected.length === 0 ? 1 : 0);
  });

  it.each([
    [3, []],
    [4, ['error limitExceeded']],
  ])('reads IFDs up to the limit: %i', (ifds, expected) => {
    const chain = Array.from({ length: ifds }, (_, index) => ({
      entries: [ascii(0x010e, `of ${index}`)],
      ...(index + 1 < ifds && { next: index + 1 }),
    }));
    const result = read(ifdsBlock({ ifds: chain }), { maxIfds: 3 });
    expect(codes(result)).toEqual(expected);
    expect(result.texts).toHaveLength(3);
  });

  it.each([
    [22, []],
    [21, ['error limitExceeded']],
  ])('reads texts up to maxTextBytes: %i', (maxTextBytes, expected) => {
    const result = read(ifdsBlock({ ifds: [{ entries: [{ tag: 0x010e, type: ASCII, value: text(LABEL) }] }] }), {
      maxTextBytes,
    });
    expect(LABEL).toHaveLength(22);
    expect(codes(result)).toEqual(expected);
  });

  it('stops when texts overlap so that they are more than the block', () => {
    const value = { at: 8 };
    const shared = Array.from({ length: 40 }, (): IfdPlanEntry => ({ tag: 0x010e, type: ASCII, count: 400, value }));
    const result = read(ifdsBlock({ ifds: [{ entries: shared }] }));
    expect(codes(result)).toContain('error noProgress');
    const emitted = new Set(result.texts.map(({ start, data }) => `${start} ${data.length}`)).size;
    expect(emitted).toBe(1);
  });

  it('stops when IFDs overlap so that they are more than the block', () => {
    const entriesOf = (subIfds: number) => {
      const region = 8 + 2 + 12 + 4 + subIfds * 4;
      const offsets = Uint32Array.from({ length: subIfds }, (_, index) => region + index * 2);
      const value = new Uint8Array(offsets.buffer);
      // Read as an IFD from any even place: 32 entries of tag 32 and type 32.
      const filling = Uint8Array.from({ length: 600 }, (_, at) => (at % 2 === 0 ? 32 : 0));
      return bytesOf(
        ifdsBlock({ ifds: [{ entries: [{ tag: SUB_IFDS, type: LONG, count: subIfds, value }] }] }),
        filling,
      );
    };
    expect(codes(read(entriesOf(1)))).toEqual([]);
    expect(codes(read(entriesOf(4)))).toContain('error noProgress');
  });

  it('says that an IFD is longer than the block, and reads what there is of it', () => {
    const result = read(ifdsBlock({ ifds: [{ entries: [ascii(0x010e, 'abc')], count: 9 }] }));
    expect(codes(result)).toEqual(['error lengthOutOfBounds']);
    expect(said(result)).toEqual([['/IFD0/ImageDescription', 'abc']]);
  });

  it('takes an empty IFD for empty, but not when entries stand behind it', () => {
    expect(codes(read(ifdsBlock({ ifds: [{ entries: [] }] })))).toEqual(['warning badStructure']);
    expect(read(ifdsBlock({ ifds: [{ entries: [] }] })).present).toBe(true);
    const thumbnailOnly = read(ifdsBlock({ ifds: [{ entries: [], next: 1 }, { entries: [ascii(0x010e, 'small')] }] }));
    expect(thumbnailOnly.damaged.size).toBe(0);
    expect(read(ifdsBlock({ ifds: [{ entries: [ascii(0x010e, LABEL)], count: 0 }] })).damaged).toContain('aigcField');
    const hidden = ifdsBlock({
      ifds: [{ entries: [pointer(EXIF_IFD, 1)] }, { entries: [ascii(0x9286, LABEL)], count: 0 }],
    });
    expect(read(hidden).damaged).toContain('aigcField');
  });

  it('only warns when the block ends where the next IFD would be named', () => {
    const data = ifdsBlock({ ifds: [{ entries: [ascii(0x010e, 'abc')] }] });
    const result = read(data.subarray(0, -4));
    expect(codes(result)).toEqual(['warning truncated']);
    expect(said(result)).toEqual([['/IFD0/ImageDescription', 'abc']]);
  });

  it.each([
    ['nothing', new Uint8Array(0), 'error truncated'],
    ['seven bytes', text('II*\0\x08\0\0'), 'error truncated'],
    ['another byte-order mark', text('IM*\0\x08\0\0\0\0\0'), 'error badSignature'],
    ['another number than 42', text('II+\0\x08\0\0\0\0\0'), 'error badSignature'],
    ['no place for IFD0', text('II*\0\x08\0\0\0'), 'error lengthOutOfBounds'],
    ['IFD0 at offset 0', text('II*\0\0\0\0\0\0\0'), 'error lengthOutOfBounds'],
  ])('is never silently absent: %s', (_, data, expected) => {
    const result = read(data);
    expect(codes(result)).toEqual([expected]);
    expect(result.present).toBe(false);
    expect(result.damaged).toContain('exif');
  });

  it('names the first few of a thousand bad entries, and never an error less because of warnings', () => {
    const numbers = Array.from(
      { length: 50 },
      (): IfdPlanEntry => ({ tag: 0x011a, type: RATIONAL, count: 9, value: { at: 0x70000000 } }),
    );
    const lost: IfdPlanEntry = { tag: 0x9286, type: UNDEFINED, count: 99, value: { at: 0x70000000 } };
    const result = read(ifdsBlock({ ifds: [{ entries: [...numbers, lost] }] }));
    expect(result.problems).toHaveLength(9);
    expect(result.damaged).toContain('aigcField');
  });

  it('never loses a label silently to a cut, wherever it is', () => {
    const data = ifdsBlock(camera);
    for (let length = 0; length < data.length; length++) {
      const { texts, damaged } = read(data.subarray(0, length));
      expect([length, texts.some(({ text }) => text === LABEL) || damaged.has('aigcField')]).toEqual([length, true]);
    }
  });

  it('survives 20,000 mutants, each present or a problem', () => {
    const random = seededRandom(45438);
    const seeds = [ifdsBlock(camera), ifdsBlock({ ...camera, bigEndian: true }), ifdsBlock({ ...camera, big: true })];
    for (let round = 0; round < 20_000; round++) {
      const mutant = seeds[round % seeds.length]?.slice(0) as Uint8Array;
      for (let flips = randomBelow(random, 4); flips >= 0; flips--) {
        mutant[randomBelow(random, mutant.length)] = [0, 1, 0xff, randomBelow(random, 256)][
          randomBelow(random, 4)
        ] as number;
      }
      const result = read(
        mutant.subarray(0, mutant.length - (round % 5 === 0 ? randomBelow(random, mutant.length) : 0)),
      );
      expect(result.present || result.damaged.has('exif')).toBe(true);
      expect(result.parts.every(({ start, end }) => start >= START && end <= START + mutant.length)).toBe(true);
    }
  });
});

describe('a single EXIF value of a TIFF file', () => {
  const part = (tag: number, type: number, data: Uint8Array, bigEndian: boolean): ExifValuePart => ({
    ...{ kind: 'exifValue', path: 'tiff/ExifIFD', start: 7000, end: 7000 + data.length, data, verbatim: true },
    ...{ tag, type, bigEndian, ifd: 'ExifIFD' },
  });

  it('is read as in a block', () => {
    const data = bytesOf('UNICODE\0', new Uint8Array(Buffer.from(LABEL, 'utf16le')));
    const result = readPart(part(0x9286, UNDEFINED, data, true));
    expect(result.texts).toMatchObject([
      { path: 'tiff/ExifIFD/UserComment', text: LABEL, ifd: 'ExifIFD', start: 7000, end: 7000 + data.length },
    ]);
    expect(result.present).toBe(true);
  });

  it('makes EXIF present when it is the pointer, without a text', () => {
    const result = readPart(part(EXIF_IFD, LONG, Uint8Array.of(0x41, 0x42, 0x43, 0), false));
    expect(result.present).toBe(true);
    expect(result.parts).toEqual([]);
  });
});
