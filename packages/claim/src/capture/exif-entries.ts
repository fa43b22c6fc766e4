import {
  DEFAULT_LIMITS,
  type IfdEntry,
  ifdCount,
  ifdEntry,
  pointerAt,
  type TiffHeader,
  tiffHeader,
  tiffOffset,
} from '@biaoshi/core';

/** The entries that capture facts need of one EXIF block: those of IFD0, the EXIF IFD and the thumbnail's IFD1. */
export interface ExifEntries {
  readonly header: TiffHeader;
  readonly ifd0: readonly IfdEntry[];
  readonly exif: readonly IfdEntry[];
  readonly ifd1: readonly IfdEntry[];
}

const TAG_EXIF_IFD = 0x8769;

/** Of a block that begins with its byte-order mark. Undefined when it is none; entries that are not in the block are left out. */
export function exifEntries(block: Uint8Array): ExifEntries | undefined {
  const header = tiffHeader(block);
  if (!header) return undefined;
  const { entries: ifd0, next } = entriesAt(block, header.firstIfd, header);
  const pointer = ifd0.find(({ tag }) => tag === TAG_EXIF_IFD);
  const exifAt = pointer && numberOf(block, pointer, header);
  return {
    header,
    ifd0,
    exif: exifAt === undefined ? [] : entriesAt(block, exifAt, header).entries,
    ifd1: next === 0 ? [] : entriesAt(block, next, header).entries,
  };
}

function entriesAt(block: Uint8Array, at: number, header: TiffHeader) {
  const { countBytes, entryBytes, offsetBytes } = header;
  const first = at + countBytes;
  if (!(at >= 8 && first <= block.length)) return { entries: [], next: 0 };
  const count = ifdCount(block, at, header);
  const room = Math.floor((block.length - first) / entryBytes);
  const readable = Math.min(count, room, DEFAULT_LIMITS.maxIfdEntries);
  const entries = Array.from({ length: readable }, (_, index) => ifdEntry(block, first + index * entryBytes, header));
  const end = first + readable * entryBytes;
  const hasNext = readable === count && end + offsetBytes <= block.length;
  return {
    entries: entries.filter((entry) => isInBlock(block, entry)),
    next: hasNext ? tiffOffset(block, end, header) : 0,
  };
}

const isInBlock = (block: Uint8Array, { inline, valueAt, length }: IfdEntry): boolean =>
  inline || (valueAt >= 8 && valueAt + length <= block.length);

/** The first whole number of an entry's value; undefined when it holds none. */
export function numberOf(block: Uint8Array, { count, valueAt, length, type }: IfdEntry, header: TiffHeader) {
  if (!(count >= 1) || !(length >= 1)) return undefined;
  return pointerAt(block.subarray(valueAt, valueAt + length), 0, type, header.bigEndian);
}
