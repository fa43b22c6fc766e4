import { LOCALES, type LocaleId, PROBLEM_CODES, type Problem, type ProblemCode, RULES } from '@biaoshi/core';
import { sarifMessage } from '../escape/sarif-message.ts';

/** A `reportingDescriptor`. */
interface Descriptor {
  readonly id: string;
  readonly shortDescription: { readonly text: string };
  readonly properties: { readonly topic: string };
}

/** A problem is no rule of a profile; its id cannot be taken for one. */
export const problemRuleId = (code: ProblemCode): string => `problem/${code}`;

const RULE_IDS: readonly string[] = [...RULES.map(({ id }) => id), ...PROBLEM_CODES.map(problemRuleId)];
const INDEX_BY_ID: ReadonlyMap<string, number> = new Map(RULE_IDS.map((id, index) => [id, index]));

/** Where a rule stands in `tool.driver.rules`; undefined for one that another version wrote. */
export const ruleIndex = (id: string): number | undefined => INDEX_BY_ID.get(id);

const NO_DATA: Problem['data'] = {};

/** Every rule, then every problem that stops reading, in words. */
export function descriptors(locale: LocaleId): readonly Descriptor[] {
  const { rules, problems } = LOCALES[locale];
  return [
    ...RULES.map(({ id, topic }) => ({
      id,
      shortDescription: { text: sarifMessage(rules[id].title) },
      properties: { topic },
    })),
    ...PROBLEM_CODES.map((code) => ({
      id: problemRuleId(code),
      shortDescription: { text: sarifMessage(problems[code](NO_DATA)) },
      properties: { topic: 'problem' },
    })),
  ];
}
