import { gunzipSync } from 'node:zlib';
import type { FullPixels } from '../../picture.ts';
import { BITS_PER_PIXEL, type Layer, lowBits } from './low-bits.ts';

/** The four words with which a hidden text begins. */
const MAGICS: readonly { readonly magic: string; readonly layer: Layer; readonly packed: boolean }[] = [
  { magic: 'stealth_pnginfo', layer: 'alpha', packed: false },
  { magic: 'stealth_pngcomp', layer: 'alpha', packed: true },
  { magic: 'stealth_rgbinfo', layer: 'rgb', packed: false },
  { magic: 'stealth_rgbcomp', layer: 'rgb', packed: true },
];
const MAGIC_BYTES = 15;
/** The length of the text in bits, big-endian, stands between the word and the text. */
const HEADER_BYTES = MAGIC_BYTES + 4;

/** Bytes of a hidden text, packed or not, at most. */
export const MAX_STEALTH_BYTES = 1024 * 1024;

export interface StealthText {
  readonly magic: string;
  readonly layer: Layer;
  /** '' where it is longer than the picture or than the limit, or cannot be unpacked. */
  readonly text: string;
}

/** The text that is hidden in the lowest bits of the pixels, or undefined. */
export function readStealth(pixels: FullPixels): StealthText | undefined {
  for (const layer of ['alpha', 'rgb'] as const) {
    if (layer === 'alpha' && !pixels.alpha) continue;
    const room = Math.floor((pixels.width * pixels.height * BITS_PER_PIXEL[layer]) / 8);
    if (room < HEADER_BYTES) continue;
    const header = Buffer.from(lowBits(pixels, layer, 0, HEADER_BYTES));
    const word = header.toString('latin1', 0, MAGIC_BYTES);
    const found = MAGICS.find((one) => one.layer === layer && one.magic === word);
    if (!found) continue;
    const length = Math.floor(header.readUInt32BE(MAGIC_BYTES) / 8);
    const fits = length <= Math.min(room - HEADER_BYTES, MAX_STEALTH_BYTES);
    const text = fits ? textOf(lowBits(pixels, layer, HEADER_BYTES, length), found.packed) : '';
    return { magic: found.magic, layer, text };
  }
  return undefined;
}

function textOf(bytes: Uint8Array, packed: boolean): string {
  try {
    const plain = packed ? gunzipSync(bytes, { maxOutputLength: MAX_STEALTH_BYTES }) : bytes;
    return new TextDecoder('utf-8', { fatal: true }).decode(plain);
  } catch {
    return '';
  }
}
