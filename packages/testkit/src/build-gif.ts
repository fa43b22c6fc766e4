import { bytesOf, hexBytes, latin1Bytes, u16leBytes } from './bytes.ts';

/** The bytes as sub-blocks of at most `step` bytes, with the terminator. */
export function gifSubBlocks(data: Uint8Array | string, step = 255): Uint8Array {
  const bytes = bytesOf(data);
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += step) {
    const piece = bytes.subarray(at, at + step);
    pieces.push(bytesOf(piece.length, piece));
  }
  return bytesOf(...pieces, 0);
}

/** An extension block of any label. */
export const gifExtension = (label: number, data: Uint8Array | string, step?: number): Uint8Array =>
  bytesOf(0x21, label, gifSubBlocks(data, step));

export const gifComment = (text: Uint8Array | string, step?: number): Uint8Array => gifExtension(0xfe, text, step);

/** An application extension: the eleven bytes of its name, then `body` as it stands (sub-blocks, or a raw packet). */
export const gifApplication = (name: string, body: Uint8Array): Uint8Array =>
  bytesOf(0x21, 0xff, 11, latin1Bytes(name), body);

/** 0x01, 0xFF, 0xFE … 0x00, and the terminator. */
export const GIF_MAGIC_TRAILER = bytesOf(
  1,
  Uint8Array.from({ length: 256 }, (_, index) => 255 - index),
  0,
);

/** XMP as the specification wants it: raw, with the magic trailer. */
export const gifXmp = (packet: Uint8Array | string): Uint8Array =>
  gifApplication('XMP DataXMP', bytesOf(packet, GIF_MAGIC_TRAILER));

/** One image of one pixel; with `localTable`, a colour table of two colours of its own. */
export const gifImage = (localTable = false): Uint8Array =>
  bytesOf(
    0x2c,
    hexBytes('0000000001000100'),
    localTable ? 0x80 : 0,
    localTable ? hexBytes('000000ff0000') : '',
    2,
    gifSubBlocks(hexBytes('4401')),
  );

export interface GifParts {
  readonly version?: '87a' | '89a';
  /** Whole blocks before the image, in order. */
  readonly before?: readonly Uint8Array[];
  readonly after?: readonly Uint8Array[];
  /** Bytes behind the trailer block. */
  readonly trailer?: Uint8Array | string;
}

/** A decodable GIF of one pixel with a global table of two colours. */
export function gif({ version = '89a', before = [], after = [], trailer = '' }: GifParts = {}): Uint8Array {
  const screen = bytesOf(u16leBytes(1), u16leBytes(1), 0x80, 0, 0, hexBytes('000000ffffff'));
  return bytesOf(`GIF${version}`, screen, ...before, gifImage(), ...after, 0x3b, trailer);
}
