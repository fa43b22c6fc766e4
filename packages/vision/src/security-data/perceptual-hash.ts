import { fullPixels } from '../decode.ts';
import { openImage } from '../open-image.ts';
import type { FullPixels } from '../picture.ts';
import { phashOf } from './phash.ts';

/**
 * `phash` of the pixels as they are stored; null where they cannot be decoded to their end, are too many, show too
 * little, or are transparent anywhere: the colour behind glass counts in one file and is lost in the next. Never rejects on
 * what the bytes hold. Use a `PixelHost` for what strangers hand in.
 */
export async function perceptualHash(bytes: Uint8Array): Promise<string | null> {
  const opened = await openImage(bytes);
  const pixels = 'image' in opened ? await fullPixels(opened.image) : null;
  return pixels && !isTransparent(pixels) ? phashOf(pixels) : null;
}

const isTransparent = ({ alpha }: FullPixels): boolean => alpha?.some((value) => value < 255) ?? false;
