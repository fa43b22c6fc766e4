import { clauseById, dutyText, LOCALES, type LocaleId, PROFILES, type Profile, type Requirement } from '@biaoshi/core';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { print } from '../output/print.ts';
import { page, type Row, section, table } from '../page.ts';
import { useText } from '../rule-text.ts';
import type { Invocation } from './command.ts';

/** `biaoshi profiles`: each profile's clauses, the rules that decide them, and those that no file can decide, with the reason. */
export async function run(invocation: Invocation): Promise<ExitCode> {
  const profiles: readonly Profile[] = PROFILES;
  await print(page(profiles.flatMap((profile) => profileLines(profile, invocation))), invocation.terminal);
  return EXIT.ok;
}

function profileLines(profile: Profile, { locale, messages }: Invocation): string[] {
  const { headings } = messages;
  const { words } = LOCALES[locale];
  const decided = profile.requirements.filter(({ rules }) => rules.length > 0);
  const undecided = profile.requirements.filter(({ undecidable }) => undecidable !== undefined);
  const used = new Set(decided.flatMap(({ rules }) => rules.map(({ rule }) => rule)));
  const name = (words.profile as Readonly<Record<string, string>>)[profile.id] ?? '';
  const facts = [
    words.role[profile.role],
    messages.inForce(profile.inForce),
    messages.decidedBy(used.size, decided.length),
  ].join(messages.joinFacts);
  return [
    '',
    `${profile.id} v${profile.version}  ${name}  (${facts})`,
    ...section(
      `  ${headings.decided}`,
      decided.flatMap((requirement) => decidedLines(requirement, locale)),
    ),
    ...section(
      `  ${headings.undecidable}`,
      table(
        undecided.map(({ clause, undecidable }) => [
          ...clauseCells(clause, locale),
          undecidable ? words.undecidable[undecidable] : '',
        ]),
        4,
      ),
    ),
    ...section(`  ${headings.duties}`, table(dutyRows(profile, locale), 4)),
  ];
}

function decidedLines({ clause, rules }: Requirement, locale: LocaleId): string[] {
  return [
    ...table([clauseCells(clause, locale)], 4),
    ...table(
      rules.map((use) => [use.rule, useText(use, locale)]),
      8,
    ),
  ];
}

const clauseCells = (id: string, locale: LocaleId): Row => {
  const clause = clauseById(id);
  return clause ? [id, clause.citation[locale], clause.gist[locale]] : [id];
};

/** The attribute that a propagator writes for each origin (Annex E c). */
const LABEL_OF_ORIGIN = { declared: '1', possible: '2', suspected: '3', noneFound: '' } as const;

function dutyRows({ duties }: Profile, locale: LocaleId): Row[] {
  const { origin: origins } = LOCALES[locale].words;
  return duties.map(({ origin, duty, clause }) => [
    origins[origin],
    clauseById(clause)?.citation[locale] ?? clause,
    dutyText({ id: duty, clause, data: { label: LABEL_OF_ORIGIN[origin] } }, locale),
  ]);
}
