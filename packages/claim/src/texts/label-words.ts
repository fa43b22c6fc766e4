import { LOCALES, type LocaleId } from '@biaoshi/core';

const ORIGIN_OF_LABEL: Readonly<Record<string, 'declared' | 'possible' | 'suspected'>> = {
  '1': 'declared',
  '2': 'possible',
  '3': 'suspected',
};

/** The value of a label, in the words of the Measures where it has any. */
export function labelWords(label: string, locale: LocaleId): string {
  const origin = Object.hasOwn(ORIGIN_OF_LABEL, label) ? ORIGIN_OF_LABEL[label] : undefined;
  return origin ? `Label ${label} ${LOCALES[locale].words.origin[origin]}` : `Label "${label}"`;
}
