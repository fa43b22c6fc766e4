import type { SharpOptions } from 'sharp';
import { type DecodeFault, type FailOn, messageOf, type OpenImage, openImage } from './open-image.ts';
import type { FullPixels, Picture } from './picture.ts';

/** Pixels of the shorter side of a `Picture`, at most. Glyphs of 2 % of it are then 20 pixels high. */
export const SHORTER_SIDE = 1024;
/** Pixels of a `Picture`, at most: long strips are shrunk further. */
export const MAX_PICTURE_PIXELS = 8 * 1024 * 1024;
/** Pixels of an asset that is decoded without shrinking. */
export const MAX_FULL_PIXELS = 50_000_000;

/**
 * What is transparent is shown on this grey: on white or on black, text of the same colour would vanish.
 * Whoever publishes such a picture decides what is behind it.
 */
export const BEHIND_ALPHA = { r: 128, g: 128, b: 128 };

/** `picture` and `fault`: what could be decoded is there, the rest of the pixels is filled with whatever. */
interface DecodeResult {
  readonly picture: Picture | null;
  readonly fault: DecodeFault | null;
}

/** Decodes the first frame of an image file. Never rejects on what the bytes hold. */
export async function decode(bytes: Uint8Array): Promise<DecodeResult> {
  const opened = await openImage(bytes);
  if ('fault' in opened) return { picture: null, fault: opened.fault };
  const whole = await shrunk(opened.image, 'error').catch(messageOf);
  if (typeof whole !== 'string') return { picture: whole, fault: null };
  const part = await shrunk(opened.image, 'none').catch(messageOf);
  const fault: DecodeFault = { code: 'undecodablePixels', data: { message: whole } };
  return { picture: typeof part === 'string' ? null : part, fault };
}

async function shrunk(image: OpenImage, failOn: FailOn): Promise<Picture> {
  const { width, height } = image;
  const size = sizeFor(width, height);
  const { data, info } = await image
    .pixels(failOn)
    .autoOrient()
    .resize({ ...size, fit: 'fill' })
    .flatten({ background: BEHIND_ALPHA })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return {
    assetWidth: width,
    assetHeight: height,
    width: info.width,
    height: info.height,
    rgb: rgbOf(data, info.channels),
    scale: width / info.width,
    full: once(() => fullPixels(image)),
  };
}

/** Not shrunk, without orientation and without colour profile; null beyond `MAX_FULL_PIXELS`, or not to be decoded whole. */
export async function fullPixels(image: OpenImage): Promise<FullPixels | null> {
  if (image.width * image.height > MAX_FULL_PIXELS) return null;
  const decoded = await image
    .pixels('error', AS_STORED)
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
    .catch(() => null);
  if (!decoded) return null;
  const { data, info } = decoded;
  return {
    width: info.width,
    height: info.height,
    rgb: rgbOf(data, info.channels),
    alpha: image.hasAlpha ? alphaOf(data, info.channels) : null,
  };
}

/** Converting by the colour profile would change the very bits that an invisible mark is in. */
const AS_STORED: SharpOptions = { ignoreIcc: true };

/** The value that the first call asks for, for every call. */
function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | undefined;
  return () => {
    asked ??= ask();
    return asked;
  };
}

/** Size of the picture; never larger than the asset. */
export function sizeFor(width: number, height: number): { readonly width: number; readonly height: number } {
  const factor = Math.min(1, SHORTER_SIDE / Math.min(width, height), Math.sqrt(MAX_PICTURE_PIXELS / (width * height)));
  return { width: Math.max(1, Math.round(width * factor)), height: Math.max(1, Math.round(height * factor)) };
}

/** Grey and grey with alpha have one channel of colour, everything else three. */
const coloursOf = (channels: number): number => (channels < 3 ? 1 : 3);

export function rgbOf(data: Uint8Array, channels: number): Uint8Array {
  if (channels === 3) return data;
  const grey = coloursOf(channels) === 1;
  const rgb = new Uint8Array((data.length / channels) * 3);
  for (let from = 0, to = 0; from < data.length; from += channels, to += 3) {
    rgb[to] = data[from] ?? 0;
    rgb[to + 1] = data[grey ? from : from + 1] ?? 0;
    rgb[to + 2] = data[grey ? from : from + 2] ?? 0;
  }
  return rgb;
}

function alphaOf(data: Uint8Array, channels: number): Uint8Array {
  const alpha = new Uint8Array(data.length / channels);
  for (let at = 0; at < alpha.length; at++) alpha[at] = data[at * channels + channels - 1] ?? 0;
  return alpha;
}
