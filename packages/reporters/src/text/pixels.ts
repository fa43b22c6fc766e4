import type { InvisibleMarkData, LocaleId, VendorMarkData, VisibleTextData } from '@biaoshi/core';
import { PIXEL_WORDS } from '../words/pixels.ts';
import { WORDS } from '../words.ts';
import { shown } from './shown.ts';

/** A measure as people read it: one decimal, none where it says nothing. */
const figure = (value: number): string => String(Math.round(value * 10) / 10);

/** A text in the picture: what it says, which elements of a label it has, and its measures. */
export function visibleTextFacts(data: VisibleTextData, locale: LocaleId): string {
  const words = PIXEL_WORDS[locale];
  const { text, reading, place, glyphHeightPercent, boxHeightPercent, contrast, opacity, illegible } = data;
  return [
    words.text(shown(text), words.reading[reading]),
    words.place[place],
    words.heights(figure(glyphHeightPercent), figure(boxHeightPercent)),
    words.contrast(figure(contrast)),
    ...(opacity === null ? [] : [words.opacity(figure(opacity * 100))]),
    illegible === '' ? words.legible : words.illegible[illegible],
  ].join(WORDS[locale].joinFacts);
}

export function vendorMarkFacts({ mark, vendor, place, sizePercent }: VendorMarkData, locale: LocaleId): string {
  const words = PIXEL_WORDS[locale];
  return [words.mark(shown(mark), shown(vendor)), words.place[place], words.size(figure(sizePercent))].join(
    WORDS[locale].joinFacts,
  );
}

export function invisibleMarkFacts(data: InvisibleMarkData, locale: LocaleId): string {
  const words = PIXEL_WORDS[locale];
  const { scheme, generator, payload, bits, of, signature } = data;
  return [
    words.scheme(shown(scheme), shown(generator)),
    ...(of > 0 ? [words.bits(bits, of)] : []),
    ...(signature ? [words.signature[signature]] : []),
    words.payload(shown(payload)),
  ].join(WORDS[locale].joinFacts);
}
