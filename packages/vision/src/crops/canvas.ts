import type { EncodedPicture, Region } from '@biaoshi/core';
import sharp, { type Sharp } from 'sharp';
import { BEHIND_ALPHA } from '../decode.ts';
import { type FailOn, messageOf, type OpenImage } from '../open-image.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** An asset decoded once, for all that is cut out of it: orientation applied, rows without padding. */
export interface Canvas extends Size {
  readonly channels: 1 | 3;
  readonly data: Uint8Array;
}

/** The first frame in this size. `message`: it could not be decoded, or not to its end. */
export async function canvasOf(
  image: OpenImage,
  size: Size,
): Promise<{ readonly canvas: Canvas | null; readonly message: string }> {
  const whole = await drawn(image, size, 'error').catch(messageOf);
  if (typeof whole !== 'string') return { canvas: whole, message: '' };
  return { canvas: await drawn(image, size, 'none').catch(() => null), message: whole };
}

async function drawn(image: OpenImage, { width, height }: Size, failOn: FailOn): Promise<Canvas> {
  const { data, info } = await image
    .pixels(failOn)
    .autoOrient()
    .resize({ width, height, fit: 'fill' })
    .flatten({ background: BEHIND_ALPHA })
    .removeAlpha()
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, channels: info.channels === 1 ? 1 : 3, data };
}

/** The part of the canvas, shrunk until its longer side has at most `side` pixels. */
export async function encoded(
  { width, height, channels, data: pixelData }: Canvas,
  part: Region,
  side: number,
  encode: (pixels: Sharp) => Sharp,
): Promise<EncodedPicture> {
  const pixels = sharp(pixelData, { raw: { width, height, channels } })
    .extract({ left: part.x, top: part.y, width: part.width, height: part.height })
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true });
  const { data, info } = await encode(pixels).toBuffer({ resolveWithObject: true });
  const mediaType = info.format === 'png' ? 'image/png' : 'image/jpeg';
  return { mediaType, width: info.width, height: info.height, bytes: new Uint8Array(data) };
}
