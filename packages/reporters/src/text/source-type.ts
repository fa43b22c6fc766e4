import {
  type AiShare,
  type DigitalSourceType,
  type DigitalSourceTypeData,
  type LocaleId,
  parseDigitalSourceType,
} from '@biaoshi/core';
import { SOURCE_TYPE_WORDS } from '../words/source-types.ts';
import { WORDS } from '../words.ts';
import { shownAddress } from './shown.ts';

/** A digital source type as it stands in a file, with what it means. */
export function sourceTypeText(value: string, locale: LocaleId): string {
  const { described, unknown } = SOURCE_TYPE_WORDS[locale];
  const { term } = parseDigitalSourceType(value);
  return term === null ? described(shownAddress(value), unknown) : described(term, sourceTypeMeaning(term, locale));
}

/** What a term of the vocabulary means, in our own words. */
export function sourceTypeMeaning(term: DigitalSourceType, locale: LocaleId): string {
  return SOURCE_TYPE_WORDS[locale].meaning[term];
}

/** How much of the picture generative AI made, as a source type has it. */
export const aiShareText = (ai: AiShare, locale: LocaleId): string => SOURCE_TYPE_WORDS[locale].ai[ai];

/** Of evidence: the term and its meaning, that it leaves AI open where it does, and what is odd about how it is written. */
export function sourceTypeFacts({ raw, term, ai, retired, spelling }: DigitalSourceTypeData, locale: LocaleId): string {
  const words = SOURCE_TYPE_WORDS[locale];
  const said = [sourceTypeText(term ?? raw, locale)];
  if (ai === 'cannotTell') said.push(words.ai[ai]);
  if (retired) said.push(words.retired);
  if (term !== null && spelling !== 'uri') said.push(words.spelling[spelling]);
  return said.join(WORDS[locale].joinFacts);
}
