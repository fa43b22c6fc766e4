import {
  CLAUSES,
  type Clause,
  LOCALES,
  type LocaleId,
  PROBLEM_CODES,
  PROFILES,
  type ProblemCode,
  type Profile,
  problemText,
  type Requirement,
  RULES,
  type Rule,
} from '@biaoshi/core';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { print } from '../output/print.ts';
import { page, section, table } from '../page.ts';
import { messageTexts, ruleById, titleOf, useText } from '../rule-text.ts';
import { UsageError } from '../usage-error.ts';
import type { Invocation } from './command.ts';

/** Everything that can be explained, for "did you mean". */
const topics = (): readonly string[] => [
  ...RULES.map(({ id }) => id),
  ...CLAUSES.map(({ id }) => id),
  ...PROBLEM_CODES,
];

/** `biaoshi explain <id>`: what it is, why it is so, how to put it right. Throws `UsageError` (`topicUnknown`). */
export async function run(invocation: Invocation): Promise<ExitCode> {
  const [given = ''] = invocation.arguments;
  const rule = ruleById(given);
  const clause = CLAUSES.find(({ id }) => id === given);
  const problem = PROBLEM_CODES.find((code) => code === given);
  if (!rule && !clause && !problem) throw new UsageError('topicUnknown', { given, known: topics() });
  const lines = [
    ...(rule ? ruleLines(rule, invocation) : []),
    ...(clause ? clauseLines(clause, invocation) : []),
    ...(problem ? problemLines(problem, invocation) : []),
  ];
  await print(page(lines), invocation.terminal);
  return EXIT.ok;
}

function ruleLines(rule: Rule, { locale, messages }: Invocation): string[] {
  const { headings } = messages;
  const { family, list, topic } = LOCALES[locale].words;
  const uses = usesOf(({ rules }) => rules.some((use) => use.rule === rule.id));
  const clauses = CLAUSES.filter(({ id }) => uses.some((use) => use.requirement.clause === id));
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
    ...section(
      headings.why,
      clauses.flatMap((clause) => wordingLines(clause, locale, messages)),
    ),
    ...section(headings.profiles, table(useRows(rule.id, locale))),
  ];
}

function clauseLines(clause: Clause, { locale, messages }: Invocation): string[] {
  const { headings } = messages;
  const { undecidable } = LOCALES[locale].words;
  const uses = usesOf((requirement) => requirement.clause === clause.id);
  const rules = [...new Set(uses.flatMap(({ requirement }) => requirement.rules.map(({ rule }) => rule)))];
  const reasons = uses.flatMap(({ profile, requirement: { undecidable: reason } }) =>
    reason ? [[profile.id, undecidable[reason]]] : [],
  );
  return [
    ...wordingLines(clause, locale, messages),
    ...section(headings.decided, table(rules.map((id) => [id, titleOf(id, locale)]))),
    ...section(headings.undecidable, table(reasons)),
  ];
}

/** A clause: citation and gist in our words; its own words only where they are confirmed. */
function wordingLines(
  { id, citation, gist, quotation }: Clause,
  locale: LocaleId,
  { headings, withoutQuotation }: Invocation['messages'],
): string[] {
  return [
    `  ${id}  ${citation[locale]}`,
    `    ${gist[locale]}`,
    quotation === undefined ? `    ${withoutQuotation}` : `    ${headings.quotation}: ${quotation}`,
  ];
}

function problemLines(code: ProblemCode, { locale, messages }: Invocation): string[] {
  const location = { path: '', start: 0, end: 0 };
  return [
    `${messages.headings.problem} ${code}`,
    `  ${problemText({ code, severity: 'error', location, data: {} }, locale)}`,
  ];
}

function usesOf(wanted: (requirement: Requirement) => boolean) {
  return (PROFILES as readonly Profile[]).flatMap((profile) =>
    profile.requirements.filter(wanted).map((requirement) => ({ profile, requirement })),
  );
}

/** Each profile that uses the rule, with every way in which it does. */
function useRows(rule: string, locale: LocaleId): string[][] {
  return (PROFILES as readonly Profile[]).flatMap(({ id, requirements }) => {
    const uses = requirements.flatMap(({ rules }) => rules.filter((use) => use.rule === rule));
    const texts = new Set(uses.map((use) => useText(use, locale)));
    return [...texts].map((text) => [id, text]);
  });
}
