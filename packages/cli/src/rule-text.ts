import { type Finding, findingText, LOCALES, type LocaleId, type Rule, type RuleUse } from '@biaoshi/core';

/** A rule's message in words, with the data of one of the rule's own failing examples. */
export interface MessageText {
  readonly messageId: string;
  readonly text: string;
  readonly fix: string;
}

/** The title of a rule in words. */
export const titleOf = (ruleId: string, locale: LocaleId): string => wordsOf(ruleId, '', {}, locale).title;

/** Each message once, in the order of its declaration, as the first example that yields it says it. */
export function messageTexts(rule: Rule, locale: LocaleId): readonly MessageText[] {
  const found = rule.examples.flatMap(({ facts }) => (rule.applies(facts) ? rule.check(facts) : []));
  return rule.messageIds.flatMap((messageId) => {
    const example = found.find((finding) => finding.messageId === messageId);
    if (!example) return [];
    const { text, fix } = wordsOf(rule.id, messageId, example.data, locale);
    return [{ messageId, text, fix }];
  });
}

/** How heavily a profile takes a rule, by message where messages differ: `error`, `note (wrongLength)`. */
export function useText({ severity, messages = {}, only }: RuleUse, locale: LocaleId): string {
  const words = LOCALES[locale].words.severity;
  const named = (ids: readonly string[]) => (ids.length === 0 ? '' : ` (${ids.join(', ')})`);
  const own = Object.entries(messages).map(([message, weight]) => words[weight] + named([message]));
  return [words[severity] + named(only ?? []), ...own].join(', ');
}

function wordsOf(ruleId: string, messageId: string, data: Finding['data'], locale: LocaleId) {
  const finding: Finding = {
    ruleId,
    messageId,
    data,
    outcome: 'fail',
    severity: 'error',
    clauses: [],
    evidence: [],
    fingerprint: '',
  };
  return findingText(finding, locale);
}
