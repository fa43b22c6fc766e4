import { LOCALES, PROFILES, type Profile, RULES, type Rule } from '@biaoshi/core';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { print } from '../output/print.ts';
import { page, section, table } from '../page.ts';
import { titleOf } from '../rule-text.ts';
import type { Invocation } from './command.ts';

/** `biaoshi rules`: every rule by topic, with the profiles that use it. */
export async function run({ locale, terminal }: Invocation): Promise<ExitCode> {
  const { topic } = LOCALES[locale].words;
  const rules: readonly Rule[] = RULES;
  const topics = [...new Set(rules.map((rule) => rule.topic))];
  const lines = topics.flatMap((name) => {
    const rows = rules
      .filter((rule) => rule.topic === name)
      .map(({ id }) => [id, titleOf(id, locale), usersOf(id).join(', ')]);
    return section(topic[name], table(rows));
  });
  await print(page(lines), terminal);
  return EXIT.ok;
}

const usersOf = (rule: string): readonly string[] =>
  (PROFILES as readonly Profile[])
    .filter(({ requirements }) => requirements.some(({ rules }) => rules.some((use) => use.rule === rule)))
    .map(({ id }) => id);
