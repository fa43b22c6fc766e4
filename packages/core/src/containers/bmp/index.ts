import type { Container, WalkContext } from '../../bytes/container.ts';
import { passOver } from '../../bytes/pass-over.ts';
import type { Walk } from '../../bytes/reader.ts';
import { readTrailer } from '../../bytes/trailer.ts';
import { startsWith, u16le, u32le } from '../../bytes/view.ts';
import { EXTENSIONS } from '../../model/format.ts';

/** Windows and OS/2 bitmaps. The format has no home for metadata; only its structure and what follows it are walked. */
export const bmp: Container = {
  id: 'bmp',
  mediaType: 'image/bmp',
  extensions: EXTENSIONS.bmp,
  matches: (head) => startsWith(head, 'BM') && HEADER_SIZES.has(u32le(head, FILE_HEADER_BYTES)),
  walk,
};

const FILE_HEADER_BYTES = 14;
const CORE_HEADER_BYTES = 12;
/** BITMAPCOREHEADER, OS/2 2 (short and full), BITMAPINFOHEADER, its two extensions, V4 and V5. */
const HEADER_SIZES: ReadonlySet<number> = new Set([CORE_HEADER_BYTES, 16, 40, 52, 56, 64, 108, 124]);
const V5_HEADER_BYTES = 124;

/** Values of biCompression whose data length follows from the picture's size. */
const RGB = 0;
const BITFIELDS = 3;
const ALPHA_BITFIELDS = 6;
/** Whole JPEG and PNG files in place of pixels. */
const JPEG = 4;
const PNG = 5;

/** Values of bV5CSType that put a profile, or the name of its file, at bV5ProfileData. */
const PROFILE_LINKED = 0x4c494e4b;
const PROFILE_EMBEDDED = 0x4d424544;
/** Rows end on multiples of four bytes, and some writers end the file on one too. */
const ALIGNMENT_BYTES = 4;

interface Header {
  readonly pixelStart: number;
  readonly width: number;
  readonly height: number;
  readonly bitsPerPixel: number;
  readonly compression: number;
  /** As written; 0 when the writer left it to the reader. */
  readonly imageBytes: number;
  /** Range of the profile, when there is one. */
  readonly profile: { readonly start: number; readonly end: number } | undefined;
}

function* walk(context: WalkContext, start: number, end: number, path: string): Walk<void> {
  const header = yield* readHeader(context, start, end, path);
  if (!header) return;
  context.dimensions(header.width, header.height);
  const { pixelStart, compression, profile } = header;
  const pixelEnd = pixelStart + (imageLength(header) ?? end - pixelStart);
  if (pixelEnd > end) {
    context.ended(`${path}/pixels`, pixelStart, pixelEnd - pixelStart, end);
    return;
  }
  if (!(yield* passOver(context, `${path}/pixels`, pixelStart, pixelEnd, 'entropyCodedData'))) return;
  if (compression === JPEG || compression === PNG) context.embedded(`${path}/pixels`, pixelStart, pixelEnd);
  if (profile && profile.end > end) {
    context.ended(`${path}/profile`, profile.start, profile.end - profile.start, end);
    return;
  }
  yield* readBehind(context, Math.max(pixelEnd, profile?.end ?? 0), end, path);
}

/** What follows the picture. The last byte is read too: a source that ends early has lost a trailer, or pixels. */
function* readBehind(context: WalkContext, pictureEnd: number, end: number, path: string): Walk<void> {
  const { reader } = context;
  const length = Math.min(ALIGNMENT_BYTES, end - pictureEnd);
  const rest = yield* reader.loadUpTo(pictureEnd, length);
  if (rest.length < length) {
    context.ended(`${path}/trailer`, pictureEnd, length, end);
  } else if (rest.length === ALIGNMENT_BYTES || rest.some((byte) => byte !== 0)) {
    yield* readTrailer(context, path, pictureEnd, end);
  } else if (!(reader.peek(end - 1, 1) ?? (yield* reader.load(end - 1, 1)))) {
    context.ended(`${path}/pixels`, end - 1, 1, end);
  }
}

function* readHeader(context: WalkContext, start: number, end: number, path: string): Walk<Header | undefined> {
  const place = { path: `${path}/header`, start, end };
  const fixed = FILE_HEADER_BYTES + 4;
  const file = end - start < fixed ? undefined : yield* context.reader.load(start, fixed);
  const size = file ? u32le(file, FILE_HEADER_BYTES) : 0;
  const bytes =
    !file || end - start < FILE_HEADER_BYTES + size
      ? undefined
      : yield* context.reader.load(start, FILE_HEADER_BYTES + size);
  if (!bytes) {
    context.ended(place.path, start, FILE_HEADER_BYTES + size, end);
    return undefined;
  }
  const info = bytes.subarray(FILE_HEADER_BYTES);
  const pixelStart = start + u32le(bytes, 10);
  const core = size === CORE_HEADER_BYTES;
  const width = core ? u16le(info, 4) : u32le(info, 4) | 0;
  const height = core ? u16le(info, 6) : Math.abs(u32le(info, 8) | 0);
  if (width <= 0 || height === 0 || pixelStart < start + FILE_HEADER_BYTES + size) {
    context.problem('badStructure', 'error', { ...place, end: start + FILE_HEADER_BYTES + size });
    return undefined;
  }
  return {
    pixelStart,
    width,
    height,
    bitsPerPixel: core ? u16le(info, 10) : u16le(info, 14),
    compression: u32le(info, 16),
    imageBytes: u32le(info, 20),
    profile: size === V5_HEADER_BYTES ? profileRange(info, start + FILE_HEADER_BYTES) : undefined,
  };
}

/** bV5ProfileData counts from the start of the info header. */
function profileRange(info: Uint8Array, infoStart: number): Header['profile'] {
  const kind = u32le(info, 56);
  const start = infoStart + u32le(info, 112);
  const length = u32le(info, 116);
  const used = (kind === PROFILE_LINKED || kind === PROFILE_EMBEDDED) && length > 0;
  return used ? { start, end: start + length } : undefined;
}

/** Bytes of the pixel data; undefined when a compressed bitmap does not say, which leaves all the rest of the file. */
function imageLength({ width, height, bitsPerPixel, compression, imageBytes }: Header): number | undefined {
  if (compression === RGB || compression === BITFIELDS || compression === ALPHA_BITFIELDS) {
    return Math.ceil((width * bitsPerPixel) / (8 * ALIGNMENT_BYTES)) * ALIGNMENT_BYTES * height;
  }
  return imageBytes > 0 ? imageBytes : undefined;
}
