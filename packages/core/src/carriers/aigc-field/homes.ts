import type { FormatId } from '../../model/format.ts';
import type { Part } from '../../model/part.ts';

/** The home in words: a structural path without its counters, e.g. `png:iTXt:xmp`. */
export const homeOf = (path: string): string => path.replace(/\[\d+\]/g, '').replaceAll('/', ':');

/**
 * Where TC260-PG-20259A (images, clause 6 and Annex B) and TC260-PG-20257A (video) put the field. Formats on which no
 * reading of the guides says more than "XMP as the format's own standard has it" are matched by their XMP home alone.
 */
const STANDARD_HOMES: Readonly<Record<FormatId, RegExp>> = {
  jpeg: /^jpeg:APP1:(TC260:AIGC|.*UserComment)$/,
  png: /^png:(iTXt:TC260:AIGC|tEXt:AIGC)$/,
  webp: /^webp:(XMP|EXIF):(TC260:AIGC|.*UserComment)$/,
  gif: /^gif:.*TC260:AIGC$/,
  tiff: /^tiff:IFD0:.*TC260:AIGC$/,
  heif: /^heif:.*(TC260:AIGC|UserComment)$/,
  avif: /^avif:.*(TC260:AIGC|UserComment)$/,
  jxl: /^jxl:.*(TC260:AIGC|UserComment)$/,
  bmp: /^$/,
  svg: /^svg:.*TC260:AIGC$/,
  mp4: /^mp4:moov:udta:meta:ilst:AIGC$/,
  mov: /^mov:moov:(udta:)?meta:ilst:AIGC$/,
};

/** True when the guides name this place for this container. A place after the end of the picture is never one. */
export const isStandardPlace = (format: FormatId, home: string, order: Part['order']): boolean =>
  order !== 'trailer' && STANDARD_HOMES[format].test(home);
