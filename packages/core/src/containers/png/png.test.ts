import {
  apng,
  bytesOf,
  containerMatrix,
  exifLabel,
  findBytes,
  ihdr,
  jpeg,
  labelJson,
  PNG_SIGNATURE,
  png,
  pngChunk,
  pngCompressedText,
  pngInternationalText,
  pngText,
  rawProfile,
  runMutants,
  u32beBytes,
  withBytes,
  xmpElementLabel,
  crc32 as zlibCrc32,
} from '@biaoshi/testkit';
import { describe, expect, it } from 'vitest';
import { memorySource } from '../../bytes/byte-source.ts';
import type { PartKind } from '../../model/part.ts';
import { type ReadOptions, readEvidenceSync } from '../../read-evidence.ts';
import { crc32 } from './crc32.ts';

const read = (bytes: Uint8Array, options: ReadOptions = {}) =>
  readEvidenceSync(memorySource(bytes), { keepParts: true, ...options });
const CONTAINER_KINDS: readonly PartKind[] = [
  'xmp',
  'exif',
  'iptc',
  'photoshop',
  'jumbf',
  'text',
  'application',
  'trailer',
];
const partsOf = (bytes: Uint8Array, options?: ReadOptions) =>
  read(bytes, options).parts.filter(({ kind }) => CONTAINER_KINDS.includes(kind));
const problemsOf = (bytes: Uint8Array, options?: ReadOptions) =>
  read(bytes, options).problems.map(({ code, severity }) => `${severity} ${code}`);
const textOf = (data: Uint8Array | undefined) => new TextDecoder().decode(data);

const XMP = xmpElementLabel();
const store = bytesOf(u32beBytes(24), 'jumb', u32beBytes(16), 'jumdc2pa', u32beBytes(0));

describe('a PNG with every home before and after its picture', () => {
  const before = [
    pngChunk('gAMA', u32beBytes(45455)),
    pngInternationalText('XML:com.adobe.xmp', XMP),
    pngText('AIGC', labelJson()),
    pngChunk('caBX', store),
  ];
  const after = [
    pngChunk('eXIf', bytesOf('Exif\0\0', exifLabel('{"AIGC":{}}'))),
    pngInternationalText('AIGC', '{"Label":"3"}', { compressed: true, language: 'zh', translated: '标识' }),
    pngCompressedText('parameters', 'a cat'),
    pngChunk('prVt', 'private'),
  ];
  const bytes = png({ before, after, idatBytes: 5 });
  const at = (chunk: Uint8Array) => findBytes(bytes, chunk);

  containerMatrix('png', bytes, {
    everyCutShows: true,
    expect: {
      format: 'png',
      width: 2,
      height: 2,
      parts: [
        {
          kind: 'xmp',
          path: 'png/iTXt[0]',
          text: XMP,
          start: findBytes(bytes, XMP),
          end: findBytes(bytes, XMP) + bytesOf(XMP).length,
          verbatim: true,
          order: 'beforeImage',
        },
        {
          kind: 'text',
          path: 'png/tEXt[0]',
          keyword: 'AIGC',
          encoding: 'latin1',
          unit: 'tEXt',
          text: labelJson(),
          verbatim: true,
          order: 'beforeImage',
        },
        {
          kind: 'jumbf',
          path: 'png/caBX[0]',
          ranges: [{ start: findBytes(bytes, store), end: findBytes(bytes, store) + store.length }],
        },
        {
          kind: 'exif',
          path: 'png/eXIf[0]',
          data: exifLabel('{"AIGC":{}}'),
          start: at(after[0] as Uint8Array) + 14,
          verbatim: true,
          order: 'afterImage',
        },
        {
          kind: 'text',
          path: 'png/iTXt[1]',
          keyword: 'AIGC',
          encoding: 'utf8',
          unit: 'iTXt',
          text: '{"Label":"3"}',
          verbatim: false,
          order: 'afterImage',
        },
        {
          kind: 'text',
          path: 'png/zTXt[0]',
          keyword: 'parameters',
          unit: 'zTXt',
          text: 'a cat',
          start: at(after[2] as Uint8Array) + 20,
          verbatim: false,
        },
        { kind: 'application', path: 'png/prVt[0]', identifier: 'prVt', text: 'private', verbatim: true },
      ],
    },
  });
});

describe('a PNG with chunks and a whole file behind IEND', () => {
  const picture = png();
  const bytes = png({ trailer: bytesOf(pngText('AIGC', '{}'), 0, 0, jpeg()) });
  containerMatrix('png with a trailer', bytes, {
    everyCutShows: true,
    finishedFrom: picture.length,
    expect: {
      format: 'png',
      problems: ['trailingData', 'trailingData'],
      parts: [
        { kind: 'text', path: 'png/tEXt[0]', keyword: 'AIGC', order: 'trailer' },
        { kind: 'trailer', path: 'png/trailer', data: bytesOf(0, 0, jpeg()), end: bytes.length },
      ],
    },
  });

  it('walks the file in the trailer', () => {
    const inner = png({ before: [pngText('AIGC', '{"Label":"1"}')] });
    const [trailer, text] = partsOf(png({ trailer: bytesOf(0, 0, 0, inner) }));
    expect([trailer?.kind, text?.path]).toEqual(['trailer', 'png/trailer/png/tEXt[0]']);
  });

  it('looks at no more of a trailer than the limit', () => {
    const [trailer] = partsOf(png({ trailer: 'trailer' }), { limits: { maxTrailerBytes: 6 } });
    expect(textOf(trailer?.data)).toBe('traile');
    expect(trailer?.end).toBe(picture.length + 7);
  });

  it('says that a home behind IEND was cut', () => {
    const cut = bytes.subarray(0, picture.length + 14);
    expect(problemsOf(cut)).toEqual(['error truncated', 'warning trailingData']);
  });
});

containerMatrix('an APNG', apng([pngText('AIGC', '{}')]), {
  everyCutShows: true,
  expect: { format: 'png', width: 1, height: 1, parts: [{ kind: 'text', keyword: 'AIGC', order: 'beforeImage' }] },
});

describe('the same packet under each kind of text chunk', () => {
  it.each([
    ['iTXt', pngInternationalText('XML:com.adobe.xmp', XMP, { language: 'en', translated: 'x' }), true],
    ['iTXt', pngInternationalText('XML:com.adobe.xmp', XMP, { compressed: true }), false],
    ['tEXt', pngText('XML:com.adobe.xmp', XMP), true],
    ['zTXt', pngCompressedText('XML:com.adobe.xmp', XMP), false],
  ] as const)('%s', (name, chunk, verbatim) => {
    expect(partsOf(png({ before: [chunk] }))).toMatchObject([{ kind: 'xmp', path: `png/${name}[0]`, verbatim }]);
    expect(textOf(partsOf(png({ before: [chunk] }))[0]?.data)).toBe(XMP);
  });

  it('is no packet under another keyword', () => {
    const other = [pngText('xml:com.adobe.xmp', XMP), pngText('XML:com.adobe.xmp ', XMP)];
    expect(partsOf(png({ before: other })).map(({ kind }) => kind)).toEqual(['text', 'text']);
  });
});

describe('raw profiles', () => {
  const exif = exifLabel('{}');
  const iptc = Uint8Array.of(0x1c, 2, 120, 0, 1, 65);
  const photoshop = bytesOf('8BIM', 4, 4, 0, 0, u32beBytes(iptc.length), iptc);
  const XMP_PREFIX = 'http://ns.adobe.com/xap/1.0/\0';
  it.each([
    ['exif', 'exif', bytesOf('Exif\0\0', exif), exif],
    ['exif', 'exif', exif, exif],
    ['APP1', 'exif', bytesOf('Exif\0\0', exif), exif],
    ['APP1', 'xmp', bytesOf(XMP_PREFIX, XMP), bytesOf(XMP)],
    ['xmp', 'xmp', bytesOf(XMP), bytesOf(XMP)],
    ['iptc', 'iptc', iptc, iptc],
    ['iptc', 'photoshop', photoshop, photoshop],
    ['8bim', 'photoshop', photoshop, photoshop],
  ] as const)('%s as %s', (type, kind, profile, data) => {
    const text = rawProfile(type === 'APP1' ? 'generic profile' : type, profile);
    for (const chunk of [
      pngCompressedText(`Raw profile type ${type}`, text),
      pngText(`Raw profile type ${type}`, text),
    ]) {
      const [part] = partsOf(png({ after: [chunk] }));
      expect(part).toMatchObject({ kind, data, verbatim: false, order: 'afterImage' });
    }
  });

  it.each([
    ['fewer digits than the length says', '\nexif\n  99\n4949\n'],
    ['more digits than the length says', '\nexif\n  1\n49492a00\n'],
    ['something else between the digits', '\nexif\n  4\n4949-2a00\n'],
    ['no length', '\nexif\n\n49492a00\n'],
  ])('are damaged with %s', (_, text) => {
    expect(problemsOf(png({ before: [pngText('Raw profile type exif', text)] }))).toContain('error badStructure');
  });

  it('leaves profiles that hold no metadata as texts', () => {
    const [part] = partsOf(png({ before: [pngText('Raw profile type icc', rawProfile('icc', 'x'))] }));
    expect(part).toMatchObject({ kind: 'text', keyword: 'Raw profile type icc' });
  });
});

describe('damage', () => {
  const text = pngText('AIGC', labelJson());
  const flat = (chunk: Uint8Array) => png({ before: [chunk] });

  it.each([
    ['a length past 2^31 - 1', flat(pngChunk('tEXt', 'a\0b', { length: 2 ** 31 })), 'error truncated'],
    ['a length past the end', flat(pngChunk('tEXt', 'a\0b', { length: 2 ** 31 - 1 })), 'error truncated'],
    ['a length that ends between chunks', flat(pngChunk('gAMA', 'a\0b', { length: 2 })), 'error badStructure'],
    ['a type with a digit', flat(pngChunk('tEX1', 'a\0b')), 'error badStructure'],
    ['no IHDR', bytesOf(PNG_SIGNATURE, text, pngChunk('IEND')), 'error badStructure'],
    ['two IHDRs', flat(ihdr(3, 3)), 'error badStructure'],
    [
      'an IHDR of 12 bytes',
      bytesOf(PNG_SIGNATURE, pngChunk('IHDR', new Uint8Array(12)), pngChunk('IEND')),
      'error badStructure',
    ],
    ['no IEND', png().subarray(0, -12), 'error truncated'],
    ['an IEND with a payload', bytesOf(png().subarray(0, -12), pngChunk('IEND', 'x')), 'warning badStructure'],
    ['a wrong CRC of a home', flat(pngChunk('tEXt', 'a\0b', { crc: 1 })), 'error badChecksum'],
    ['a wrong CRC of an unknown chunk', flat(pngChunk('tEXu', 'a\0b', { crc: 1 })), 'error badChecksum'],
    ['a text chunk without an end of its keyword', flat(pngChunk('tEXt', 'AIGC')), 'error badStructure'],
    ['a keyword of no bytes', flat(pngText('', 'x')), 'warning badStructure'],
    ['a keyword of 80 bytes', flat(pngText('k'.repeat(80), 'x')), 'warning badStructure'],
    ['a zTXt without a method', flat(pngChunk('zTXt', 'AIGC\0')), 'error badStructure'],
    ['a zTXt of another method', flat(pngChunk('zTXt', 'AIGC\0\x01xyz')), 'error unsupportedVariant'],
    ['an iTXt of another method', flat(pngChunk('iTXt', 'AIGC\0\x01\x01\0\0xyz')), 'error unsupportedVariant'],
    ['an iTXt with an unknown flag', flat(pngChunk('iTXt', 'AIGC\0\x02\0\0\0xyz')), 'error badStructure'],
    ['an iTXt that ends in its language', flat(pngChunk('iTXt', 'AIGC\0\0\0zh')), 'error badStructure'],
    ['an iTXt that ends in its translated keyword', flat(pngChunk('iTXt', 'AIGC\0\0\0zh\0bi')), 'error badStructure'],
    [
      'a deflate stream that breaks off',
      flat(pngChunk('zTXt', bytesOf('AIGC\0\0', 0x78, 0x9c, 0x4b))),
      'error decompressionFailed',
    ],
  ])('%s', (_, bytes, problem) => {
    expect(problemsOf(bytes)).toEqual([problem]);
  });

  it('keeps a keyword of 79 bytes without a word', () => {
    const keyword = 'k'.repeat(79);
    expect(partsOf(flat(pngText(keyword, 'x')))).toMatchObject([{ kind: 'text', keyword }]);
    expect(problemsOf(flat(pngText(keyword, 'x')))).toEqual([]);
  });

  it('finds a wrong CRC of the picture under the thorough tier only, and reads on', () => {
    const bytes = png({ after: [text] });
    const broken = withBytes(bytes, findBytes(bytes, 'IDAT') + 6, 'x');
    expect(problemsOf(broken)).toEqual([]);
    expect(problemsOf(broken, { tier: 'thorough' })).toEqual(['warning badChecksum']);
    expect(partsOf(broken, { tier: 'thorough' })).toHaveLength(1);
  });

  it('never lets one flipped bit pass for absence', () => {
    const bytes = png({
      before: [
        pngText('AIGC', labelJson()),
        pngInternationalText('XML:com.adobe.xmp', '<a/>'),
        pngChunk('eXIf', exifLabel('{}')),
      ],
      after: [pngChunk('caBX', store)],
    });
    const passed: string[] = [];
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const at = bit >> 3;
      const { readings } = read(withBytes(bytes, at, Uint8Array.of((bytes[at] as number) ^ (1 << (bit & 7)))));
      for (const family of ['aigcField', 'xmp', 'exif', 'c2pa'] as const) {
        if (readings[family] === 'absent') passed.push(`${family}, bit ${bit & 7} of byte ${at}`);
      }
    }
    expect(passed).toEqual([]);
  });

  it("knows Apple's chunk before IHDR", () => {
    const bytes = png();
    const apple = bytesOf(PNG_SIGNATURE, pngChunk('CgBI', u32beBytes(0x50002002)), bytes.subarray(8));
    expect(read(apple)).toMatchObject({ width: 2, height: 2, problems: [] });
  });

  it('does not take a chunk inside a payload for one', () => {
    const hidden = pngChunk('prVt', text);
    expect(partsOf(flat(hidden)).map(({ kind }) => kind)).toEqual(['application']);
    expect(partsOf(flat(pngChunk('iCCP', text)))).toEqual([]);
  });
});

describe('what a tier passes over', () => {
  const bytes = png({ width: 60, height: 60, idatBytes: 400, before: [pngChunk('prVt', new Uint8Array(5000))] });

  it('lists the picture as one range and the rest of a large unknown chunk', () => {
    const first = findBytes(bytes, 'IDAT') + 4;
    const shown = findBytes(bytes, 'prVt') + 4 + 4096;
    expect(read(bytes).unexamined).toEqual([
      { start: shown, end: shown + 904, reason: 'opaquePayload' },
      { start: first, end: bytes.length - 16, reason: 'entropyCodedData' },
    ]);
    expect(partsOf(bytes)[0]?.data).toHaveLength(4096);
  });

  it('passes nothing over under the thorough tier', () => {
    expect(read(bytes, { tier: 'thorough' }).unexamined).toEqual([]);
  });

  it('does not read the picture of a large file', () => {
    const data = pngChunk('IDAT', new Uint8Array(400_000));
    const { bytesRead, parts, readings } = read(png({ before: [data, data, data], after: [pngText('a', 'b')] }));
    expect(bytesRead).toBeLessThan(60_000);
    expect(parts).toHaveLength(1);
    expect(readings.xmp).toBe('absent');
  });
});

describe('limits', () => {
  it.each([
    ['maxUnits', 4, 5],
    ['maxPartBytes', 7, 6],
    ['maxParts', 1, 0],
  ] as const)('%s', (name, enough, short) => {
    const bytes = png({ before: [pngText('AIGC', '{}')] });
    expect(problemsOf(bytes, { limits: { [name]: Math.max(enough, short) } })).toEqual([]);
    expect(problemsOf(bytes, { limits: { [name]: Math.min(enough, short) - (name === 'maxUnits' ? 1 : 0) } })).toEqual([
      'error limitExceeded',
    ]);
  });

  it('bounds what a text inflates to', () => {
    const bytes = png({ before: [pngCompressedText('a', 'x'.repeat(1000))] });
    expect(problemsOf(bytes, { limits: { maxExpandedBytes: 1000 } })).toEqual([]);
    expect(problemsOf(bytes, { limits: { maxExpandedBytes: 999 } })).toEqual(['error expansionLimit']);
  });
});

describe('crc32', () => {
  it("agrees with zlib's at every length around its stride, and in pieces", () => {
    const bytes = Uint8Array.from({ length: 70 }, (_, index) => (index * 151 + 7) & 0xff);
    for (let length = 0; length <= bytes.length; length++) {
      const part = bytes.subarray(0, length);
      expect(crc32(part)).toBe(zlibCrc32(part));
      expect(crc32(part.subarray(length >> 1), crc32(part.subarray(0, length >> 1)))).toBe(zlibCrc32(part));
    }
  });
});

it('answers every mutant', () => {
  const bases = [
    png({
      before: [pngText('AIGC', labelJson()), pngInternationalText('XML:com.adobe.xmp', XMP)],
      after: [pngChunk('eXIf', exifLabel('{}'))],
    }),
    png({ before: [pngCompressedText('Raw profile type exif', rawProfile('exif', exifLabel('{}')))] }),
    apng(),
  ];
  expect(runMutants(bases, 5000, 0x916).complaints).toEqual([]);
});
