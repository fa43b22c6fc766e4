import type { ProblemCode } from '@biaoshi/core';
import sharp, { type Metadata, type Sharp, type SharpOptions } from 'sharp';
import type { FullPixels, Picture } from './picture.ts';

/** Pixels of the shorter side of a `Picture`, at most. Glyphs of 2 % of it are then 20 pixels high. */
export const SHORTER_SIDE = 1024;
/** Pixels of a `Picture`, at most: long strips are shrunk further. */
export const MAX_PICTURE_PIXELS = 8 * 1024 * 1024;
/** Pixels of an asset that is decoded at all. */
export const MAX_ASSET_PIXELS = 200_000_000;
/** Pixels of an asset that is decoded without shrinking. */
export const MAX_FULL_PIXELS = 50_000_000;

/**
 * What is transparent is shown on this grey: on white or on black, text of the same colour would vanish.
 * Whoever publishes such a picture decides what is behind it.
 */
const BEHIND_ALPHA = { r: 128, g: 128, b: 128 };

/** Formats whose pixels are in the file. An SVG's are made by whoever shows it, with the fonts that are there. */
const FORMATS: ReadonlySet<string> = new Set(['jpeg', 'png', 'webp', 'gif', 'tiff', 'heif']);

/** One thread and no cache: the caller decides how many pictures are decoded at a time, and none comes twice. */
sharp.concurrency(1);
sharp.cache(false);

/** A decode that ended early, or not at all. */
interface DecodeFault {
  readonly code: Extract<ProblemCode, 'limitExceeded' | 'undecodablePixels' | 'unsupportedVariant'>;
  readonly data: Readonly<Record<string, string | number>>;
}

/** `picture` and `fault`: what could be decoded is there, the rest of the pixels is filled with whatever. */
interface DecodeResult {
  readonly picture: Picture | null;
  readonly fault: DecodeFault | null;
}

/** Decodes the first frame of an image file. Never rejects on what the bytes hold. */
export async function decode(bytes: Uint8Array): Promise<DecodeResult> {
  const metadata = await metadataOf(bytes).catch(messageOf);
  if (typeof metadata === 'string') return failed('undecodablePixels', { message: metadata });
  if (!FORMATS.has(metadata.format)) return failed('unsupportedVariant', { format: metadata.format });
  const { width, height } = metadata.autoOrient;
  if (width * height > MAX_ASSET_PIXELS) {
    return failed('limitExceeded', { limit: 'assetPixels', value: MAX_ASSET_PIXELS });
  }
  const whole = await shrunk(bytes, 'error', metadata).catch(messageOf);
  if (typeof whole !== 'string') return { picture: whole, fault: null };
  const part = await shrunk(bytes, 'none', metadata).catch(messageOf);
  const fault: DecodeFault = { code: 'undecodablePixels', data: { message: whole } };
  return { picture: typeof part === 'string' ? null : part, fault };
}

/** Rejects, and never throws. Bounds nothing: what it says decides whether anything is decoded. */
const metadataOf = async (bytes: Uint8Array): Promise<Metadata> =>
  await sharp(bytes, { failOn: 'none', limitInputPixels: false, pages: 1 }).metadata();

async function shrunk(bytes: Uint8Array, failOn: 'none' | 'error', metadata: Metadata): Promise<Picture> {
  const { width, height } = metadata.autoOrient;
  const size = sizeFor(width, height);
  const { data, info } = await open(bytes, failOn)
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
    full: once(() => full(bytes, metadata)),
  };
}

async function full(bytes: Uint8Array, { width, height, hasAlpha }: Metadata): Promise<FullPixels | null> {
  if (width * height > MAX_FULL_PIXELS) return null;
  const decoded = await open(bytes, 'error', AS_STORED)
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
    alpha: hasAlpha ? alphaOf(data, info.channels) : null,
  };
}

/** Converting by the colour profile would change the very bits that an invisible mark is in. */
const AS_STORED: SharpOptions = { ignoreIcc: true };

const open = (bytes: Uint8Array, failOn: 'none' | 'error', options: SharpOptions = {}): Sharp =>
  sharp(bytes, { failOn, limitInputPixels: MAX_ASSET_PIXELS, pages: 1, ...options });

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

function rgbOf(data: Uint8Array, channels: number): Uint8Array {
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

const failed = (code: DecodeFault['code'], data: DecodeFault['data']): DecodeResult => ({
  picture: null,
  fault: { code, data },
});

/** The decoder's words, bounded: they may repeat what the file holds. */
const messageOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).slice(0, 200) || 'unknown';
