import { bytesOf, u16leBytes, u32leBytes } from './bytes.ts';

export interface BmpParts {
  /** Bytes of the info header: 12, 40, 52, 56, 64, 108 or 124. */
  readonly headerBytes?: number;
  readonly width?: number;
  /** Negative: rows from the top. */
  readonly height?: number;
  readonly compression?: number;
  /** The pixel data; black by default. */
  readonly pixels?: Uint8Array;
  /** Behind the pixels, pointed at by a V5 header. */
  readonly profile?: Uint8Array | string;
  readonly trailer?: Uint8Array | string;
}

/** A 24-bit bitmap. */
export function bmp(parts: BmpParts = {}): Uint8Array {
  const { headerBytes = 40, width = 2, height = 2, compression = 0, profile = '', trailer = '' } = parts;
  const pixels = parts.pixels ?? new Uint8Array(Math.ceil((width * 3) / 4) * 4 * Math.abs(height));
  const header = new Uint8Array(headerBytes);
  const pixelStart = 14 + headerBytes;
  if (headerBytes === 12) {
    header.set(bytesOf(u32leBytes(12), u16leBytes(width), u16leBytes(height), u16leBytes(1), u16leBytes(24)));
  } else {
    header.set(bytesOf(u32leBytes(headerBytes), u32leBytes(width), u32leBytes(height), u16leBytes(1), u16leBytes(24)));
    header.set(bytesOf(u32leBytes(compression), u32leBytes(compression === 0 ? 0 : pixels.length)), 16);
  }
  const profileBytes = bytesOf(profile);
  if (profileBytes.length > 0) {
    header.set(
      'DEBM'.split('').map((letter) => letter.charCodeAt(0)),
      56,
    );
    header.set(bytesOf(u32leBytes(headerBytes + pixels.length), u32leBytes(profileBytes.length)), 112);
  }
  const body = bytesOf(header, pixels, profileBytes, trailer);
  return bytesOf('BM', u32leBytes(14 + body.length), u32leBytes(0), u32leBytes(pixelStart), body);
}
