import { crc32 as zlibCrc32 } from 'node:zlib';
import { zlibSync } from 'fflate';
import { bytesOf, latin1Bytes, u32beBytes } from './bytes.ts';

export const PNG_SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/** CRC-32 by Node's zlib: an oracle that shares nothing with core. */
export const crc32 = (bytes: Uint8Array): number => zlibCrc32(bytes);

/** One chunk; `crc` overrides the right one, `length` the written length. */
export function pngChunk(
  type: string,
  data: Uint8Array | string = '',
  wrong: { crc?: number; length?: number } = {},
): Uint8Array {
  const body = bytesOf(latin1Bytes(type), data);
  return bytesOf(u32beBytes(wrong.length ?? body.length - 4), body, u32beBytes(wrong.crc ?? crc32(body)));
}

export interface PngParts {
  readonly width?: number;
  readonly height?: number;
  /** Whole chunks between IHDR and the first IDAT, in order. */
  readonly before?: readonly Uint8Array[];
  /** Whole chunks between the last IDAT and IEND, in order. */
  readonly after?: readonly Uint8Array[];
  /** Bytes behind IEND. */
  readonly trailer?: Uint8Array | string;
  /** Payload bytes of one IDAT; all in one by default. */
  readonly idatBytes?: number;
}

export const ihdr = (width: number, height: number): Uint8Array =>
  pngChunk('IHDR', bytesOf(u32beBytes(width), u32beBytes(height), 8, 2, 0, 0, 0));

/** A decodable RGB picture (a gradient) with chunks around it. */
export function png({
  width = 2,
  height = 2,
  before = [],
  after = [],
  trailer = '',
  idatBytes,
}: PngParts = {}): Uint8Array {
  const rows = new Uint8Array(height * (1 + width * 3));
  for (let at = 0; at < rows.length; at++) rows[at] = at % (1 + width * 3) === 0 ? 0 : (at * 37) & 0xff;
  const stream = zlibSync(rows);
  const step = idatBytes ?? stream.length;
  const idats: Uint8Array[] = [];
  for (let at = 0; at < stream.length; at += step) idats.push(pngChunk('IDAT', stream.subarray(at, at + step)));
  return bytesOf(PNG_SIGNATURE, ihdr(width, height), ...before, ...idats, ...after, pngChunk('IEND'), trailer);
}

/** tEXt: Latin-1 by the standard; UTF-8 as real writers put it when `text` is not Latin-1. */
export const pngText = (keyword: string, text: Uint8Array | string): Uint8Array =>
  pngChunk('tEXt', bytesOf(latin1Bytes(keyword), 0, text));

export const pngCompressedText = (keyword: string, text: Uint8Array | string): Uint8Array =>
  pngChunk('zTXt', bytesOf(latin1Bytes(keyword), 0, 0, zlibSync(bytesOf(text))));

export interface InternationalText {
  readonly compressed?: boolean;
  readonly language?: string;
  readonly translated?: string;
}

export function pngInternationalText(
  keyword: string,
  text: Uint8Array | string,
  options: InternationalText = {},
): Uint8Array {
  const { compressed = false, language = '', translated = '' } = options;
  const value = compressed ? zlibSync(bytesOf(text)) : text;
  return pngChunk('iTXt', bytesOf(latin1Bytes(keyword), 0, compressed ? 1 : 0, 0, language, 0, translated, 0, value));
}

/** A profile in ImageMagick's hexadecimal notation, as `Raw profile type …` entries hold it. */
export function rawProfile(name: string, profile: Uint8Array | string): string {
  const bytes = bytesOf(profile);
  const digits = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `\n${name}\n${String(bytes.length).padStart(8)}\n${digits.replace(/.{72}/g, '$&\n')}\n`;
}

/** An APNG of two one-colour frames. */
export function apng(before: readonly Uint8Array[] = []): Uint8Array {
  const frame = (sequence: number): Uint8Array =>
    pngChunk('fcTL', bytesOf(...[sequence, 1, 1, 0, 0].map(u32beBytes), 0, 1, 0, 10, 0, 0));
  const pixel = zlibSync(Uint8Array.of(0, 9, 9, 9));
  return bytesOf(
    PNG_SIGNATURE,
    ihdr(1, 1),
    pngChunk('acTL', bytesOf(u32beBytes(2), u32beBytes(0))),
    ...before,
    frame(0),
    pngChunk('IDAT', pixel),
    frame(1),
    pngChunk('fdAT', bytesOf(u32beBytes(2), pixel)),
    pngChunk('IEND'),
  );
}
