import type { ProblemCode } from '@biaoshi/core';
import sharp, { type Metadata, type Sharp, type SharpOptions } from 'sharp';
import { decodeHeic } from './heic.ts';

/** Pixels of an asset that is decoded at all. */
export const MAX_ASSET_PIXELS = 200_000_000;
/** Pixels of a HEIC that is decoded: its decoder shrinks nothing, and holds the whole twice, in 4 bytes a pixel. */
export const MAX_HEIC_PIXELS = 50_000_000;

/** Formats whose pixels are in the file. An SVG's are made by whoever shows it, with the fonts that are there. */
const FORMATS: ReadonlySet<string> = new Set(['jpeg', 'png', 'webp', 'gif', 'tiff', 'heif']);

/** One thread and no cache: the caller decides how many pictures are decoded at a time, and none comes twice. */
sharp.concurrency(1);
sharp.cache(false);

/** A decode that ended early, or not at all. */
export interface DecodeFault {
  readonly code: Extract<ProblemCode, 'limitExceeded' | 'undecodablePixels' | 'unsupportedVariant'>;
  readonly data: Readonly<Record<string, string | number>>;
}

/** `none`: what a damaged file still holds is shown, the rest filled with whatever. */
export type FailOn = 'none' | 'error';

/** An image file within bounds, of which the first frame may be decoded. */
export interface OpenImage {
  /** Of the asset, after orientation. */
  readonly width: number;
  readonly height: number;
  readonly hasAlpha: boolean;
  /** Begins a decode. Orientation is still to be applied. */
  readonly pixels: (failOn: FailOn, options?: SharpOptions) => Sharp;
}

type Opened = { readonly image: OpenImage } | { readonly fault: DecodeFault };

/** Looks at what an image file says of itself. Never rejects on what the bytes hold. */
export async function openImage(bytes: Uint8Array): Promise<Opened> {
  const metadata = await metadataOf(bytes).catch(messageOf);
  if (typeof metadata === 'string') return failed('undecodablePixels', { message: metadata });
  if (!FORMATS.has(metadata.format)) return failed('unsupportedVariant', { format: metadata.format });
  const { width, height } = metadata.autoOrient;
  if (width * height > MAX_ASSET_PIXELS) {
    return failed('limitExceeded', { limit: 'assetPixels', value: MAX_ASSET_PIXELS });
  }
  if (metadata.compression === 'hevc') return openHeic(bytes);
  const pixels = (failOn: FailOn, options: SharpOptions = {}): Sharp =>
    sharp(bytes, { failOn, limitInputPixels: MAX_ASSET_PIXELS, pages: 1, ...options });
  return { image: { width, height, hasAlpha: metadata.hasAlpha, pixels } };
}

/** No build of sharp decodes HEVC. What decodes it gives pixels with orientation applied, once for all who ask. */
async function openHeic(bytes: Uint8Array): Promise<Opened> {
  const decoded = await decodeHeic(bytes, isTooLarge).catch(messageOf);
  if (typeof decoded === 'string') return failed('undecodablePixels', { message: decoded });
  if ('refused' in decoded) return refused(decoded.refused);
  const { width, height, rgba, hasAlpha } = decoded;
  const pixels = (): Sharp => {
    const whole = sharp(rgba, { raw: { width, height, channels: 4 }, limitInputPixels: MAX_ASSET_PIXELS });
    return hasAlpha ? whole : whole.removeAlpha();
  };
  return { image: { width, height, hasAlpha, pixels } };
}

const refused = (reason: 'tooLarge' | 'noDecoder'): Opened =>
  reason === 'tooLarge'
    ? failed('limitExceeded', { limit: 'heicPixels', value: MAX_HEIC_PIXELS })
    : failed('unsupportedVariant', { format: 'heic', missing: 'libheif-js' });

const isTooLarge = (width: number, height: number): boolean => width * height > MAX_HEIC_PIXELS;

/** Rejects, and never throws. Bounds nothing: what it says decides whether anything is decoded. */
const metadataOf = async (bytes: Uint8Array): Promise<Metadata> =>
  await sharp(bytes, { failOn: 'none', limitInputPixels: false, pages: 1 }).metadata();

const failed = (code: DecodeFault['code'], data: DecodeFault['data']): Opened => ({ fault: { code, data } });

/** The decoder's words, bounded: they may repeat what the file holds. */
export const messageOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).slice(0, 200) || 'unknown';
