import {
  bytesOf,
  containerMatrix,
  findBytes,
  GIF_MAGIC_TRAILER,
  gif,
  gifApplication,
  gifComment,
  gifExtension,
  gifImage,
  gifSubBlocks,
  gifXmp,
  hexBytes,
  labelJson,
  png,
  pngText,
  runMutants,
  u32beBytes,
  xmpElementLabel,
} from '@biaoshi/testkit';
import { describe, expect, it } from 'vitest';
import { memorySource } from '../../bytes/byte-source.ts';
import { type ReadOptions, readEvidenceSync } from '../../read-evidence.ts';

const read = (bytes: Uint8Array, options: ReadOptions = {}) =>
  readEvidenceSync(memorySource(bytes), { keepParts: true, ...options });
const problemsOf = (bytes: Uint8Array, options?: ReadOptions) =>
  read(bytes, options).problems.map(({ code, severity }) => `${severity} ${code}`);
const partsOf = (bytes: Uint8Array) =>
  read(bytes).parts.filter(({ kind, path }) => kind !== 'xmpProperties' && /^gif\/[^/]+$/.test(path));

const XMP = xmpElementLabel();
const store = bytesOf(u32beBytes(324), 'jumb', u32beBytes(16), 'jumdc2pa', new Uint8Array(308));
const resource = bytesOf('8BIM', 4, 4, 0, 0, u32beBytes(6), hexBytes('1c0278000141'));
const control = gifExtension(0xf9, hexBytes('00000000'));
const loop = gifApplication('NETSCAPE2.0', gifSubBlocks(hexBytes('010000')));

describe('a GIF with every home', () => {
  const long = 'c'.repeat(300);
  const bytes = gif({
    before: [loop, gifXmp(XMP), gifComment('short'), control],
    after: [
      gifComment(long),
      gifApplication('C2PA_GIF\x01\0\0', gifSubBlocks(store)),
      control,
      gifImage(true),
      gifApplication('MGK8BIM0000', gifSubBlocks(resource)),
      gifApplication('ICCRGBG1012', gifSubBlocks('profile')),
      gifExtension(0x01, bytesOf(new Uint8Array(12), 'plain'), 12),
      gifApplication('VENDORX 1.0', gifSubBlocks('private')),
    ],
  });
  const storeAt = findBytes(bytes, 'C2PA_GIF') + 12;
  containerMatrix('gif', bytes, {
    everyCutShows: true,
    expect: {
      format: 'gif',
      width: 1,
      height: 1,
      parts: [
        {
          kind: 'xmp',
          path: 'gif/application[0]',
          text: XMP,
          start: findBytes(bytes, XMP),
          end: findBytes(bytes, XMP) + bytesOf(XMP).length,
          verbatim: true,
          order: 'beforeImage',
        },
        {
          kind: 'comment',
          path: 'gif/comment[0]',
          text: 'short',
          start: findBytes(bytes, 'short'),
          verbatim: true,
          order: 'beforeImage',
        },
        { kind: 'comment', path: 'gif/comment[1]', text: long, verbatim: false, order: 'afterImage' },
        {
          kind: 'jumbf',
          path: 'gif/application[1]',
          ranges: [
            { start: storeAt, end: storeAt + 255 },
            { start: storeAt + 256, end: storeAt + 256 + store.length - 255 },
          ],
        },
        { kind: 'photoshop', path: 'gif/application[2]', data: resource },
        { kind: 'text', path: 'gif/plainText[0]', text: 'plain', keyword: '', unit: 'plainText' },
        { kind: 'application', path: 'gif/application[3]', identifier: 'VENDORX%201.0', text: 'private' },
      ],
    },
  });

  it('lists its images as two ranges, since a home stands between them', () => {
    expect(read(bytes).unexamined.map(({ reason }) => reason)).toEqual(['entropyCodedData', 'entropyCodedData']);
    expect(read(bytes, { tier: 'thorough' }).unexamined).toEqual([]);
  });
});

describe('a GIF with a trailer', () => {
  const picture = gif({ version: '87a' });
  const inner = png({ before: [pngText('AIGC', labelJson())] });
  containerMatrix('gif with a trailer', gif({ version: '87a', trailer: inner }), {
    finishedFrom: picture.length,
    everyCutShows: true,
    expect: {
      format: 'gif',
      problems: ['trailingData'],
      parts: [
        { kind: 'trailer', path: 'gif/trailer', data: inner, order: 'trailer' },
        { kind: 'text', path: 'gif/trailer/png/tEXt[0]', keyword: 'AIGC' },
      ],
    },
  });
});

describe('XMP', () => {
  it('in sub-blocks is joined', () => {
    const bytes = gif({ before: [gifApplication('XMP DataXMP', gifSubBlocks(XMP))] });
    expect(partsOf(bytes)).toMatchObject([{ kind: 'xmp', data: bytesOf(XMP), verbatim: false }]);
    expect(problemsOf(bytes)).toEqual([]);
  });

  it('whose first sub-block has the length that is the code of "<" is joined too', () => {
    const bytes = gif({ before: [gifApplication('XMP DataXMP', gifSubBlocks(XMP, 0x3c))] });
    expect(partsOf(bytes)).toMatchObject([{ kind: 'xmp', data: bytesOf(XMP) }]);
  });

  it('with a byte order mark is taken as it stands', () => {
    const packet = bytesOf(hexBytes('efbbbf'), XMP);
    expect(partsOf(gif({ before: [gifXmp(packet)] }))).toMatchObject([{ kind: 'xmp', data: packet, verbatim: true }]);
  });

  it('without the magic trailer ends at the zero byte, and the walk goes on', () => {
    const bytes = gif({ before: [gifApplication('XMP DataXMP', bytesOf(XMP, 0)), gifComment('next')] });
    expect(partsOf(bytes)).toMatchObject([{ kind: 'xmp', data: bytesOf(XMP) }, { kind: 'comment' }]);
    expect(problemsOf(bytes)).toEqual(['warning badStructure']);
  });

  it('that holds the first bytes of the magic trailer keeps them', () => {
    const packet = bytesOf('<a/>', 1, 0xff, 0xfe);
    expect(partsOf(gif({ before: [gifXmp(packet)] }))[0]?.data).toEqual(packet);
  });

  it('over the limit is not read', () => {
    const bytes = gif({ before: [gifXmp(XMP)] });
    const { length } = bytesOf(XMP);
    expect(problemsOf(bytes, { limits: { maxPartBytes: length } })).toEqual([]);
    expect(problemsOf(bytes, { limits: { maxPartBytes: length - 1 } })).toEqual(['error limitExceeded']);
  });
});

describe('damage', () => {
  it.each([
    ['a block of an unknown kind', gif({ before: [bytesOf(0x77)] }), 'error badStructure'],
    ['zeros between blocks', gif({ before: [bytesOf(0, 0, 0)] }), 'warning badStructure'],
    ['no trailer block', gif().subarray(0, -1), 'error truncated'],
    ['an application name of ten bytes', gif({ before: [gifExtension(0xff, 'XMP DataXM')] }), 'warning badStructure'],
    [
      'a local colour table past the end',
      bytesOf(gif().subarray(0, -16), hexBytes('2c00000000010001008702')),
      'error truncated',
    ],
  ])('%s', (_, bytes, problem) => {
    expect(problemsOf(bytes)).toEqual([problem]);
  });

  it('does not take an extension inside image data for one', () => {
    const data = bytesOf(hexBytes('4401'), gifXmp(XMP));
    const image = bytesOf(hexBytes('2c000000000100010000'), 2, gifSubBlocks(data));
    expect(partsOf(gif({ before: [image] }))).toEqual([]);
    expect(GIF_MAGIC_TRAILER).toHaveLength(258);
  });
});

it('reads a long animation once', () => {
  const frames = Array.from({ length: 3000 }, () => bytesOf(control, gifImage(true)));
  const bytes = gif({ after: [...frames, gifComment('last')] });
  const { bytesRead, parts } = read(bytes);
  expect(parts).toHaveLength(1);
  expect(bytesRead).toBeLessThan(bytes.length * 1.2);
});

it('counts sub-blocks', () => {
  const bytes = gif({ before: [gifComment('abcdef', 1)] });
  expect(problemsOf(bytes, { limits: { maxUnits: 10 } })).toEqual([]);
  expect(problemsOf(bytes, { limits: { maxUnits: 9 } })).toEqual(['error limitExceeded']);
});

it('answers every mutant', () => {
  const bases = [
    gif(),
    gif({
      before: [loop, gifXmp(XMP), control],
      after: [gifComment(XMP), gifApplication('C2PA_GIF\x01\0\0', gifSubBlocks(store))],
    }),
  ];
  expect(runMutants(bases, 5000, 0x61f).complaints).toEqual([]);
});
