import type { EncodedPicture, Region } from '@biaoshi/core';
import { MAX_FULL_PIXELS, sizeFor } from '../decode.ts';
import { type DecodeFault, openImage } from '../open-image.ts';
import { problemOf } from '../result.ts';
import { canvasOf, encoded } from './canvas.ts';
import { cutOut } from './cut-out.ts';
import { type CropRequest, type CropResult, noPictures } from './request.ts';

/** Pixels of a thumbnail's longer side. */
export const THUMBNAIL_SIDE = 320;
/** Crops of one asset, at most. */
export const MAX_CROPS = 16;
/** Pixels of a crop's longer side: larger regions are shrunk. */
export const CROP_SIDE = 1024;

const THUMBNAIL_QUALITY = 72;

/**
 * Makes pictures of an asset and of places in it, in this process: use a `PixelHost` for what strangers hand in. What a
 * damaged file still holds is shown, with a problem. Never rejects on what the bytes hold.
 */
export async function cropPixels(bytes: Uint8Array, request: CropRequest): Promise<CropResult> {
  const opened = await openImage(bytes);
  if ('fault' in opened) return noPictures([faulty(bytes, opened.fault)], request);
  const { image } = opened;
  const { canvas, message } = await canvasOf(image, sizeToDecode(image.width, image.height, request));
  const problems = message === '' ? [] : [faulty(bytes, { code: 'undecodablePixels', data: { message } })];
  if (!canvas) return noPictures(problems, request);
  const scale = { x: canvas.width / image.width, y: canvas.height / image.height };
  const crops: { evidence: string; picture: EncodedPicture }[] = [];
  const leftOut: string[] = [];
  for (const { evidence, region } of request.regions) {
    const place = crops.length < MAX_CROPS ? cutOut(scaled(region, scale), canvas.width, canvas.height) : undefined;
    if (place) crops.push({ evidence, picture: await encoded(canvas, place, CROP_SIDE, (pixels) => pixels.png()) });
    else leftOut.push(evidence);
  }
  const whole = { x: 0, y: 0, width: canvas.width, height: canvas.height };
  const jpeg = { quality: THUMBNAIL_QUALITY };
  const thumbnail =
    request.thumbnail === false ? null : await encoded(canvas, whole, THUMBNAIL_SIDE, (pixels) => pixels.jpeg(jpeg));
  return { thumbnail, crops, leftOut, problems };
}

/** Crops show the asset's own pixels unless it has too many of them; a thumbnail alone needs few. */
function sizeToDecode(width: number, height: number, { regions }: CropRequest) {
  if (regions.length > 0) return width * height <= MAX_FULL_PIXELS ? { width, height } : sizeFor(width, height);
  const factor = Math.min(1, THUMBNAIL_SIDE / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * factor)), height: Math.max(1, Math.round(height * factor)) };
}

const scaled = ({ x, y, width, height }: Region, scale: { readonly x: number; readonly y: number }): Region => ({
  x: x * scale.x,
  y: y * scale.y,
  width: width * scale.x,
  height: height * scale.y,
});

const faulty = (bytes: Uint8Array, { code, data }: DecodeFault) => problemOf(bytes.length, code, data);
