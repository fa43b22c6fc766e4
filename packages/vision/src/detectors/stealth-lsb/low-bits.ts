import type { FullPixels } from '../../picture.ts';

/** Where the bits are: in the alpha of each pixel, or in its red, green and blue. */
export type Layer = 'alpha' | 'rgb';

export const BITS_PER_PIXEL: Readonly<Record<Layer, number>> = { alpha: 1, rgb: 3 };

/** Bytes from the lowest bits of a layer's samples, pixels column by column; the first bit is the highest of its byte. */
export function lowBits(
  { width, height, rgb, alpha }: FullPixels,
  layer: Layer,
  fromByte: number,
  length: number,
): Uint8Array {
  const perPixel = BITS_PER_PIXEL[layer];
  const samples = layer === 'alpha' ? alpha : rgb;
  const bytes = new Uint8Array(length);
  if (!samples) return bytes;
  for (let bit = 0; bit < length * 8; bit++) {
    const at = fromByte * 8 + bit;
    const pixel = Math.floor(at / perPixel);
    const [column, row] = [Math.floor(pixel / height), pixel % height];
    const sample = samples[(row * width + column) * perPixel + (at % perPixel)] ?? 0;
    bytes[bit >> 3] = ((bytes[bit >> 3] ?? 0) << 1) | (sample & 1);
  }
  return bytes;
}
