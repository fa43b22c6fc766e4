import type { WalkContext } from '../../bytes/container.ts';
import { FAMILIES_IN } from '../../bytes/part-families.ts';
import { tiffHeader } from '../../bytes/tiff.ts';
import { startsWith, u32be } from '../../bytes/view.ts';
import type { ByteLocation } from '../../model/location.ts';

/**
 * Hands over the EXIF block of a HEIF item or a JPEG XL box: four bytes that say how far behind them the TIFF header
 * stands (ISO/IEC 23008-12 A.2.1). Writers that mean another place are understood where the header shows itself.
 */
export function exifBlock(context: WalkContext, place: ByteLocation, payload: Uint8Array, verbatim: boolean): void {
  const declared = payload.length >= 4 ? 4 + u32be(payload, 0) : Number.POSITIVE_INFINITY;
  const at = [declared, ...likelyPlaces(payload)].find((index) => tiffHeader(payload.subarray(index)) !== undefined);
  const { path } = place;
  if (at === undefined) {
    context.problem('badSignature', 'error', place, {}, FAMILIES_IN.exif);
    return;
  }
  if (at !== declared) context.problem('badStructure', 'warning', place, { declared: u32be(payload, 0), found: at });
  const start = verbatim ? place.start + at : place.start;
  context.part({ kind: 'exif', path, start, end: place.end, data: payload.subarray(at), verbatim });
}

/** Behind `Exif\0\0`, with or without the four bytes before it, or behind those, or at once. */
const likelyPlaces = (payload: Uint8Array): number[] =>
  [4, 0].flatMap((at) => (startsWith(payload, 'Exif\0\0', at) ? [at + 6] : [at]));
