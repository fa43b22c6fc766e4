import { isCodedText, TYPE_ASCII, TYPE_BYTE, TYPE_UNDEFINED, TYPE_UTF8 } from '../../bytes/tiff.ts';
import { latin1, startsWith, utf8 } from '../../bytes/view.ts';
import type { ExifTextPart } from '../../model/part.ts';

const TAG_MAKER_NOTE = 0x927c;
const XP_FIRST = 0x9c9b;
const XP_LAST = 0x9c9f;
const CODE_BYTES = 8;
/** Enough to tell encodings apart. */
const SAMPLE_BYTES = 512;
/** From here on, bytes that are all printable UTF-8 are hardly ever UTF-16 (1 in 2500 for Chinese). */
const SURE_BYTES = 16;
/** What an ASCII letter says for a byte order; an ideograph says less. */
const LETTER_POINTS = 4;

type CharacterCode = NonNullable<ExifTextPart['characterCode']>;

export interface ExifText {
  readonly text: string;
  readonly characterCode?: CharacterCode;
  /** False when some of the bytes were no text in any encoding that could be meant. */
  readonly wellFormed: boolean;
}

type Decoded = Omit<ExifText, 'characterCode'>;

/**
 * The text of an EXIF value, NULs and all; undefined when it is no text. What a writer declares (type, character code)
 * is only where the guess starts: real UserComments marked UNICODE are big-endian in little-endian blocks, ASCII ones
 * hold UTF-8.
 */
export function exifText(tag: number, type: number, value: Uint8Array, bigEndian: boolean): ExifText | undefined {
  if (isCodedText(tag)) return codedText(value, bigEndian);
  if (tag >= XP_FIRST && tag <= XP_LAST) return utf16OrBytes(value, false);
  const usual = type === TYPE_ASCII || type === TYPE_UTF8 || type === TYPE_BYTE || type === TYPE_UNDEFINED;
  if (usual && tag !== TAG_MAKER_NOTE) return bytesOrUtf16(value);
  return isPrintableUtf8(value) ? eightBit(value) : undefined;
}

/** EXIF 3.0 4.6.6.5 (UserComment): eight bytes say the character code. */
function codedText(value: Uint8Array, bigEndian: boolean): ExifText {
  const characterCode = characterCodeOf(value);
  const body = characterCode === 'none' ? value : value.subarray(CODE_BYTES);
  const decoded =
    characterCode === 'UNICODE'
      ? utf16OrBytes(body, bigEndian)
      : characterCode === 'JIS'
        ? jis(body)
        : bytesOrUtf16(body);
  return { text: decoded.text, characterCode, wellFormed: decoded.wellFormed };
}

function characterCodeOf(value: Uint8Array): CharacterCode {
  const closedAt = (at: number): boolean => value[at] === 0 || value[at] === 0x20;
  if (startsWith(value, 'ASCII') && closedAt(5)) return 'ASCII';
  if ((startsWith(value, 'UNICODE') || startsWith(value, 'Unicode')) && closedAt(7)) return 'UNICODE';
  if (startsWith(value, 'JIS') && closedAt(3)) return 'JIS';
  for (let at = 0; at < CODE_BYTES; at++) if (!closedAt(at)) return 'none';
  return 'undefined';
}

function jis(body: Uint8Array): Decoded {
  if (!body.includes(0x1b)) return bytesOrUtf16(body);
  try {
    return { text: new TextDecoder('iso-2022-jp', { fatal: true }).decode(body), wellFormed: true };
  } catch {
    return eightBit(body);
  }
}

/** For places whose text is UTF-16 by the specification, in the order `bigEndian` unless a mark or the text says otherwise. */
function utf16OrBytes(body: Uint8Array, bigEndian: boolean): Decoded {
  const marked = byteOrderMark(body);
  if (marked !== undefined) return utf16(body.subarray(2), marked);
  const sample = body.subarray(0, SAMPLE_BYTES & ~1);
  if (sample.length >= SURE_BYTES && isPrintable(sample) && utf8(body).wellFormed) return eightBit(body);
  const isOtherOrder = plausibility(sample, !bigEndian) > plausibility(sample, bigEndian) + LETTER_POINTS;
  return utf16(body, bigEndian !== isOtherOrder);
}

/** For places whose text is bytes by the specification: UTF-16 only where a mark or regular NULs show it. */
function bytesOrUtf16(body: Uint8Array): Decoded {
  const marked = byteOrderMark(body);
  if (marked !== undefined) return utf16(body.subarray(2), marked);
  const order = orderByNuls(body);
  return order === undefined ? eightBit(body) : utf16(body, order);
}

/** True: big-endian. */
function byteOrderMark(body: Uint8Array): boolean | undefined {
  if (body[0] === 0xfe && body[1] === 0xff) return true;
  return body[0] === 0xff && body[1] === 0xfe ? false : undefined;
}

/** Big-endian or not, when most of the first byte pairs have a NUL on one side and none on the other. */
function orderByNuls(body: Uint8Array): boolean | undefined {
  let end = Math.min(body.length, 64) & ~1;
  while (end > 0 && body[end - 1] === 0 && body[end - 2] === 0) end -= 2;
  if (end < 6) return undefined;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < end; at += 2) {
    if (body[at] === 0) even++;
    if (body[at + 1] === 0) odd++;
  }
  if (even * 4 > end && odd === 0) return true;
  return odd * 4 > end && even === 0 ? false : undefined;
}

/** How much the units look like text in this byte order. Swapped ASCII falls among the CJK ideographs: U+xx00. */
function plausibility(sample: Uint8Array, bigEndian: boolean): number {
  let points = 0;
  for (let at = 0; at + 1 < sample.length; at += 2) {
    const high = sample[bigEndian ? at : at + 1] as number;
    const low = sample[bigEndian ? at + 1 : at] as number;
    if (high === 0 && isPrintableAscii(low)) points += LETTER_POINTS;
    else if (low === 0) continue;
    else if (high < 0x08) points += 2;
    else if ((high >= 0x4e && high <= 0x9f) || high === 0x30 || high === 0xff || high === 0x20) points += 1;
    else if (high >= 0xac && high <= 0xd7) points += 1;
  }
  return points;
}

const utf16Decoder = new TextDecoder('utf-16le', { ignoreBOM: true });

function utf16(body: Uint8Array, bigEndian: boolean): Decoded {
  const even = body.subarray(0, body.length & ~1);
  if (!bigEndian) return whole(utf16Decoder.decode(even));
  const swapped = new Uint8Array(even.length);
  for (let at = 0; at < even.length; at += 2) {
    swapped[at] = even[at + 1] as number;
    swapped[at + 1] = even[at] as number;
  }
  return whole(utf16Decoder.decode(swapped));
}

const whole = (text: string): Decoded => ({ text, wellFormed: !text.includes('\ufffd') });

/** UTF-8; with U+FFFD at the wounds when most of it is; Latin-1 otherwise, as old cameras write ©. */
function eightBit(body: Uint8Array): Decoded {
  let isAscii = body.length <= 64;
  for (let at = 0; isAscii && at < body.length; at++) isAscii = (body[at] as number) < 0x80;
  if (isAscii) return { text: shortAscii(body), wellFormed: true };
  const text = startsWithUtf8Mark(body) ? body.subarray(3) : body;
  const decoded = utf8(text);
  if (decoded.wellFormed || isMostlyUtf8(decoded.text)) return decoded;
  return { text: latin1(text), wellFormed: false };
}

const startsWithUtf8Mark = (body: Uint8Array): boolean => body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf;

function isMostlyUtf8(text: string): boolean {
  let good = 0;
  let bad = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0xfffd) bad++;
    else if (unit >= 0x80) good++;
  }
  return good > bad;
}

/** A decoder call costs more than a short loop, and most values are a few ASCII letters. */
function shortAscii(body: Uint8Array): string {
  let text = '';
  for (let at = 0; at < body.length; at++) text += String.fromCharCode(body[at] as number);
  return text;
}

/** No control characters but white space, trailing NULs apart; bytes from 0x80 up pass. */
function isPrintable(value: Uint8Array): boolean {
  let end = value.length;
  while (end > 0 && value[end - 1] === 0) end--;
  for (let at = 0; at < end; at++) {
    const byte = value[at] as number;
    if (byte < 0x80 && !isPrintableAscii(byte)) return false;
  }
  return end > 0;
}

/** The sign of text where a specification has none; decided on the first bytes for most binary values. */
const isPrintableUtf8 = (value: Uint8Array): boolean =>
  isPrintable(value.subarray(0, SAMPLE_BYTES)) && isPrintable(value) && utf8(value).wellFormed;

const isPrintableAscii = (byte: number): boolean =>
  (byte >= 0x20 && byte < 0x7f) || byte === 0x09 || byte === 0x0a || byte === 0x0d;
