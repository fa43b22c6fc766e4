import { LOCALES, RULES, type Rule } from '@biaoshi/core';
import type { Invocation } from '../commands/command.ts';
import { section, table } from '../page.ts';
import { messageTexts, titleOf } from '../rule-text.ts';
import { usesOfRule } from './clauses.ts';
import type { Topic } from './topic.ts';

export const ruleTopics = (invocation: Invocation): readonly Topic[] =>
  (RULES as readonly Rule[]).map((rule) => ({
    id: rule.id,
    alias: '',
    gist: titleOf(rule.id, invocation.locale),
    lines: () => ruleLines(rule, invocation),
  }));

function ruleLines(rule: Rule, { locale, messages }: Invocation): string[] {
  const { headings } = messages;
  const { family, list, topic } = LOCALES[locale].words;
  const { why, rows } = usesOfRule(rule.id, locale, messages);
  return [
    `${rule.id}  ${titleOf(rule.id, locale)}`,
    ...table([[topic[rule.topic], `${headings.families}: ${list(rule.families.map((name) => family[name]))}`]]),
    ...section(
      headings.messages,
      messageTexts(rule, locale).flatMap(({ messageId, text, fix }) => [
        `  ${messageId}`,
        `    ${text}`,
        ...(fix === '' ? [] : [`    ${headings.fix}: ${fix}`]),
      ]),
    ),
    ...section(headings.why, why),
    ...section(headings.profiles, table(rows)),
  ];
}
