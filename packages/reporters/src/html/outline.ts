import type { AssetReport, LocaleId, Region } from '@biaoshi/core';
import { HTML_WORDS } from '../words/html.ts';
import { element, type Markup } from './element.ts';

/** Regions drawn of one asset, at most. */
const MAX_REGIONS = 40;

/** The outline of the picture with the region of each piece of evidence in it; nothing where none has one. */
export function outline({ asset, evidence }: AssetReport, locale: LocaleId): readonly Markup[] {
  const regions = evidence.flatMap(({ id, location }) =>
    'region' in location ? [{ id, region: location.region }] : [],
  );
  const { width, height } = asset;
  if (regions.length === 0 || width === null || height === null) return [];
  const frame = frameOf(
    width,
    height,
    regions.map(({ region }) => region),
  );
  const viewBox = `0 0 ${frame.width} ${frame.height}`;
  const drawn = regions.slice(0, MAX_REGIONS).map(({ id, region }) => rectangle(region, element('title', {}, id)));
  return [
    element(
      'svg',
      {
        xmlns: 'http://www.w3.org/2000/svg',
        class: 'outline',
        viewBox,
        role: 'img',
        'aria-label': HTML_WORDS[locale].regions,
      },
      element('title', {}, HTML_WORDS[locale].regions),
      rectangle({ x: 0, y: 0, ...frame }),
      drawn,
    ),
  ];
}

/** Regions are in the picture as it is shown, its size is as stored: a picture that is turned when shown is drawn turned. */
function frameOf(width: number, height: number, regions: readonly Region[]): Pick<Region, 'width' | 'height'> {
  const isOutside = regions.some((region) => region.x + region.width > width || region.y + region.height > height);
  return isOutside ? { width: height, height: width } : { width, height };
}

const rectangle = ({ x, y, width, height }: Region, ...title: readonly Markup[]): Markup =>
  element('rect', { x: String(x), y: String(y), width: String(width), height: String(height) }, title);
