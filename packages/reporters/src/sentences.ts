import { clauseById, type Finding, findingText, LOCALES, type LocaleId, type Verdict } from '@biaoshi/core';
import { WORDS } from './words.ts';

/** The three answers of a verdict on one line. Where nothing could be determined, nothing is said to be missing. */
export function verdictWords({ origin, compliance, integrity }: Verdict, locale: LocaleId): string {
  const { words } = LOCALES[locale];
  const own = WORDS[locale];
  const open = origin === 'noneFound' && compliance === 'undetermined';
  return [
    open ? own.originOpen : own.origin[origin],
    words.compliance[compliance],
    own.labels(words.integrity[integrity]),
  ].join(' · ');
}

/** A finding on one line: what is wrong, what puts it right, and by which clauses. */
export function findingSentence(finding: Finding, locale: LocaleId): string {
  const { text, fix } = findingText(finding, locale);
  const said = [text, fix].filter((part) => part !== '').join(WORDS[locale].joinSentences);
  return finding.clauses.length === 0 ? said : `${said} [${clauseCitations(finding.clauses, locale)}]`;
}

/** How each clause is cited; a clause that this version does not know is cited by its id. */
export function clauseCitations(ids: readonly string[], locale: LocaleId): string {
  return LOCALES[locale].words.list(ids.map((id) => clauseById(id)?.citation[locale] ?? id));
}

/** That there are this many more than are shown. */
export const moreText = (count: number, locale: LocaleId): string => WORDS[locale].more(count);
