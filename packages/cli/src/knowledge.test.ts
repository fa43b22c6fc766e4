import {
  CARRIERS,
  CLAUSES,
  CONTAINERS,
  PROBLEM_CODES,
  PROFILES,
  type Profile,
  RULES,
  type Rule,
  TRACES,
} from '@biaoshi/core';
import { describe, expect, it } from 'vitest';
import { COMMANDS, LATER_COMMANDS } from './commands/index.ts';
import { OPTION_NAMES } from './options.ts';
import { messageTexts } from './rule-text.ts';
import { runHere } from './test-support/captured.ts';

const both = async (line: string) => {
  const [en, zh] = await Promise.all(
    ['en', 'zh-CN'].map((locale) => runHere([...line.split(' '), '--locale', locale])),
  );
  return { en: en?.stdout ?? '', zh: zh?.stdout ?? '', codes: [en?.code, zh?.code] };
};
const HAN = /\p{sc=Han}/u;

describe('what the command line knows', () => {
  it('rules: all of them', async () => {
    const { en, zh, codes } = await both('rules');
    for (const { id } of RULES) for (const text of [en, zh]) expect(text).toContain(`  ${id} `);
    expect(codes).toEqual([0, 0]);
  });

  it('formats: every format, carrier and trace', async () => {
    const { en } = await both('formats');
    for (const { id } of [...CONTAINERS, ...CARRIERS, ...TRACES]) expect(en).toContain(`  ${id} `);
  });

  it('profiles: every clause, its rules, or the reason why no file decides it', async () => {
    const { en, zh } = await both('profiles');
    const sections = en.split(/^(?=\S)/m);
    for (const [index, { id, requirements, inForce }] of (PROFILES as readonly Profile[]).entries()) {
      expect(sections[index]).toMatch(new RegExp(`^${id} v`));
      expect(sections[index]).toContain(`in force from ${inForce}`);
      for (const { clause, rules } of requirements) {
        expect(sections[index]).toContain(`    ${clause} `);
        for (const { rule } of rules) expect(sections[index]).toContain(`        ${rule} `);
      }
    }
    expect(zh).toMatch(HAN);
  });

  it.each((RULES as readonly Rule[]).map((rule) => [rule.id, rule] as const))('explain %s', async (id, rule) => {
    const { en, zh } = await both(`explain ${id}`);
    for (const text of [en, zh]) for (const message of rule.messageIds) expect(text).toContain(`\n  ${message}\n`);
    expect(messageTexts(rule, 'en').map(({ messageId }) => messageId)).toEqual(rule.messageIds);
    const users = (PROFILES as readonly Profile[]).filter(({ requirements }) =>
      requirements.some(({ rules }) => rules.some((use) => use.rule === id)),
    );
    expect(en.includes('Why\n')).toBe(users.length > 0);
    for (const user of users) expect(en).toContain(`\n  ${user.id} `);
    expect(en).not.toContain('undefined');
  });

  it('explain a clause: its wording where that is confirmed, and never a paraphrase in its place', async () => {
    for (const { id, gist, quotation } of CLAUSES) {
      const { stdout, code } = await runHere(['explain', id]);
      expect(code).toBe(0);
      expect(stdout).toContain(gist.en);
      if (quotation === undefined) expect(stdout).toContain('not quoted');
      else expect(stdout).toContain(quotation);
    }
  });

  it('explain a problem', async () => {
    for (const code of PROBLEM_CODES)
      expect((await runHere(['explain', code])).stdout).toContain(`Problem ${code}\n  `);
  });
});

describe('help', () => {
  it('names every command, and none that a later version serves', async () => {
    const { en, zh, codes } = await both('--help');
    for (const { name } of COMMANDS) for (const text of [en, zh]) expect(text).toContain(`biaoshi ${name}`);
    for (const name of LATER_COMMANDS) expect(en).not.toContain(`biaoshi ${name}`);
    expect(zh).toContain('命令');
    expect(codes).toEqual([0, 0]);
  });

  it.each(COMMANDS)('of $name names its options and no others', async ({ name, options }) => {
    const { en, zh } = await both(`${name} --help`);
    const shown = (text: string) => [...text.matchAll(/^ +(?:-h, )?--([a-z-]+)/gm)].map((match) => match[1]);
    expect(shown(en).sort()).toEqual([...options, 'help', 'version'].sort());
    expect(shown(zh)).toEqual(shown(en));
  });

  it('every option belongs to a command', () => {
    expect(new Set(COMMANDS.flatMap(({ options }): readonly string[] => options))).toEqual(new Set(OPTION_NAMES));
  });
});
