import { type TiffEntry, tiff } from './build-tiff.ts';
import { bytesOf, u16beBytes, u16leBytes, u32beBytes, u32leBytes } from './bytes.ts';

const TAG_EXIF_POINTER = 0x8769;
const TAG_USER_COMMENT = 0x9286;

export interface ExifPlan {
  /** Entries of IFD0 and of the EXIF IFD, each in the order of their tags. */
  readonly ifd0?: readonly TiffEntry[];
  readonly exif?: readonly TiffEntry[];
  readonly bigEndian?: boolean;
}

/** A whole EXIF block; IFD0 points to the EXIF IFD when that has entries. */
export function exifBlock({ ifd0 = [], exif = [], bigEndian = false }: ExifPlan): Uint8Array {
  const pointer: TiffEntry[] = exif.length === 0 ? [] : [{ tag: TAG_EXIF_POINTER, type: 4, value: { entries: exif } }];
  return tiff({ first: { entries: [...ifd0, ...pointer] }, bigEndian });
}

/** UserComment behind one of the character codes, or none (`''`). */
export const userComment = (text: Uint8Array | string, code = 'ASCII\0\0\0'): TiffEntry => ({
  tag: TAG_USER_COMMENT,
  type: 7,
  value: bytesOf(code, text),
});

/** One SHORT, in the byte order of the block that it is for. */
export const exifShort = (tag: number, value: number, bigEndian = false): TiffEntry => ({
  tag,
  type: 3,
  value: bigEndian ? u16beBytes(value) : u16leBytes(value),
});

/** One RATIONAL, in the byte order of the block that it is for. */
export function exifRational(tag: number, numerator: number, denominator: number, bigEndian = false): TiffEntry {
  const u32 = bigEndian ? u32beBytes : u32leBytes;
  return { tag, type: 5, count: 1, value: bytesOf(u32(numerator), u32(denominator)) };
}

/** An EXIF block with nothing but a UserComment: where the guides put the wrapped label. */
export const exifLabel = (json: Uint8Array | string, code?: string): Uint8Array =>
  exifBlock({ exif: [userComment(json, code)] });
