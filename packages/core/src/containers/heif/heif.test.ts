import {
  box,
  bytesOf,
  c2paStore,
  c2paUuid,
  containerMatrix,
  exifLabel,
  exifPayload,
  findBytes,
  ftyp,
  fullBox,
  type HeifPlan,
  hdlr,
  heif,
  iinf,
  iloc,
  infe,
  keyedMeta,
  labelJson,
  metaBox,
  movieBox,
  pitm,
  runMutants,
  sizeProperties,
  u32beBytes,
  wrappedJson,
  xmpElementLabel,
  xmpUuid,
} from '@biaoshi/testkit';
import { zlibSync } from 'fflate';
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

const XMP = xmpElementLabel();
const XMP_BYTES = bytesOf(XMP).length;
const BLOCK = exifLabel(wrappedJson());
const xmpItem = { id: 3, type: 'mime', contentType: 'application/rdf+xml', data: bytesOf(XMP) };
const exifItem = { id: 2, type: 'Exif', data: exifPayload(BLOCK) };

describe('a HEIF file with an item of each kind and a C2PA box', () => {
  const store = c2paStore(9);
  const bytes = heif({
    items: [exifItem, { ...xmpItem, home: 'idat' }],
    before: [c2paUuid(store)],
  });
  const at = (wanted: Uint8Array | string) => ({
    start: findBytes(bytes, wanted),
    end: findBytes(bytes, wanted) + bytesOf(wanted).length,
  });
  containerMatrix('heif', bytes, {
    everyCutShows: true,
    expect: {
      format: 'heif',
      width: 4,
      height: 3,
      parts: [
        { kind: 'exif', path: 'heif/meta/item[2]/exif', data: BLOCK, ...at(BLOCK), verbatim: true },
        { kind: 'xmp', path: 'heif/meta/item[3]/xmp', text: XMP, ...at(XMP), verbatim: true },
        { kind: 'jumbf', path: 'heif/uuid', ranges: [at(store)] },
      ],
      readings: { aigcField: 'present', xmp: 'present', exif: 'present', c2pa: 'present', iptc: 'absent' },
    },
  });
});

describe('the brand', () => {
  it.each([
    [['heic'], 'heif'],
    [['mif1', 'mif1', 'heic'], 'heif'],
    [['mif1', 'mif1', 'miaf', 'avif'], 'avif'],
    [['msf1', 'avis'], 'avif'],
    [['avis', 'msf1'], 'avif'],
    [['mif1'], 'heif'],
    [['isom', 'avif'], 'mp4'],
    [['qt  '], 'mov'],
    [['crx ', 'isom'], null],
  ] as const)('%j is %s', (brands, format) => {
    const [major, ...others] = brands;
    expect(read(bytesOf(ftyp(major, ...others), box('free', new Uint8Array(64)))).format).toBe(format);
  });
});

describe('items', () => {
  const placed = (offset: number, length: number, home: object = {}) => ({
    id: 2,
    ...home,
    extents: [{ offset, length }],
  });
  const file = (entries: readonly Uint8Array[], locations: Uint8Array, ...more: readonly Uint8Array[]) =>
    bytesOf(ftyp('heic'), metaBox(hdlr('pict'), iinf(entries), locations, ...more));
  const mime = infe({ id: 2, type: 'mime', contentType: 'application/rdf+xml' });

  it.each([0, 1] as const)('of version %i are known by their media type', (version) => {
    const entry = infe({ id: 2, type: '', contentType: 'application/rdf+xml', version });
    const bytes = file([entry], iloc([placed(0, XMP_BYTES, { construction: 1 })]), box('idat', XMP));
    expect(partsOf(bytes)).toMatchObject([{ kind: 'xmp' }]);
  });

  it.each([
    ['version 3 with wide ids', { version: 2, fieldBytes: 8 }, 3],
    ['8-byte fields', { version: 1, fieldBytes: 8 }, 2],
  ] as const)('are found with %s', (_, layout, version) => {
    const entry = infe({ id: 2, type: 'mime', contentType: 'Application/RDF+XML', version });
    const bytes = file([entry], iloc([placed(0, XMP_BYTES, { construction: 1 })], layout), box('idat', XMP));
    expect(partsOf(bytes)).toMatchObject([{ kind: 'xmp', verbatim: true }]);
    expect(problemsOf(bytes)).toEqual([]);
  });

  it('add the base to each offset', () => {
    const at = 3;
    const bytes = file(
      [mime],
      iloc([placed(2, XMP_BYTES, { construction: 1, base: 1 })]),
      box('idat', new Uint8Array(at), XMP),
    );
    expect(partsOf(bytes)).toMatchObject([{ kind: 'xmp', start: findBytes(bytes, XMP) }]);
  });

  it('never read past idat, though the file goes on', () => {
    const bytes = file(
      [mime],
      iloc([placed(0, XMP_BYTES + 1, { construction: 1 })]),
      box('idat', XMP),
      box('free', 'more'),
    );
    expect(partsOf(bytes)).toEqual([]);
    expect(problemsOf(bytes)).toEqual(['error lengthOutOfBounds']);
  });

  it('take length 0 in idat for all of it, and elsewhere do not guess', () => {
    const whole = file([mime], iloc([placed(0, 0, { construction: 1 })]), box('idat', XMP));
    expect(partsOf(whole)).toMatchObject([{ kind: 'xmp', end: findBytes(whole, XMP) + XMP_BYTES }]);
    const guess = file([mime], iloc([placed(0, 0)]));
    expect(problemsOf(guess)).toEqual(['error unsupportedVariant']);
    expect(read(guess).readings).toMatchObject({ xmp: 'unreadable', aigcField: 'unreadable', c2pa: 'absent' });
  });

  it.each([
    ['encrypted item', { protection: 1 }, {}],
    ['external data', {}, { dataReference: 1 }],
    ['item made of items', {}, { construction: 2 }],
  ])('that cannot be read say why: %s', (variant, info, home) => {
    const bytes = file([infe({ id: 2, type: 'Exif', ...info })], iloc([placed(0, 8, home)]), box('idat', XMP));
    expect(read(bytes).problems).toMatchObject([{ code: 'unsupportedVariant', data: { variant } }]);
    expect(read(bytes).readings).toMatchObject({ exif: 'unreadable', aigcField: 'unreadable', c2pa: 'absent' });
  });

  it.each([
    ['no location at all', iloc([])],
    ['a location without extents', iloc([{ id: 2, extents: [] }])],
    ['a location in an idat that is not there', iloc([placed(0, 4, { construction: 1 })])],
  ])('are missed when there is %s', (_, locations) => {
    const bytes = file([mime], locations);
    expect(read(bytes).readings).toMatchObject({ xmp: 'unreadable', aigcField: 'unreadable', exif: 'absent' });
    expect(problemsOf(bytes)).toEqual(['error missingPart']);
  });

  it('say when the file ends before any of them, a picture too', () => {
    const bytes = file([infe({ id: 2, type: 'hvc1' })], iloc([placed(1000, 50)]));
    expect(problemsOf(bytes)).toEqual(['error truncated']);
    expect(read(bytes).readings.aigcField).toBe('unreadable');
  });

  it('inflate a deflated packet and name another coding', () => {
    const coded = (contentEncoding: string, data: Uint8Array): HeifPlan => ({
      items: [{ ...xmpItem, contentEncoding, data }],
    });
    const deflated = heif(coded('deflate', zlibSync(bytesOf(XMP))));
    expect(partsOf(deflated)).toMatchObject([{ kind: 'xmp', verbatim: false, data: bytesOf(XMP) }]);
    expect(problemsOf(heif(coded('br', bytesOf(XMP))))).toEqual(['error unsupportedVariant']);
    expect(
      problemsOf(heif(coded('deflate', zlibSync(new Uint8Array(50_000)))), { limits: { maxExpandedBytes: 49_999 } }),
    ).toEqual(['error expansionLimit']);
  });

  it.each([
    ['where the four bytes say', exifPayload(BLOCK), []],
    [
      'behind Exif and two NULs, although they say 0',
      bytesOf(u32beBytes(0), 'Exif\0\0', BLOCK),
      ['warning badStructure'],
    ],
    ['at once, without the four bytes', BLOCK, ['warning badStructure']],
    ['behind Exif and two NULs, without them', bytesOf('Exif\0\0', BLOCK), ['warning badStructure']],
  ])('have their EXIF %s', (_, data, problems) => {
    const bytes = heif({ items: [{ ...exifItem, data }] });
    expect(partsOf(bytes)).toMatchObject([{ kind: 'exif', start: findBytes(bytes, BLOCK), data: BLOCK }]);
    expect(problemsOf(bytes)).toEqual(problems);
  });

  it('without a TIFF header are damage, not absence', () => {
    const { readings, problems } = read(heif({ items: [{ ...exifItem, data: new Uint8Array(30) }] }));
    expect(problems).toMatchObject([{ code: 'badSignature', severity: 'error' }]);
    expect(readings).toMatchObject({ exif: 'unreadable', aigcField: 'unreadable' });
  });

  it('are missed when iinf or iloc promises more than it holds', () => {
    const idat = box('idat', XMP);
    const good = iloc([placed(0, XMP_BYTES, { construction: 1 })]);
    const lyingInfo = bytesOf(ftyp('heic'), metaBox(hdlr('pict'), iinf([mime], 0, 2), good, idat));
    expect(problemsOf(lyingInfo)).toEqual(['error badStructure']);
    expect(partsOf(lyingInfo)).toHaveLength(1);
    const lyingLocations = file([mime], iloc([placed(0, XMP_BYTES, { construction: 1 })], { count: 2 }), idat);
    expect(problemsOf(lyingLocations)).toEqual(['error lengthOutOfBounds']);
    expect(partsOf(lyingLocations)).toHaveLength(1);
    const tooFew = bytesOf(ftyp('heic'), metaBox(hdlr('pict'), iinf([mime], 0, 0), good, idat));
    expect([problemsOf(tooFew), partsOf(tooFew).length]).toEqual([['warning badStructure'], 1]);
  });

  it('of one number are reported, and both places of one item read', () => {
    const twice = file(
      [mime, infe({ id: 2, type: 'Exif' })],
      iloc([placed(0, XMP_BYTES, { construction: 1 })]),
      box('idat', XMP),
    );
    expect(problemsOf(twice)).toEqual(['error duplicatePart']);
    const places = [placed(0, XMP_BYTES, { construction: 1 }), placed(XMP_BYTES, XMP_BYTES, { construction: 1 })];
    expect(partsOf(file([mime], iloc(places), box('idat', XMP, XMP)))).toHaveLength(2);
  });

  it('are read up to the limit and not one past it', () => {
    const bytes = heif({ items: [xmpItem, exifItem] });
    expect(problemsOf(bytes, { limits: { maxItems: 6 } })).toEqual([]);
    expect(problemsOf(bytes, { limits: { maxItems: 5 } })).toEqual(['error limitExceeded']);
    expect(read(bytes, { limits: { maxItems: 2 } }).problems).toMatchObject([
      { code: 'limitExceeded', data: { limit: 'maxItems', value: 2 } },
      { code: 'limitExceeded' },
    ]);
    expect(partsOf(bytes, { limits: { maxPartBytes: XMP_BYTES } })).toHaveLength(2);
    expect(problemsOf(bytes, { limits: { maxPartBytes: XMP_BYTES - 1 } })).toContain('error limitExceeded');
  });
});

describe('the picture', () => {
  const gridMeta = (grid: Uint8Array, size: readonly Uint8Array[] = []) =>
    bytesOf(
      ftyp('heic'),
      metaBox(
        hdlr('pict'),
        pitm(9),
        iinf([infe({ id: 9, type: 'grid' }), infe({ id: 1, type: 'hvc1' })]),
        ...size,
        box('idat', grid),
        iloc([{ id: 9, construction: 1, extents: [{ offset: 0, length: grid.length }] }]),
      ),
    );

  it('has the size of the primary item, not of its first tile', () => {
    const sizes = sizeProperties([
      { id: 1, width: 512, height: 512 },
      { id: 9, width: 4032, height: 3024 },
    ]);
    expect(read(gridMeta(Uint8Array.of(0, 0, 5, 7, 0, 1, 0, 1), [sizes]))).toMatchObject({ width: 4032, height: 3024 });
  });

  it.each([
    [Uint8Array.of(0, 0, 5, 7, 0x0f, 0xc0, 0x0b, 0xd0), 4032, 3024],
    [bytesOf(Uint8Array.of(0, 1, 5, 7), u32beBytes(70_000), u32beBytes(3024)), 70_000, 3024],
  ])("of a grid without a size property has the grid's own", (grid, width, height) => {
    expect(read(gridMeta(grid))).toMatchObject({ width, height, problems: [] });
  });
});

describe('a file', () => {
  it('without meta is not whole', () => {
    expect(read(bytesOf(ftyp('heic'), box('mdat', new Uint8Array(64)))).readings.aigcField).toBe('unreadable');
    expect(problemsOf(bytesOf(ftyp('heic'), metaBox(hdlr('pict'), pitm(1)), box('mdat', new Uint8Array(64))))).toEqual([
      'error missingPart',
    ]);
  });

  it('has the homes of a movie too', () => {
    const bytes = bytesOf(
      heif({ brands: ['heic', 'heic', 'msf1'] }),
      movieBox(box('udta', keyedMeta({ AIGC: labelJson() }))),
    );
    expect(partsOf(bytes)).toMatchObject([{ kind: 'text', path: 'heif/moov/udta/meta/ilst/AIGC', keyword: 'AIGC' }]);
  });

  it('with XMP in a uuid box gives it, and an unknown uuid box as it is', () => {
    const unknown = box(
      'uuid',
      Uint8Array.from({ length: 16 }, (_, at) => at),
      'payload',
    );
    expect(partsOf(heif({ after: [xmpUuid(XMP), unknown] }))).toMatchObject([
      { kind: 'xmp', path: 'heif/uuid' },
      { kind: 'application', path: 'heif/uuid[1]', identifier: 'uuid:000102030405060708090a0b0c0d0e0f' },
    ]);
  });

  it('with a C2PA box that holds no store is damaged there and only there', () => {
    const { readings, problems } = read(heif({ after: [c2paUuid(bytesOf(u32beBytes(12), 'evil', 1, 2, 3, 4))] }));
    expect(problems).toMatchObject([{ code: 'badStructure', severity: 'error' }]);
    expect(readings).toMatchObject({ c2pa: 'unreadable', aigcField: 'absent' });
    expect(problemsOf(heif({ after: [c2paUuid(new Uint8Array(40), 'merkle')] }))).toEqual([]);
  });

  it("hands a motion photo's video on as a file of its own", () => {
    const video = bytesOf(ftyp('isom'), movieBox(box('udta', keyedMeta({ AIGC: labelJson() }))), box('mdat', 1));
    const bytes = heif({ after: [box('mpvd', video)] });
    expect(partsOf(bytes)).toMatchObject([{ kind: 'text', path: 'heif/mpvd/mp4/moov/udta/meta/ilst/AIGC' }]);
  });

  it('does not look for children past meta', () => {
    const bytes = bytesOf(ftyp('heic'), metaBox(hdlr('pict'), pitm(1)), iinf([infe({ id: 2, type: 'Exif' })]));
    expect(partsOf(bytes)).toEqual([]);
    expect(read(bytes).readings.exif).toBe('unreadable');
  });

  it('with an iloc of a layout that cannot be is damaged', () => {
    const bad = fullBox('iloc', 1, 0, Uint8Array.of(0x34, 0x40, 0, 0));
    const bytes = bytesOf(ftyp('heic'), metaBox(hdlr('pict'), iinf([infe({ id: 2, type: 'hvc1' })]), bad));
    expect(problemsOf(bytes)).toEqual(['error badStructure']);
  });
});

describe('mutants', () => {
  it('never throw and never lie about what was lost', () => {
    const bases = [
      heif({ items: [exifItem, { ...xmpItem, home: 'idat' }], before: [c2paUuid(c2paStore(9))] }),
      heif({ brands: ['heic', 'mif1', 'msf1'], items: [{ ...xmpItem, extents: 3 }], before: [xmpUuid(XMP)] }),
    ];
    expect(runMutants(bases, 5000, 1).complaints).toEqual([]);
  });
});
