import type { LocaleId } from '@biaoshi/core';
import { STATEMENTS, type Statement } from '../statements/statement.ts';
import { EN } from './en.ts';
import type { ClaimTexts } from './texts.ts';
import { ZH_CN } from './zh-CN.ts';

export const CLAIM_TEXTS: Readonly<Record<LocaleId, ClaimTexts>> = { 'zh-CN': ZH_CN, en: EN };

/** A statement in words. They hold texts of the files: escape them. */
export interface StatementText {
  readonly shows: string;
  readonly notShown: string;
  /** What to ask the buyer next; '' where the fact calls for no question, or is about the listing's photo alone. */
  readonly ask: string;
}

export function statementText({ id, data, photos }: Statement, locale: LocaleId): StatementText {
  const texts = CLAIM_TEXTS[locale];
  const words = texts.statements[id] as { shows(data: unknown): string; notShown(data: unknown): string };
  return {
    shows: words.shows(data),
    notShown: words.notShown(data),
    ask: isAboutClaim(photos) ? texts.asks[STATEMENTS[id].ask] : '',
  };
}

const isAboutClaim = ([first = '']: Statement['photos']): boolean => first.startsWith('E');
