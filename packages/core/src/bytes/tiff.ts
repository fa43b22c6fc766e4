import { u16be, u16le, u32be, u32le, u64be, u64le } from './view.ts';

/** How a TIFF structure (a TIFF file, an EXIF block) writes its numbers, and where its first IFD is. */
export interface TiffHeader {
  readonly bigEndian: boolean;
  /** BigTIFF: 64-bit offsets and counts. */
  readonly big: boolean;
  /** Bytes of an IFD's entry count, of one entry, and of an offset (also of a value held in the entry itself). */
  readonly countBytes: 2 | 8;
  readonly entryBytes: 12 | 20;
  readonly offsetBytes: 4 | 8;
  /** From the byte-order mark; unchecked. Infinity past 2^53. */
  readonly firstIfd: number;
}

/** One IFD entry as written; nothing in it has been checked against the file. */
export interface IfdEntry {
  readonly tag: number;
  readonly type: number;
  readonly count: number;
  /** Bytes of the value; NaN when the type is unknown. May be far beyond 2^32. */
  readonly length: number;
  /** True when the value stands in the entry itself. */
  readonly inline: boolean;
  /** Where the value is: inline, an index into the bytes the entry was read from; otherwise from the byte-order mark. */
  readonly valueAt: number;
}

/** Bytes needed for `tiffHeader`: 8, or 16 for a BigTIFF. */
export const TIFF_HEADER_BYTES = 16;

export const TYPE_BYTE = 1;
export const TYPE_ASCII = 2;
export const TYPE_UNDEFINED = 7;
export const TYPE_UTF8 = 129;

/** Bytes of one value by type: TIFF 6.0 and its supplements, BigTIFF, EXIF 3.0 (129, UTF-8). Undefined or 0: unknown. */
export const TYPE_SIZES: Readonly<Record<number, number>> = typeSizes();

/** Tags that hold offsets of further IFDs. */
export const TAG_SUB_IFDS = 0x014a;
export const TAG_EXIF_IFD = 0x8769;
export const TAG_GPS_IFD = 0x8825;
export const TAG_INTEROP_IFD = 0xa005;

/** Tags that hold whole payloads of other kinds. */
export const TAG_XMP = 0x02bc;
export const TAG_IPTC = 0x83bb;
export const TAG_PHOTOSHOP = 0x8649;

/** Tags whose value is text although their type does not say so. */
const TEXT_TAGS: ReadonlySet<number> = new Set([
  0x010d, 0x010e, 0x010f, 0x0110, 0x0131, 0x013b, 0x013c, 0x8298, 0x927c, 0x9286, 0x9c9b, 0x9c9c, 0x9c9d, 0x9c9e,
  0x9c9f, 0xa430,
]);

/** Reads the header at the start of `bytes`; undefined when they are not the start of a TIFF structure. */
export function tiffHeader(bytes: Uint8Array): TiffHeader | undefined {
  const order = u16be(bytes, 0);
  if (bytes.length < 8 || (order !== 0x4949 && order !== 0x4d4d)) return undefined;
  const bigEndian = order === 0x4d4d;
  const magic = bigEndian ? u16be(bytes, 2) : u16le(bytes, 2);
  if (magic === 42) {
    const firstIfd = bigEndian ? u32be(bytes, 4) : u32le(bytes, 4);
    return { bigEndian, big: false, countBytes: 2, entryBytes: 12, offsetBytes: 4, firstIfd };
  }
  const offsetBytes = bigEndian ? u16be(bytes, 4) : u16le(bytes, 4);
  if (magic !== 43 || offsetBytes !== 8 || bytes.length < 16) return undefined;
  const firstIfd = bigEndian ? u64be(bytes, 8) : u64le(bytes, 8);
  return { bigEndian, big: true, countBytes: 8, entryBytes: 20, offsetBytes: 8, firstIfd };
}

/** The number of entries of the IFD at `at`; Infinity past 2^53. */
export function ifdCount(bytes: Uint8Array, at: number, header: TiffHeader): number {
  if (header.big) return header.bigEndian ? u64be(bytes, at) : u64le(bytes, at);
  return header.bigEndian ? u16be(bytes, at) : u16le(bytes, at);
}

/** The offset written at `at` (the next IFD behind the entries, a value's place); Infinity past 2^53. */
export function tiffOffset(bytes: Uint8Array, at: number, header: TiffHeader): number {
  if (header.big) return header.bigEndian ? u64be(bytes, at) : u64le(bytes, at);
  return header.bigEndian ? u32be(bytes, at) : u32le(bytes, at);
}

/** The entry at `at`; the caller has made sure that its `entryBytes` are there. */
export function ifdEntry(bytes: Uint8Array, at: number, header: TiffHeader): IfdEntry {
  const { bigEndian, offsetBytes } = header;
  const tag = bigEndian ? u16be(bytes, at) : u16le(bytes, at);
  const type = bigEndian ? u16be(bytes, at + 2) : u16le(bytes, at + 2);
  const count = tiffOffset(bytes, at + 4, header);
  const length = count * (TYPE_SIZES[type] || Number.NaN);
  const slot = at + 4 + offsetBytes;
  const inline = length <= offsetBytes;
  return { tag, type, count, length, inline, valueAt: inline ? slot : tiffOffset(bytes, slot, header) };
}

/**
 * The `index`-th offset in the value of an IFD pointer, of whatever integer type; the caller has bounded it. Undefined
 * when the type holds no offsets.
 */
export function pointerAt(value: Uint8Array, index: number, type: number, bigEndian: boolean): number | undefined {
  const size = TYPE_SIZES[type] ?? 0;
  const at = index * size;
  if (type === 3) return bigEndian ? u16be(value, at) : u16le(value, at);
  if (type === 4 || type === 13) return bigEndian ? u32be(value, at) : u32le(value, at);
  if (type === 16 || type === 18) return bigEndian ? u64be(value, at) : u64le(value, at);
  return undefined;
}

/** True for an entry whose value could be text: a text type, or a tag that is text whatever its type says. */
export const mayHoldText = (tag: number, type: number): boolean =>
  type === TYPE_ASCII || type === TYPE_UTF8 || TEXT_TAGS.has(tag) || (type === TYPE_UNDEFINED && isCodedText(tag));

/** UNDEFINED values that begin with a character code: UserComment, GPSProcessingMethod, GPSAreaInformation. */
export const isCodedText = (tag: number): boolean => tag === 0x9286 || tag === 0x001b || tag === 0x001c;

function typeSizes(): Uint8Array {
  const sizes = new Uint8Array(TYPE_UTF8 + 1);
  sizes.set([0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8]);
  sizes[TYPE_UTF8] = 1;
  return sizes;
}
