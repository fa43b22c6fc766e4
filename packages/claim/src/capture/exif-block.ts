import type { ByteLocation, IfdEntry, PartOf, Problem } from '@biaoshi/core';
import type { CaptureFacts } from './capture-facts.ts';
import { type ExifEntries, exifEntries, numberOf } from './exif-entries.ts';

/** A thumbnail in the block: a JPEG of its own. */
interface LocatedThumbnail {
  readonly jpeg: Uint8Array;
  readonly location: ByteLocation;
}

/** What the numbers of an EXIF block tell; its texts come from core. */
export interface BlockFacts extends Pick<CaptureFacts, 'exifSize' | 'makerNote' | 'gps'> {
  readonly thumbnail: LocatedThumbnail | null;
  /** Why the thumbnail that the block announces cannot be had. */
  readonly problem: Problem | null;
}

/** Largest thumbnail that is looked at: a JPEG segment holds 64 KiB, other containers more. */
export const MAX_THUMBNAIL_BYTES = 1024 * 1024;

const TAG = {
  gps: 0x8825,
  makerNote: 0x927c,
  width: 0xa002,
  height: 0xa003,
  thumbnailAt: 0x0201,
  thumbnailBytes: 0x0202,
} as const;
/** Pixels a side of any picture that the formats allow. */
const MAX_SIDE = 0xffff_ffff;

const NOTHING: BlockFacts = { exifSize: null, makerNote: null, gps: null, thumbnail: null, problem: null };

/** Of a file's first EXIF block, or of none. */
export function blockFacts(part: PartOf<'exif'> | undefined): BlockFacts {
  if (!part) return NOTHING;
  const home = withoutIdentifier(part);
  const entries = exifEntries(home.data);
  if (!entries) return NOTHING;
  const place = (list: readonly IfdEntry[], tag: number, path: string): ByteLocation | null => {
    const entry = list.find((one) => one.tag === tag);
    return entry ? placeOf(home, path, entry.inline ? 0 : entry.valueAt, entry.inline ? 0 : entry.length) : null;
  };
  return {
    exifSize: sizeOf(home, entries),
    makerNote: place(entries.exif, TAG.makerNote, 'ExifIFD/MakerNote'),
    gps: place(entries.ifd0, TAG.gps, 'GPS'),
    ...thumbnailOf(home, entries),
  };
}

type Block = Pick<PartOf<'exif'>, 'data' | 'start' | 'end' | 'path' | 'verbatim'>;

/** JPEG's identifier in front, which some writers put into PNG and WebP as well. */
function withoutIdentifier({ data, start, end, path, verbatim }: PartOf<'exif'>): Block {
  const skip = String.fromCharCode(...data.subarray(0, 6)) === 'Exif\0\0' ? 6 : 0;
  return { data: data.subarray(skip), start: verbatim ? start + skip : start, end, path, verbatim };
}

/** A range of the block as a range of the asset; all of the block where the range is in an entry, or cannot be told. */
function placeOf({ path, start, end, verbatim }: Block, name: string, at: number, length: number): ByteLocation {
  const isExact = verbatim && length > 0;
  return { path: `${path}/${name}`, start: isExact ? start + at : start, end: isExact ? start + at + length : end };
}

function sizeOf(block: Block, { header, exif }: ExifEntries): CaptureFacts['exifSize'] {
  const [width, height] = [TAG.width, TAG.height].map((tag) => {
    const entry = exif.find((one) => one.tag === tag);
    return entry && numberOf(block.data, entry, header);
  });
  if (!width || !height || width > MAX_SIDE || height > MAX_SIDE) return null;
  return { width, height, location: placeOf(block, 'ExifIFD', 0, 0) };
}

function thumbnailOf(block: Block, { header, ifd1 }: ExifEntries): Pick<BlockFacts, 'thumbnail' | 'problem'> {
  const [at, bytes] = [TAG.thumbnailAt, TAG.thumbnailBytes].map((tag) => {
    const entry = ifd1.find((one) => one.tag === tag);
    return entry && numberOf(block.data, entry, header);
  });
  if (!at || !bytes) return { thumbnail: null, problem: null };
  const isInside = at + bytes <= block.data.length;
  const location = isInside ? placeOf(block, 'IFD1', at, bytes) : placeOf(block, 'IFD1', 0, 0);
  const problem = (code: Problem['code'], data: Problem['data'] = {}) => ({
    thumbnail: null,
    problem: { code, severity: 'warning', location, data } as const,
  });
  if (!isInside) return problem('lengthOutOfBounds', { offset: finite(at), needed: finite(bytes) });
  if (bytes > MAX_THUMBNAIL_BYTES)
    return problem('limitExceeded', { limit: 'maxThumbnailBytes', value: MAX_THUMBNAIL_BYTES });
  const jpeg = block.data.slice(at, at + bytes);
  if (jpeg[0] !== 0xff || jpeg[1] !== 0xd8) return problem('badSignature');
  return { thumbnail: { jpeg, location }, problem: null };
}

const finite = (value: number): number => Math.min(value, Number.MAX_SAFE_INTEGER);
