import type { AssetPictures, LocaleId } from '@biaoshi/core';
import { HTML_WORDS } from '../words/html.ts';
import { dataAddress } from './data-address.ts';
import { element, type Markup } from './element.ts';

/** Bytes of one asset's crops in a page, at most. */
export const MAX_CROP_BYTES = 512 * 1024;

/** The crop of each piece of evidence, by its id, and a line that says how many there was no room for. */
export function cropsOf(
  pictures: AssetPictures | undefined,
  locale: LocaleId,
): { readonly byEvidence: ReadonlyMap<string, Markup>; readonly more: readonly Markup[] } {
  const byEvidence = new Map<string, Markup>();
  let bytes = 0;
  let leftOut = 0;
  for (const { evidence, picture } of pictures?.crops ?? []) {
    if (bytes + picture.bytes.length > MAX_CROP_BYTES) {
      leftOut++;
      continue;
    }
    bytes += picture.bytes.length;
    byEvidence.set(evidence, image(dataAddress(picture), evidence, picture));
  }
  const more = leftOut === 0 ? [] : [element('p', { class: 'more' }, HTML_WORDS[locale].cropsLeftOut(leftOut))];
  return { byEvidence, more };
}

const image = (src: string, alt: string, { width, height }: { readonly width: number; readonly height: number }) =>
  element('img', { class: 'crop', src, alt, width: String(width), height: String(height) });
