import { latin1, u32be } from '../../bytes/view.ts';
import type { FormatId } from '../../model/format.ts';

/** ISO/IEC 23008-12 and its codings (HEVC, AVC, VVC, EVC, JPEG, JPEG 2000) and AVIF; registered at mp4ra.org. */
const AVIF_BRANDS: ReadonlySet<string> = new Set(['avif', 'avis', 'avio']);
const GENERIC_IMAGE_BRANDS: ReadonlySet<string> = new Set(['mif1', 'mif2', 'mif3', 'msf1', 'miaf']);
const HEIF_BRANDS: ReadonlySet<string> = new Set([
  ...['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs', 'avci', 'avcs', 'vvic', 'vvis'],
  ...['evbi', 'evbs', 'evmi', 'evms', 'jpeg', 'jpgs', 'j2ki', 'j2is', 'unif'],
]);

/** Boxes that begin a QuickTime file from before `ftyp`. */
const QUICKTIME_FIRST: ReadonlySet<string> = new Set(['moov', 'mdat', 'wide', 'free', 'skip', 'pnot']);

/** Which of the box-structured formats the first bytes show; undefined when none, or one whose homes are not known. */
export function isobmffFormat(head: Uint8Array): FormatId | undefined {
  if (head.length < 8) return undefined;
  const size = u32be(head, 0);
  const type = latin1(head, 4, 8);
  if (type === 'styp') return 'mp4';
  if (type !== 'ftyp') return QUICKTIME_FIRST.has(type) && (size >= 8 || size <= 1) ? 'mov' : undefined;
  const major = latin1(head, 8, Math.min(12, head.length));
  if (major === 'qt  ') return 'mov';
  // Canon's raw format keeps its EXIF where nothing else does.
  if (major === 'crx ') return undefined;
  if (AVIF_BRANDS.has(major)) return 'avif';
  if (HEIF_BRANDS.has(major)) return 'heif';
  if (!GENERIC_IMAGE_BRANDS.has(major)) return 'mp4';
  return firstKnownCoding(head, Math.min(size, head.length));
}

/** A generic image brand: the compatible brands name the coding. */
function firstKnownCoding(head: Uint8Array, end: number): FormatId {
  for (let at = 16; at + 4 <= end; at += 4) {
    const brand = latin1(head, at, at + 4);
    if (AVIF_BRANDS.has(brand)) return 'avif';
    if (HEIF_BRANDS.has(brand)) return 'heif';
  }
  return 'heif';
}
