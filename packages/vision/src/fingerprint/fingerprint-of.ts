import { BEHIND_ALPHA, rgbOf } from '../decode.ts';
import { messageOf, type OpenImage, openImage } from '../open-image.ts';
import type { Pixels } from '../pixels.ts';
import { problemOf } from '../result.ts';
import { type Fingerprint, noFingerprint } from './fingerprint.ts';
import { pdqOf } from './pdq.ts';

/** Pixels that are hashed as they are. Larger pictures are shrunk to that first, which costs some of the hash's bits. */
export const MAX_HASHED_PIXELS = 16_000_000;

/**
 * Decodes an image and hashes what is seen, in this process: a hostile file can end it, so use a `PixelHost` for what
 * strangers hand in. Never rejects on what the bytes hold. A picture whose pixels are not all there has no hash.
 */
export async function fingerprintOf(bytes: Uint8Array): Promise<Fingerprint> {
  const opened = await openImage(bytes);
  if ('fault' in opened) return noFingerprint([problemOf(bytes.length, opened.fault.code, opened.fault.data)]);
  const pixels = await pixelsOf(opened.image).catch(messageOf);
  if (typeof pixels === 'string')
    return noFingerprint([problemOf(bytes.length, 'undecodablePixels', { message: pixels })]);
  const { hex, quality, turns } = pdqOf(pixels);
  return { width: opened.image.width, height: opened.image.height, pdq: { hex, quality }, turns, problems: [] };
}

async function pixelsOf(image: OpenImage): Promise<Pixels> {
  const factor = Math.min(1, Math.sqrt(MAX_HASHED_PIXELS / (image.width * image.height)));
  const [width, height] = [image.width, image.height].map((side) => Math.max(1, Math.round(side * factor)));
  const { data, info } = await image
    .pixels('error')
    .autoOrient()
    .resize({ width, height, fit: 'fill' })
    .flatten({ background: BEHIND_ALPHA })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, rgb: rgbOf(data, info.channels) };
}
