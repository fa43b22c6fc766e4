import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  bareMetaBox,
  box,
  boxOfSize,
  bytesOf,
  c2paStore,
  c2paUuid,
  containerMatrix,
  dataBox,
  findBytes,
  freeFormItem,
  ftyp,
  fullBox,
  hdlr,
  keyedMeta,
  keysBox,
  labelJson,
  largeBox,
  metaBox,
  movieBox,
  numberedItem,
  runMutants,
  sharedCorpus,
  trackBox,
  xmpElementLabel,
  xmpUuid,
} from '@biaoshi/testkit';
import { describe, expect, it } from 'vitest';
import { memorySource } from '../../bytes/byte-source.ts';
import { type ReadOptions, readEvidenceSync } from '../../read-evidence.ts';

const read = (bytes: Uint8Array, options: ReadOptions = {}) =>
  readEvidenceSync(memorySource(bytes), { keepParts: true, ...options });
const CONTAINER_KINDS: readonly string[] = ['xmp', 'exif', 'jumbf', 'text', 'application'];
const partsOf = (bytes: Uint8Array, options?: ReadOptions) =>
  read(bytes, options).parts.filter(({ kind }) => CONTAINER_KINDS.includes(kind));
const problemsOf = (bytes: Uint8Array, options?: ReadOptions) =>
  read(bytes, options).problems.map(({ code, severity }) => `${severity} ${code}`);

const LABEL = labelJson();
const XMP = xmpElementLabel();
const mp4 = (...boxes: readonly Uint8Array[]) => bytesOf(ftyp('isom', 'isom', 'mp42'), ...boxes);
const media = box('mdat', 'not looked at');
/** A file whose key list is what the test is about. */
const withMeta = (meta: Uint8Array) => mp4(movieBox(box('udta', meta)), media);

describe('an MP4 file with its movie before the media', () => {
  const store = c2paStore(5);
  const bytes = mp4(
    c2paUuid(store),
    xmpUuid(XMP),
    movieBox(box('udta', keyedMeta({ encoder: 'Lavf', AIGC: LABEL }), box('XMP_', XMP)), fullBox('iods', 0, 0)),
    media,
  );
  containerMatrix('mp4, movie first', bytes, {
    everyCutShows: true,
    expect: {
      format: 'mp4',
      width: 64,
      height: 48,
      parts: [
        {
          kind: 'jumbf',
          path: 'mp4/uuid',
          ranges: [{ start: findBytes(bytes, store), end: findBytes(bytes, store) + store.length }],
        },
        { kind: 'xmp', path: 'mp4/uuid[1]', text: XMP, verbatim: true },
        { kind: 'text', path: 'mp4/moov/udta/meta/ilst/encoder', keyword: 'encoder', text: 'Lavf' },
        {
          kind: 'text',
          path: 'mp4/moov/udta/meta/ilst/AIGC',
          keyword: 'AIGC',
          unit: 'ilst',
          encoding: 'utf8',
          text: LABEL,
          start: findBytes(bytes, LABEL),
          end: findBytes(bytes, LABEL) + LABEL.length,
          verbatim: true,
        },
        { kind: 'xmp', path: 'mp4/moov/udta/XMP_', text: XMP, verbatim: true },
      ],
      readings: { aigcField: 'present', xmp: 'present', c2pa: 'present', exif: 'absent' },
    },
  });
});

describe('an MP4 file with its movie behind the media', () => {
  const bytes = mp4(
    box('free'),
    largeBox('mdat', new Uint8Array(300)),
    movieBox(box('udta', keyedMeta({ AIGC: LABEL }))),
  );
  containerMatrix('mp4, movie last', bytes, {
    everyCutShows: true,
    expect: { format: 'mp4', parts: [{ kind: 'text', path: 'mp4/moov/udta/meta/ilst/AIGC', text: LABEL }] },
  });

  it('is read without its media', () => {
    const large = mp4(box('mdat', new Uint8Array(4_000_000)), movieBox(box('udta', keyedMeta({ AIGC: LABEL }))));
    const { bytesRead, readings } = read(large);
    expect(readings.aigcField).toBe('present');
    expect(bytesRead).toBeLessThan(40_000);
  });
});

describe('where a key list may stand', () => {
  const list = (meta: typeof metaBox) =>
    meta(hdlr('mdta'), keysBox(['AIGC']), box('ilst', numberedItem(1, dataBox(LABEL))));
  it.each([
    ['moov/udta/meta, a full box', movieBox(box('udta', list(metaBox))), 'moov/udta/meta'],
    ['moov/udta/meta, a bare box', movieBox(box('udta', list(bareMetaBox))), 'moov/udta/meta'],
    ['moov/meta', movieBox(list(metaBox)), 'moov/meta'],
    ['moov/meta, a bare box', movieBox(list(bareMetaBox)), 'moov/meta'],
    ['a track', movieBox(trackBox(8, 8, list(metaBox))), 'moov/trak[2]/meta'],
    ['the user data of a track', movieBox(trackBox(8, 8, box('udta', list(bareMetaBox)))), 'moov/trak[2]/udta/meta'],
    ['the top', bytesOf(list(metaBox), movieBox()), 'meta'],
  ])('%s', (_, boxes, home) => {
    const bytes = mp4(boxes, media);
    expect(partsOf(bytes)).toMatchObject([
      { kind: 'text', path: `mp4/${home}/ilst/AIGC`, keyword: 'AIGC', data: bytesOf(LABEL) },
    ]);
    expect(problemsOf(bytes)).toEqual([]);
  });

  it('is not inside a sample table, a fragment, or media data', () => {
    const hidden = box('udta', list(metaBox));
    const bytes = mp4(
      movieBox(box('mvex'), trackBox(8, 8, box('mdia', hidden))),
      box('moof', hidden),
      box('mdat', movieBox(hidden)),
    );
    expect(partsOf(bytes)).toEqual([]);
    expect(read(bytes).readings.aigcField).toBe('absent');
  });
});

describe('a key list', () => {
  const list = (keys: Uint8Array, ...items: readonly Uint8Array[]) =>
    withMeta(metaBox(hdlr('mdta'), keys, box('ilst', ...items)));

  it('may follow the items that use it', () => {
    const bytes = withMeta(
      metaBox(hdlr('mdta'), box('ilst', numberedItem(2, dataBox(LABEL))), keysBox(['other', 'AIGC'])),
    );
    expect(partsOf(bytes)).toMatchObject([{ keyword: 'AIGC' }]);
  });

  it.each([0, 3, 0xff])('has no key %i of two: the value is kept without a name', (index) => {
    const bytes = list(keysBox(['one', 'AIGC']), numberedItem(2, dataBox('{}')), numberedItem(index, dataBox(LABEL)));
    expect(partsOf(bytes)).toMatchObject([{ keyword: 'AIGC' }, { keyword: '', data: bytesOf(LABEL) }]);
    expect(problemsOf(bytes)).toEqual(['error badStructure']);
  });

  it('that counts more keys than it has is damaged, and one that counts fewer has bytes left over', () => {
    const more = list(keysBox(['AIGC'], 2), numberedItem(1, dataBox(LABEL)));
    expect([problemsOf(more), partsOf(more).length]).toEqual([['error lengthOutOfBounds'], 1]);
    const fewer = list(keysBox(['AIGC', 'other'], 1), numberedItem(1, dataBox(LABEL)));
    expect([problemsOf(fewer), partsOf(fewer).length]).toEqual([['warning trailingData'], 1]);
    const many = list(keysBox(['AIGC'], 0xffffffff), numberedItem(1, dataBox(LABEL)));
    expect([problemsOf(many), partsOf(many).length]).toEqual([['error lengthOutOfBounds'], 1]);
  });

  it.each([0, 7, 9999])('with a key of size %i is damaged', (size) => {
    const keys = fullBox('keys', 0, 0, Uint8Array.of(0, 0, 0, 1), boxOfSize(size, 'mdta', 'AIGC'));
    expect(problemsOf(list(keys))).toEqual([size > 999 ? 'error truncated' : 'error lengthOutOfBounds']);
  });

  it('given twice is damaged', () => {
    const bytes = withMeta(
      metaBox(hdlr('mdta'), keysBox(['AIGC']), keysBox(['x']), box('ilst', numberedItem(1, dataBox(LABEL)))),
    );
    expect(problemsOf(bytes)).toEqual(['error duplicatePart']);
  });

  it('is read up to the limit and not one past it', () => {
    const bytes = list(keysBox(['a', 'b', 'AIGC']), ...[1, 2, 3].map((index) => numberedItem(index, dataBox(LABEL))));
    expect(problemsOf(bytes, { limits: { maxItems: 3 } })).toEqual([]);
    expect(problemsOf(bytes, { limits: { maxItems: 2 } })).toEqual(['error limitExceeded', 'error limitExceeded']);
    expect(partsOf(bytes, { limits: { maxItems: 2 } })).toHaveLength(2);
  });

  it('reads each of several item lists, up to the limit and not one past it', () => {
    const one = box('ilst', numberedItem(1, dataBox(LABEL)));
    const bytes = withMeta(metaBox(hdlr('mdta'), keysBox(['AIGC']), box('ilst'), one, one));
    expect([
      partsOf(bytes, { limits: { maxItems: 3 } }).length,
      problemsOf(bytes, { limits: { maxItems: 3 } }),
    ]).toEqual([2, []]);
    expect(problemsOf(bytes, { limits: { maxItems: 2 } })).toEqual(['error limitExceeded']);
  });

  it('escapes its names in paths', () => {
    const bytes = list(keysBox(['a/b c%']), numberedItem(1, dataBox('x')), numberedItem(1, dataBox('y')));
    expect(partsOf(bytes).map(({ path }) => path)).toEqual([
      'mp4/moov/udta/meta/ilst/a%2Fb%20c%25',
      'mp4/moov/udta/meta/ilst/a%2Fb%20c%25[1]',
    ]);
  });
});

describe('an item list without keys', () => {
  const list = (...items: readonly Uint8Array[]) => withMeta(metaBox(hdlr('mdir'), box('ilst', ...items)));

  it('names its items by their four characters, or by mean and name', () => {
    const bytes = list(
      box('\u00a9cmt', dataBox(LABEL)),
      box('AIGC', dataBox(LABEL)),
      freeFormItem('com.apple.iTunes', 'AIGC', dataBox(LABEL)),
    );
    expect(partsOf(bytes)).toMatchObject([
      { path: 'mp4/moov/udta/meta/ilst/%A9cmt', keyword: '\u00a9cmt' },
      { path: 'mp4/moov/udta/meta/ilst/AIGC', keyword: 'AIGC' },
      { path: 'mp4/moov/udta/meta/ilst/----', keyword: 'com.apple.iTunes:AIGC' },
    ]);
    expect(problemsOf(bytes)).toEqual([]);
  });

  it('keeps a value that nothing names', () => {
    expect(partsOf(list(numberedItem(1, dataBox(LABEL))))).toMatchObject([{ keyword: '', data: bytesOf(LABEL) }]);
  });

  it.each([
    ['UTF-16', 2, Uint8Array.of(0x4e, 0x2d, 0, 0x7b), '中{', 'utf8', false],
    ['UTF-8 for sorting', 4, bytesOf('中'), '中', 'utf8', true],
    ['no type, yet UTF-8', 0, bytesOf('中'), '中', 'utf8', true],
    ['no type and not UTF-8', 0, Uint8Array.of(0xd6, 0xd0), undefined, 'latin1', true],
  ] as const)('gives a value of %s', (_, type, stored, text, encoding, verbatim) => {
    const [part] = partsOf(list(box('AIGC', dataBox(stored, type))));
    expect(part).toMatchObject({ encoding, verbatim, data: text === undefined ? stored : bytesOf(text) });
  });

  it.each([13, 14, 21, 67])('leaves a picture or a number (type %i)', (type) => {
    expect(partsOf(list(box('covr', dataBox(LABEL, type))))).toEqual([]);
    expect(problemsOf(list(box('covr', dataBox(LABEL, type))))).toEqual([]);
  });

  it('with a value too short for its header is damaged', () => {
    expect(problemsOf(list(box('AIGC', box('data', 'seven77'))))).toEqual(['error lengthOutOfBounds']);
  });
});

describe('user data', () => {
  it('gives its texts and every small box that has no known meaning', () => {
    const international = (...texts: readonly string[]) =>
      box('\u00a9xyz', ...texts.map((text) => bytesOf(0, text.length, 0x15, 0xc7, text)));
    const udta = box(
      'udta',
      international('one', 'two'),
      fullBox('titl', 0, 0, 0x15, 0xc7, 'title\0'),
      box('AIGC', LABEL),
      new Uint8Array(4),
    );
    const bytes = mp4(movieBox(udta), media);
    expect(partsOf(bytes)).toMatchObject([
      { kind: 'text', unit: 'udta', keyword: '\u00a9xyz', data: bytesOf('one') },
      { kind: 'text', unit: 'udta', keyword: '\u00a9xyz', data: bytesOf('two') },
      { kind: 'text', unit: 'udta', keyword: 'titl', data: bytesOf('title\0') },
      { kind: 'application', path: 'mp4/moov/udta/AIGC', identifier: 'AIGC', data: bytesOf(LABEL) },
    ]);
    expect(problemsOf(bytes)).toEqual([]);
  });

  it('with a text longer than its box is damaged', () => {
    expect(problemsOf(mp4(movieBox(box('udta', box('\u00a9xyz', 0, 9, 0, 0, 'eight888'))), media))).toEqual([
      'error lengthOutOfBounds',
    ]);
  });

  it('passes over a block larger than any label, and says so', () => {
    const bytes = mp4(movieBox(box('udta', box('GPMF', 'telemetry'))), media);
    expect(partsOf(bytes, { limits: { maxJsonBytes: 9 } })).toHaveLength(1);
    const passed = read(bytes, { limits: { maxJsonBytes: 8 } });
    expect(passed.parts).toEqual([]);
    expect(passed.unexamined).toMatchObject([{ reason: 'opaquePayload', start: findBytes(bytes, 'telemetry') }]);
  });
});

describe('a file', () => {
  it('may leave the size of its last box open', () => {
    const bytes = mp4(movieBox(box('udta', keyedMeta({ AIGC: LABEL }))), boxOfSize(0, 'mdat', new Uint8Array(50)));
    expect([read(bytes).readings.aigcField, problemsOf(bytes)]).toEqual(['present', []]);
  });

  it('that is only fragments is whole, and one without movie or media is not', () => {
    expect(problemsOf(bytesOf(box('styp', 'msdh', new Uint8Array(4)), box('moof'), box('mdat')))).toEqual([]);
    expect(problemsOf(mp4(movieBox(box('mvex'))))).toEqual([]);
    expect(problemsOf(mp4(media))).toEqual(['error missingPart']);
    expect(read(mp4(movieBox())).problems).toMatchObject([{ code: 'missingPart', data: { part: 'mdat' } }]);
  });

  it('keeps the label of a movie that was cut behind it', () => {
    const bytes = mp4(media, movieBox(box('udta', keyedMeta({ AIGC: LABEL })), box('udta', new Uint8Array(50))));
    const { readings } = read(bytes.subarray(0, bytes.length - 20));
    expect(readings).toMatchObject({ aigcField: 'present', xmp: 'unreadable' });
  });

  it('never takes half a value for one', () => {
    const bytes = mp4(media, movieBox(box('udta', keyedMeta({ AIGC: LABEL }))));
    expect(partsOf(bytes.subarray(0, bytes.length - 1))).toEqual([]);
    expect(problemsOf(bytes.subarray(0, bytes.length - 1))).toEqual(['error truncated']);
  });

  it('with a compressed movie is not understood', () => {
    expect(problemsOf(mp4(box('moov', box('cmov', 'zlib')), media))).toEqual(['error unsupportedVariant']);
  });

  it('is walked as deep as the limit allows', () => {
    const bytes = withMeta(keyedMeta({ AIGC: LABEL }));
    expect(partsOf(bytes, { limits: { maxNesting: 6 } })).toHaveLength(1);
    expect(problemsOf(bytes, { limits: { maxNesting: 5 } })).toEqual(['error nestingTooDeep']);
  });
});

describe('mutants', () => {
  it('never throw and never lie about what was lost', () => {
    const bases = [
      mp4(
        c2paUuid(c2paStore(5)),
        xmpUuid(XMP),
        movieBox(box('udta', keyedMeta({ AIGC: LABEL }), box('XMP_', XMP))),
        media,
      ),
      mp4(
        media,
        movieBox(
          bareMetaBox(hdlr('mdir'), box('ilst', box('AIGC', dataBox(LABEL)), freeFormItem('a', 'b', dataBox('c')))),
        ),
      ),
    ];
    expect(runMutants(bases, 5000, 3).complaints).toEqual([]);
  });
});

const corpus = sharedCorpus();
describe.skipIf(!corpus)('the real MP4 files with a label', () => {
  const rows = corpus?.rows.filter(({ file, implicit }) => file.endsWith('.mp4') && implicit.length > 0) ?? [];

  it.each(rows)('$file gives it verbatim, at its place', ({ file, implicit: [label] }) => {
    const bytes = new Uint8Array(readFileSync(join(corpus?.root as string, file)));
    const found = partsOf(bytes).filter((part) => part.kind === 'text' && part.keyword === 'AIGC');
    expect(found).toMatchObject([
      { path: 'mp4/moov/udta/meta/ilst/AIGC', start: label?.offset, data: bytesOf(label?.raw ?? '') },
    ]);
  });
});
