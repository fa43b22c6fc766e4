import { bytesOf, latin1Bytes, u16beBytes, u32beBytes } from './bytes.ts';

type Piece = number | string | Uint8Array;

const u64beBytes = (value: number): Uint8Array =>
  bytesOf(u32beBytes(Math.floor(value / 0x1_0000_0000)), u32beBytes(value % 0x1_0000_0000));

/** A box that says `size` whatever it holds. */
export const boxOfSize = (size: number, type: string, ...payload: readonly Piece[]): Uint8Array =>
  bytesOf(u32beBytes(size), latin1Bytes(type), ...payload);

export function box(type: string, ...payload: readonly Piece[]): Uint8Array {
  const body = bytesOf(...payload);
  return boxOfSize(8 + body.length, type, body);
}

/** A box with a 64-bit size: the true one, or `size`. */
export function largeBox(type: string, payload: Uint8Array, size: number = 16 + payload.length): Uint8Array {
  return boxOfSize(1, type, u64beBytes(size), payload);
}

export const fullBox = (type: string, version: number, flags: number, ...payload: readonly Piece[]): Uint8Array =>
  box(type, u32beBytes(version * 0x100_0000 + flags), ...payload);

export const ftyp = (major: string, ...compatible: readonly string[]): Uint8Array =>
  box('ftyp', major, u32beBytes(0), ...compatible);

const hexBytes = (hex: string): Uint8Array =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

export const uuidBox = (hex: string, ...payload: readonly Piece[]): Uint8Array =>
  box('uuid', hexBytes(hex), ...payload);

export const xmpUuid = (packet: string): Uint8Array => uuidBox('be7acfcb97a942e89c71999491e3afac', packet);

/** C2PA's box: full box header, purpose, offset to Merkle boxes, store. */
export const c2paUuid = (store: Uint8Array, purpose = 'manifest'): Uint8Array =>
  uuidBox('d8fec3d61b0e483c92975828877ec481', u32beBytes(0), `${purpose}\0`, u64beBytes(0), store);

export const hdlr = (handler: string): Uint8Array => fullBox('hdlr', 0, 0, u32beBytes(0), handler, new Uint8Array(13));

/** ISO's `meta`, a full box. */
export const metaBox = (...children: readonly Uint8Array[]): Uint8Array => fullBox('meta', 0, 0, ...children);
/** QuickTime's `meta`, whose first child follows at once. */
export const bareMetaBox = (...children: readonly Uint8Array[]): Uint8Array => box('meta', ...children);

/* QuickTime and iTunes metadata */

/** A `keys` box; `count` may lie. */
export const keysBox = (names: readonly string[], count: number = names.length): Uint8Array =>
  fullBox('keys', 0, 0, u32beBytes(count), ...names.map((name) => box('mdta', name)));

/** A `data` box: well-known type (1 UTF-8, 2 UTF-16, 21 number …), locale, value. */
export const dataBox = (value: Piece, type = 1): Uint8Array => box('data', u32beBytes(type), u32beBytes(0), value);

/** An `ilst` item named by its number in `keys`. */
export const numberedItem = (index: number, ...values: readonly Uint8Array[]): Uint8Array =>
  box(String.fromCharCode(index >>> 24, (index >> 16) & 255, (index >> 8) & 255, index & 255), ...values);

/** A free-form item: reverse domain, name, value. */
export const freeFormItem = (mean: string, name: string, value: Uint8Array): Uint8Array =>
  box('----', fullBox('mean', 0, 0, mean), fullBox('name', 0, 0, name), value);

/** The usual key list: one text a key. */
export const keyedMeta = (entries: Readonly<Record<string, string>>): Uint8Array =>
  metaBox(
    hdlr('mdta'),
    keysBox(Object.keys(entries)),
    box('ilst', ...Object.values(entries).map((value, index) => numberedItem(index + 1, dataBox(value)))),
  );

/** A track with a picture size and nothing to play. */
export const trackBox = (width: number, height: number, ...homes: readonly Uint8Array[]): Uint8Array =>
  box(
    'trak',
    fullBox('tkhd', 0, 3, new Uint8Array(72), u32beBytes(width * 0x1_0000), u32beBytes(height * 0x1_0000)),
    ...homes,
  );

export const movieBox = (...children: readonly Uint8Array[]): Uint8Array =>
  box('moov', fullBox('mvhd', 0, 0, new Uint8Array(96)), trackBox(0, 0), trackBox(64, 48), ...children);

/* Items (HEIF) */

export interface ItemPlan {
  readonly id: number;
  /** Four characters; '' with version 0 or 1, which know only media types. */
  readonly type: string;
  readonly contentType?: string;
  readonly contentEncoding?: string;
  readonly version?: 0 | 1 | 2 | 3;
  /** Index of a protection scheme; 0 for none. */
  readonly protection?: number;
}

export function infe({ id, type, contentType, contentEncoding, version = 2, protection = 0 }: ItemPlan): Uint8Array {
  const media =
    contentType === undefined ? '' : `${contentType}\0${contentEncoding === undefined ? '' : `${contentEncoding}\0`}`;
  const number = version >= 3 ? u32beBytes(id) : u16beBytes(id);
  return fullBox('infe', version, 0, number, u16beBytes(protection), type, 'name\0', media);
}

/** An `iinf` box; `count` may lie. */
export const iinf = (entries: readonly Uint8Array[], version = 0, count: number = entries.length): Uint8Array =>
  fullBox('iinf', version, 0, version === 0 ? u16beBytes(count) : u32beBytes(count), ...entries);

export const pitm = (id: number): Uint8Array => fullBox('pitm', 0, 0, u16beBytes(id));

export interface LocationPlan {
  readonly id: number;
  /** 0 file, 1 `idat`, 2 item. */
  readonly construction?: number;
  readonly dataReference?: number;
  readonly base?: number;
  readonly extents: readonly { readonly offset: number; readonly length: number }[];
}

/** An `iloc` box; offsets, lengths and bases take `fieldBytes` each. `count` may lie. */
export function iloc(
  locations: readonly LocationPlan[],
  {
    version = 1,
    fieldBytes = 4,
    count = locations.length,
  }: { version?: 0 | 1 | 2; fieldBytes?: 4 | 8; count?: number } = {},
): Uint8Array {
  const field = fieldBytes === 8 ? u64beBytes : u32beBytes;
  const id = version === 2 ? u32beBytes : u16beBytes;
  const items = locations.map(({ construction = 0, dataReference = 0, base = 0, extents, ...location }) =>
    bytesOf(
      id(location.id),
      version === 0 ? '' : u16beBytes(construction),
      u16beBytes(dataReference),
      field(base),
      u16beBytes(extents.length),
      ...extents.flatMap(({ offset, length }) => [field(offset), field(length)]),
    ),
  );
  const sizes = Uint8Array.of(fieldBytes * 16 + fieldBytes, fieldBytes * 16);
  return fullBox('iloc', version, 0, sizes, version === 2 ? u32beBytes(count) : u16beBytes(count), ...items);
}

/** Item properties: a size for each of the items. */
export function sizeProperties(
  sizes: readonly { readonly id: number; readonly width: number; readonly height: number }[],
): Uint8Array {
  const properties = sizes.map(({ width, height }) => fullBox('ispe', 0, 0, u32beBytes(width), u32beBytes(height)));
  const associations = sizes.map(({ id }, index) => bytesOf(u16beBytes(id), 2, 1, 0x80 | (index + 2)));
  const container = box('ipco', box('pixi', u32beBytes(0)), ...properties);
  return box('iprp', container, fullBox('ipma', 0, 0, u32beBytes(sizes.length), ...associations));
}

/** An EXIF item's or box's payload: four bytes, `Exif\0\0`, the block. */
export const exifPayload = (block: Uint8Array): Uint8Array => bytesOf(u32beBytes(6), 'Exif\0\0', block);

export interface StoredItem extends ItemPlan {
  readonly data: Uint8Array;
  /** Where the bytes are; `mdat` by default. */
  readonly home?: 'mdat' | 'idat';
  /** Into how many extents they are cut. */
  readonly extents?: number;
}

export interface HeifPlan {
  readonly brands?: readonly [string, ...string[]];
  readonly width?: number;
  readonly height?: number;
  readonly items?: readonly StoredItem[];
  /** Boxes of `meta` beside those about items. */
  readonly inMeta?: readonly Uint8Array[];
  /** Boxes between `meta` and `mdat`, and after it. */
  readonly before?: readonly Uint8Array[];
  readonly after?: readonly Uint8Array[];
}

/** A whole HEIF file: one coded picture of a few bytes, and items. Not decodable. */
export function heif({
  brands = ['heic', 'mif1', 'heic'],
  width = 4,
  height = 3,
  items = [],
  inMeta = [],
  before = [],
  after = [],
}: HeifPlan = {}): Uint8Array {
  const stored: readonly StoredItem[] = [{ id: 1, type: 'hvc1', data: Uint8Array.of(1, 2, 3, 4) }, ...items];
  const inHome = (home: 'mdat' | 'idat') => stored.filter((item) => (item.home ?? 'mdat') === home);
  const idat = bytesOf(...inHome('idat').map(({ data }) => data));
  const meta = (mediaStart: number): Uint8Array => {
    const next = { mdat: mediaStart, idat: 0 };
    const locations = stored.map(({ id, data, home = 'mdat', extents = 1 }) => {
      const at = next[home];
      next[home] += data.length;
      return { id, construction: home === 'idat' ? 1 : 0, extents: cutUp(at, data.length, extents) };
    });
    return metaBox(
      hdlr('pict'),
      pitm(1),
      iinf(stored.map(infe)),
      sizeProperties([{ id: 1, width, height }]),
      ...(idat.length > 0 ? [box('idat', idat)] : []),
      iloc(locations),
      ...inMeta,
    );
  };
  const head = ftyp(...brands);
  const mediaStart = bytesOf(head, meta(0), ...before).length + 8;
  const mdat = box('mdat', ...inHome('mdat').map(({ data }) => data));
  return bytesOf(head, meta(mediaStart), ...before, mdat, ...after);
}

function cutUp(offset: number, length: number, pieces: number): { offset: number; length: number }[] {
  const each = Math.ceil(length / pieces);
  return Array.from({ length: pieces }, (_, index) => ({
    offset: offset + index * each,
    length: Math.min(each, length - index * each),
  }));
}
