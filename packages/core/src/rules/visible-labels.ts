import type { EvidenceOf } from '../model/evidence.ts';
import type { Facts } from '../model/rule.ts';
import { vendorsNamedIn } from '../registry/brands-in-text.ts';
import { excerpt } from './excerpt.ts';

export type VisibleText = EvidenceOf<'visibleText'>;

/** What the pixels showed. */
export type Seen = Pick<Facts, 'visibleTexts' | 'vendorMarks' | 'invisibleMarks'>;

const NONE: readonly VisibleText[] = [];

/** The texts that hold both elements of GB 45438-2025 5.2 b, or the like in another language. */
export const explicitLabels = ({ visibleTexts }: Seen): readonly VisibleText[] =>
  visibleTexts.length === 0 ? NONE : visibleTexts.filter(({ data }) => data.reading === 'label');

/**
 * Texts with an AI element alone that name a vendor we know (即梦AI): a vendor's mark made of letters. Inside the picture the
 * same letters are more often a screen's or a poster's.
 */
export const brandTexts = ({ visibleTexts }: Seen): readonly VisibleText[] =>
  visibleTexts.length === 0
    ? NONE
    : visibleTexts.filter(
        ({ data }) => data.reading === 'aiElement' && data.place !== 'inside' && vendorsNamedIn(data.text).size > 0,
      );

/** Texts with one of the elements that are no vendor's mark. */
export function partialTexts(facts: Seen): readonly VisibleText[] {
  const brands = brandTexts(facts);
  return facts.visibleTexts.filter(
    (text) =>
      (text.data.reading === 'aiElement' || text.data.reading === 'generationElement') && !brands.includes(text),
  );
}

/** Somebody looked at the pixels, with success. */
export const isLookedAt = ({ readings: { explicitLabel } }: Pick<Facts, 'readings'>): boolean =>
  explicitLabel === 'present' || explicitLabel === 'absent';

export const textOf = ({ data: { text } }: VisibleText): string => excerpt(text);

/** A measure as a finding gives it: cut, not rounded, so that 4.997 is not called 5. */
export const shown = (measure: number): number => Math.floor(measure * 100) / 100;
