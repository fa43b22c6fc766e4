import { CLAUSES, type Clause, LOCALES, type LocaleId, PROFILES, type Profile, type Requirement } from '@biaoshi/core';
import type { Invocation } from '../commands/command.ts';
import type { Messages } from '../locales/messages.ts';
import { section, table } from '../page.ts';
import { titleOf, useText } from '../rule-text.ts';
import type { Topic } from './topic.ts';

export const clauseTopics = (invocation: Invocation): readonly Topic[] =>
  CLAUSES.map((clause: Clause) => ({
    id: clause.id,
    alias: clause.citation[invocation.locale],
    gist: `${clause.citation[invocation.locale]}  ${clause.gist[invocation.locale]}`,
    lines: () => clauseLines(clause, invocation),
  }));

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

/** The clauses that a rule serves, and how each profile takes the rule. */
export function usesOfRule(rule: string, locale: LocaleId, messages: Messages) {
  const uses = usesOf(({ rules }) => rules.some((use) => use.rule === rule));
  const clauses = CLAUSES.filter(({ id }) => uses.some(({ requirement }) => requirement.clause === id));
  return { why: clauses.flatMap((clause) => wordingLines(clause, locale, messages)), rows: useRows(rule, locale) };
}

/** A clause: citation and gist in our words, how sure our reading is; its own words only where they are confirmed. */
function wordingLines(
  { id, citation, gist, quotation, reading }: Clause,
  locale: LocaleId,
  messages: Messages,
): string[] {
  const { headings, withoutQuotation, confidence, inForce } = messages;
  const lines = [`  ${id}  ${citation[locale]}`, `    ${gist[locale]}`];
  lines.push(quotation === undefined ? `    ${withoutQuotation}` : `    ${headings.quotation}: ${quotation}`);
  if (reading) {
    lines.push(`    ${inForce(reading.inForce)}`);
    lines.push(`    ${headings.reading}: ${confidence[reading.confidence]} (${reading.source})`);
  }
  return lines;
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
