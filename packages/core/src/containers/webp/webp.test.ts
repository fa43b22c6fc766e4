import {
  bytesOf,
  containerMatrix,
  exifLabel,
  findBytes,
  labelJson,
  png,
  pngText,
  riffChunk,
  runMutants,
  u32beBytes,
  vp8x,
  WEBP_FLAGS,
  WEBP_LOSSLESS,
  WEBP_LOSSY,
  webp,
  xmpElementLabel,
} from '@biaoshi/testkit';
import { describe, expect, it } from 'vitest';
import { memorySource } from '../../bytes/byte-source.ts';
import { type ReadOptions, readEvidenceSync } from '../../read-evidence.ts';

const read = (bytes: Uint8Array, options: ReadOptions = {}) =>
  readEvidenceSync(memorySource(bytes), { keepParts: true, ...options });
const problemsOf = (bytes: Uint8Array, options?: ReadOptions) =>
  read(bytes, options).problems.map(({ code, severity }) => `${severity} ${code}`);
const kindsOf = (bytes: Uint8Array) =>
  read(bytes).parts.flatMap(({ kind, path }) =>
    kind !== 'xmpProperties' && /^webp\/[^/]+$/.test(path) ? [`${kind} ${path}`] : [],
  );

const XMP = xmpElementLabel();
const exif = exifLabel('{"AIGC":{"Label":"1"}}');
const store = bytesOf(u32beBytes(24), 'jumb', u32beBytes(16), 'jumdc2pa', u32beBytes(0));
const { xmp: XMP_FLAG, exif: EXIF_FLAG } = WEBP_FLAGS;

describe('an extended WebP with every home', () => {
  // An odd payload before the homes: a reader that forgets the padding byte is out of step from there on.
  const odd = XMP.length % 2 === 1 ? XMP : `${XMP} `;
  const bytes = webp([
    vp8x(XMP_FLAG | EXIF_FLAG, 300, 70_000),
    riffChunk('ICCP', 'odd'),
    WEBP_LOSSY,
    riffChunk('EXIF', exif),
    riffChunk('XMP ', odd),
    riffChunk('prvt', 'x'),
    riffChunk('C2PA', store),
  ]);
  containerMatrix('webp', bytes, {
    everyCutShows: true,
    expect: {
      format: 'webp',
      width: 300,
      height: 70_000,
      parts: [
        {
          kind: 'exif',
          path: 'webp/EXIF[0]',
          data: exif,
          start: findBytes(bytes, 'EXIF') + 8,
          verbatim: true,
          order: 'afterImage',
        },
        {
          kind: 'xmp',
          path: 'webp/XMP[0]',
          text: odd,
          start: findBytes(bytes, odd),
          end: findBytes(bytes, odd) + bytesOf(odd).length,
          verbatim: true,
        },
        { kind: 'application', path: 'webp/prvt[0]', identifier: 'prvt', text: 'x' },
        {
          kind: 'jumbf',
          path: 'webp/C2PA[0]',
          ranges: [{ start: findBytes(bytes, store), end: findBytes(bytes, store) + store.length }],
        },
      ],
    },
  });
});

containerMatrix('a simple lossless WebP', webp([WEBP_LOSSLESS]), {
  // Its last byte is padding.
  finishedFrom: webp().length - 1,
  everyCutShows: true,
  expect: { format: 'webp', width: 1, height: 1, parts: [] },
});

describe('a WebP with more behind its RIFF size', () => {
  const picture = webp();
  const chunks = webp([WEBP_LOSSLESS], { trailer: riffChunk('EXIF', exif) });
  containerMatrix('chunks', chunks, {
    finishedFrom: picture.length - 1,
    everyCutShows: true,
    expect: {
      format: 'webp',
      problems: ['trailingData'],
      parts: [{ kind: 'exif', path: 'webp/EXIF[0]', order: 'trailer', data: exif }],
    },
  });
  containerMatrix('something else', webp([WEBP_LOSSLESS], { trailer: 'garbage' }), {
    finishedFrom: picture.length - 1,
    everyCutShows: true,
    expect: {
      format: 'webp',
      problems: ['trailingData'],
      parts: [{ kind: 'trailer', path: 'webp/trailer', text: 'garbage' }],
    },
  });

  it('walks a whole file there', () => {
    const { parts } = read(webp([WEBP_LOSSLESS], { trailer: png({ before: [pngText('AIGC', labelJson())] }) }));
    expect(parts.map(({ path }) => path)).toContain('webp/trailer/png/tEXt[0]');
  });

  it('says that a chunk there is cut', () => {
    expect(problemsOf(chunks.subarray(0, -4))).toEqual(['warning trailingData', 'error truncated']);
  });
});

describe('variants of real writers', () => {
  it("strips JPEG's prefix from EXIF", () => {
    const bytes = webp([WEBP_LOSSLESS, riffChunk('EXIF', bytesOf('Exif\0\0', exif))]);
    expect(read(bytes).parts).toContainEqual(
      expect.objectContaining({ kind: 'exif', data: exif, start: findBytes(bytes, exif), verbatim: true }),
    );
  });

  it('knows an XMP chunk whose name ends in a zero', () => {
    expect(kindsOf(webp([vp8x(XMP_FLAG), WEBP_LOSSLESS, riffChunk('XMP\0', XMP)]))).toEqual(['xmp webp/XMP[0]']);
  });

  it('goes on at a known chunk where a padding byte is missing', () => {
    const bytes = webp([riffChunk('prvt', 'odd', { padding: false }), riffChunk('XMP ', XMP), WEBP_LOSSLESS]);
    expect(kindsOf(bytes)).toEqual(['application webp/prvt[0]', 'xmp webp/XMP[0]']);
    expect(problemsOf(bytes)).toEqual(['warning badStructure']);
  });

  it('goes on where the RIFF size does not count the last padding byte', () => {
    const size = 4 + WEBP_LOSSLESS.length;
    const bytes = webp([WEBP_LOSSLESS], { size: size - 1, trailer: riffChunk('EXIF', exif) });
    expect(kindsOf(bytes)).toEqual(['exif webp/EXIF[0]']);
    expect(problemsOf(webp([WEBP_LOSSLESS], { size: size - 1 }))).toEqual([]);
  });

  it.each([
    ['the whole file', 8, 'warning lengthOutOfBounds'],
    ['one byte more than that', 9, 'error truncated'],
  ])('with a RIFF size that counts %s', (_, excess, problem) => {
    expect(problemsOf(webp([WEBP_LOSSLESS], { size: 4 + WEBP_LOSSLESS.length + excess }))).toEqual([problem]);
  });

  it('names what VP8X announces and is not there', () => {
    const bytes = webp([vp8x(XMP_FLAG | EXIF_FLAG), WEBP_LOSSLESS]);
    expect(read(bytes).problems.map(({ code, severity, data }) => [severity, code, data])).toEqual([
      ['warning', 'missingPart', { part: 'EXIF' }],
      ['warning', 'missingPart', { part: 'XMP' }],
    ]);
    expect(read(bytes).readings).toMatchObject({ exif: 'absent', xmp: 'absent' });
  });

  it('does not take a chunk inside a frame for one of the file', () => {
    expect(kindsOf(webp([vp8x(2), riffChunk('ANMF', bytesOf(new Uint8Array(16), riffChunk('XMP ', XMP)))]))).toEqual(
      [],
    );
  });
});

describe('damage', () => {
  it.each([
    ['no chunk', webp([]), 'error badStructure'],
    ['a name that is no FourCC', webp([riffChunk('XM\x7f ', 'x'), WEBP_LOSSLESS]), 'error badStructure'],
    [
      'a length past the file',
      webp([WEBP_LOSSLESS, riffChunk('EXIF', 'x', { length: 0xffffffff })]),
      'error truncated',
    ],
    [
      'a length past the RIFF size',
      webp([riffChunk('EXIF', 'xx', { length: 12 })], { size: 14, trailer: 'a longer trailer' }),
      'error lengthOutOfBounds',
    ],
    ['a VP8X of nine bytes', webp([riffChunk('VP8X', new Uint8Array(9))]), 'error badStructure'],
    ['a VP8 without its start code', webp([riffChunk('VP8 ', new Uint8Array(12))]), 'error badStructure'],
    ['a VP8L without its signature', webp([riffChunk('VP8L', new Uint8Array(12))]), 'error badStructure'],
    ['a rest of seven bytes', webp([WEBP_LOSSLESS, bytesOf('EXIF\0\0\0')]), 'error truncated'],
  ])('%s', (_, bytes, problem) => {
    expect(problemsOf(bytes)).toEqual([problem]);
  });
});

describe('what a tier passes over', () => {
  const bytes = webp([WEBP_LOSSY, riffChunk('prvt', new Uint8Array(5000))]);
  it('lists pictures and what is not shown of unknown chunks', () => {
    const at = findBytes(bytes, 'prvt') + 8;
    expect(read(bytes).unexamined).toEqual([
      { start: 20, end: 42, reason: 'entropyCodedData' },
      { start: at + 4096, end: at + 5000, reason: 'opaquePayload' },
    ]);
    expect(read(bytes, { tier: 'thorough' }).unexamined).toEqual([]);
  });

  it.each([
    ['maxUnits', 2, 1],
    ['maxPartBytes', 2, 1],
  ])('holds to %s', (name, enough, short) => {
    const small = webp([riffChunk('XMP ', 'ab'), WEBP_LOSSLESS]);
    expect(problemsOf(small, { limits: { [name]: enough } })).not.toContain('error limitExceeded');
    expect(problemsOf(small, { limits: { [name]: short } })).toContain('error limitExceeded');
  });
});

it('answers every mutant', () => {
  const bases = [
    webp(),
    webp([vp8x(12), WEBP_LOSSY, riffChunk('EXIF', exif), riffChunk('XMP ', XMP), riffChunk('C2PA', store)]),
  ];
  expect(runMutants(bases, 5000, 0x3eb).complaints).toEqual([]);
});
