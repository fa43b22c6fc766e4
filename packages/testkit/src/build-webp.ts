import { bytesOf, hexBytes, latin1Bytes, u32leBytes } from './bytes.ts';

/** One RIFF chunk, padded to an even length; `length` overrides the written one, `padding` leaves the byte out. */
export function riffChunk(
  name: string,
  data: Uint8Array | string = '',
  wrong: { length?: number; padding?: false } = {},
): Uint8Array {
  const payload = bytesOf(data);
  const padding = payload.length % 2 === 1 && wrong.padding !== false ? [0] : [];
  return bytesOf(latin1Bytes(name), u32leBytes(wrong.length ?? payload.length), payload, ...padding);
}

/** A decodable picture of one pixel: a `VP8L` (lossless) or `VP8 ` (lossy) chunk. */
export const WEBP_LOSSLESS = riffChunk('VP8L', hexBytes('2f00000010071011118888fe07'));
export const WEBP_LOSSY = riffChunk('VP8 ', hexBytes('3001009d012a010001000ec0fe25a400037000000000'));

/** Feature flags of `VP8X`. */
export const WEBP_FLAGS = { animation: 0x02, xmp: 0x04, exif: 0x08, alpha: 0x10, icc: 0x20 } as const;

export const vp8x = (flags: number, width = 1, height = 1): Uint8Array =>
  riffChunk(
    'VP8X',
    bytesOf(flags, 0, 0, 0, u32leBytes(width - 1).subarray(0, 3), u32leBytes(height - 1).subarray(0, 3)),
  );

/** A WebP of whole chunks; `size` overrides the RIFF size, `trailer` stands behind it. */
export function webp(
  chunks: readonly Uint8Array[] = [WEBP_LOSSLESS],
  options: { readonly size?: number; readonly trailer?: Uint8Array | string } = {},
): Uint8Array {
  const body = bytesOf('WEBP', ...chunks);
  return bytesOf('RIFF', u32leBytes(options.size ?? body.length), body, options.trailer ?? '');
}
