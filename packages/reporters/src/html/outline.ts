import type { AssetReport, EncodedPicture, LocaleId, Region } from '@biaoshi/core';
import { HTML_WORDS } from '../words/html.ts';
import { dataAddress } from './data-address.ts';
import { element, type Markup } from './element.ts';

type Size = Pick<Region, 'width' | 'height'>;

/** Regions drawn of one asset, at most. */
const MAX_REGIONS = 40;

/**
 * The picture with the region of each piece of evidence in it; without a thumbnail its outline alone, and nothing where
 * there is no region either.
 */
export function outline(
  { asset, evidence }: AssetReport,
  thumbnail: EncodedPicture | null,
  locale: LocaleId,
): readonly Markup[] {
  const regions = evidence.flatMap(({ id, location }) =>
    'region' in location ? [{ id, region: location.region }] : [],
  );
  const { width, height } = asset;
  const stored = width !== null && height !== null ? { width, height } : null;
  const frame = thumbnail
    ? turnedLike(thumbnail, stored)
    : stored && regions.length > 0
      ? framed(stored, regions)
      : null;
  if (!frame) return [];
  const drawn = regions.slice(0, MAX_REGIONS).map(({ id, region }) => rectangle(region, element('title', {}, id)));
  const words = HTML_WORDS[locale];
  const name = thumbnail ? words.thumbnail : words.regions;
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    class: thumbnail ? 'shown' : 'outline',
    viewBox: `0 0 ${frame.width} ${frame.height}`,
    preserveAspectRatio: 'xMinYMin meet',
    role: 'img',
    'aria-label': name,
  };
  const ground = thumbnail ? shown(thumbnail, frame) : rectangle({ x: 0, y: 0, ...frame });
  return [element('svg', attributes, element('title', {}, name), ground, drawn)];
}

const shown = (thumbnail: EncodedPicture, { width, height }: Size): Markup =>
  element('image', {
    href: dataAddress(thumbnail),
    width: String(width),
    height: String(height),
    preserveAspectRatio: 'none',
  });

/** Regions are in the picture as it is shown, its size is as stored; the thumbnail is as shown. */
function turnedLike(thumbnail: Size, stored: Size | null): Size {
  if (!stored) return { width: thumbnail.width, height: thumbnail.height };
  const isTurned = (thumbnail.width - thumbnail.height) * (stored.width - stored.height) < 0;
  return isTurned ? { width: stored.height, height: stored.width } : stored;
}

/** Without a thumbnail, a region that lies outside tells that the picture is turned when shown. */
function framed({ width, height }: Size, regions: readonly { readonly region: Region }[]): Size {
  const isOutside = regions.some(({ region }) => region.x + region.width > width || region.y + region.height > height);
  return isOutside ? { width: height, height: width } : { width, height };
}

const rectangle = ({ x, y, width, height }: Region, ...title: readonly Markup[]): Markup =>
  element('rect', { x: String(x), y: String(y), width: String(width), height: String(height) }, title);
