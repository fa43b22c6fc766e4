import type { CarrierContext } from '../../bytes/carrier.ts';
import { TAG_IPTC, TAG_PHOTOSHOP, TAG_XMP } from '../../bytes/tiff.ts';
import type { ExifPart, ExifTextPart, ExifValuePart } from '../../model/part.ts';
import type { Family } from '../../model/reading.ts';
import { tagName } from './tag-names.ts';
import { type ExifText, exifText } from './text.ts';

/** What an EXIF value that cannot be read may have held. */
export const TEXT_FAMILIES: readonly Family[] = ['exif', 'aigcField', 'generatorTrace'];

/** A tag with more strings than this has the rest in the last one. */
const MAX_STRINGS = 16;

const LABEL_TAGS: ReadonlySet<number> = new Set([0x010e, 0x9286]);

function payloadKind(tag: number): 'xmp' | 'iptc' | 'photoshop' | undefined {
  if (tag === TAG_XMP) return 'xmp';
  if (tag === TAG_IPTC) return 'iptc';
  return tag === TAG_PHOTOSHOP ? 'photoshop' : undefined;
}

/** One entry's value, wherever it was found. */
export interface ExifValue {
  readonly tag: number;
  readonly type: number;
  readonly bigEndian: boolean;
  readonly ifd: string;
  /** The value's bytes and their place in the asset. */
  readonly data: Uint8Array;
  readonly start: number;
  readonly end: number;
  /** Path of the IFD. */
  readonly path: string;
  /** The part that it came in. */
  readonly home: ExifPart | ExifValuePart;
}

/** True for a tag that holds a whole payload of another carrier. */
export const isPayloadTag = (tag: number): boolean => payloadKind(tag) !== undefined;

/**
 * Hands the texts of a value on, each NUL-separated string by itself; or the payload that it is. Answers with the first
 * text, '' when it has none.
 */
export function readValue(value: ExifValue, context: CarrierContext): string {
  const { tag, data, start, end, home } = value;
  const { verbatim, order } = home;
  const name = tagName(tag);
  const path = `${value.path}/${name}`;
  const kind = payloadKind(tag);
  if (kind) {
    context.part({ kind, path, start, end, data, verbatim, order });
    return '';
  }
  const { maxTextBytes } = context.limits;
  if (data.length > maxTextBytes) {
    const limit = { limit: 'maxTextBytes', value: maxTextBytes };
    context.problem('limitExceeded', 'error', { path, start, end }, limit, TEXT_FAMILIES);
    return '';
  }
  const found = exifText(tag, value.type, data, value.bigEndian);
  if (!found) return '';
  if (!found.wellFormed && LABEL_TAGS.has(tag)) context.problem('badEncoding', 'warning', { path, start, end });
  return emitStrings(value, path, name, found, context);
}

/** TIFF 6.0: an ASCII value may be several strings, each closed by a NUL. Answers with the first, '' when there is none. */
function emitStrings(
  value: ExifValue,
  path: string,
  tagName: string,
  found: ExifText,
  context: CarrierContext,
): string {
  const { tag, ifd, data, start, end, home } = value;
  const { verbatim, order } = home;
  const { characterCode } = found;
  let strings = 0;
  let first = '';
  for (let from = 0; from < found.text.length; ) {
    const nul = strings < MAX_STRINGS - 1 ? found.text.indexOf('\0', from) : -1;
    const to = nul < 0 ? found.text.length : nul;
    const text = trimmed(found.text, from, to);
    from = to + 1;
    if (text === '') continue;
    if (strings === 0) first = text;
    const at = strings === 0 ? path : `${path}[${strings}]`;
    const part: ExifTextPart = {
      kind: 'exifText',
      path: at,
      start,
      end,
      data,
      verbatim,
      order,
      tag,
      tagName,
      ifd,
      text,
      characterCode,
    };
    context.part(part);
    strings++;
  }
  return first;
}

/** Without the spaces and NULs that pad it. */
function trimmed(text: string, from: number, to: number): string {
  let end = to;
  while (end > from && (text.charCodeAt(end - 1) === 0x20 || text.charCodeAt(end - 1) === 0)) end--;
  let start = from;
  while (start < end && text.charCodeAt(start) === 0) start++;
  return text.slice(start, end);
}
