import {
  type AssetReport,
  FAMILIES,
  type Family,
  LOCALES,
  type LocaleId,
  PIXEL_FAMILIES,
  type Reading,
  readingText,
  type Unexamined,
} from '@biaoshi/core';
import { WORDS } from '../words.ts';

type Unread = readonly [what: 'undetected' | 'unreadable' | 'notExamined', key: string, text: string];

/** What cannot be called absent: what the pixels did not show, families out of reach, families and bytes nobody looked at. */
export function unreadTexts({ readings, unexamined }: AssetReport, locale: LocaleId): readonly Unread[] {
  const words = WORDS[locale];
  const { family, list } = LOCALES[locale].words;
  const named = (reading: Reading, families: readonly Family[] = FAMILIES): string[] =>
    families.filter((name) => readings[name] === reading).map((name) => family[name]);
  const skipped = [...named('notExamined'), ...unexaminedTexts(unexamined, locale)];
  const all: readonly Unread[] = [
    ['undetected', readingText(PIXEL_FAMILIES[0], 'absent', locale), list(named('absent', PIXEL_FAMILIES))],
    ['unreadable', words.unreadable, list(named('unreadable'))],
    ['notExamined', words.notExamined, list(skipped)],
  ];
  return all.filter(([, , text]) => text !== '');
}

function unexaminedTexts(ranges: readonly Unexamined[], locale: LocaleId): string[] {
  const bytes = new Map<Unexamined['reason'], number>();
  for (const { start, end, reason } of ranges) bytes.set(reason, (bytes.get(reason) ?? 0) + end - start);
  const reasons = LOCALES[locale].words.unexamined;
  return [...bytes].map(([reason, total]) => WORDS[locale].unexaminedBytes(String(total), reasons[reason]));
}
