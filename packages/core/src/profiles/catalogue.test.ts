import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { InvalidArgumentError } from '../model/errors.ts';
import type { Profile } from '../model/profile.ts';
import type { Rule } from '../model/rule.ts';
import { RULES } from '../rules/index.ts';
import { CLAUSES, clauseById } from './clauses.ts';
import { rulesOf } from './compile.ts';
import { PROFILES, profileById } from './index.ts';

const profiles: readonly Profile[] = PROFILES;
const rules: readonly Rule[] = RULES;
const clauseIds = CLAUSES.map(({ id }) => id);

test('the list holds every profile file, sorted, under its own name', () => {
  const folder = new URL('.', import.meta.url);
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .filter((name) => readFileSync(new URL(name, folder), 'utf8').includes('satisfies Profile;'))
    .map((name) => name.slice(0, -'.ts'.length))
    .sort();
  expect(profiles.map(({ id }) => id)).toEqual(files);
});

describe.each(profiles.map((profile) => [profile.id, profile] as const))('%s', (_id, profile) => {
  test('lists each clause once, in the order of the catalogue', () => {
    const listed = profile.requirements.map(({ clause }) => clause);
    expect(listed).toEqual(clauseIds.filter((id) => listed.includes(id)));
  });

  test('decides each clause by rules, or says why no file can', () => {
    for (const { rules: uses, undecidable } of profile.requirements) {
      expect(uses.length > 0 || undecidable !== undefined).toBe(true);
    }
  });

  test('names rules and messages that exist', () => {
    for (const use of profile.requirements.flatMap((requirement) => requirement.rules)) {
      const rule = rules.find(({ id }) => id === use.rule);
      expect(rule?.id).toBe(use.rule);
      const named = [...Object.keys(use.messages ?? {}), ...(use.only ?? [])];
      expect(rule?.messageIds).toEqual(expect.arrayContaining(named));
    }
  });

  test('takes its duties from clauses that it lists', () => {
    const listed = profile.requirements.map(({ clause }) => clause);
    expect(listed).toEqual(expect.arrayContaining(profile.duties.map(({ clause }) => clause)));
  });

  test('a rule with several uses has the strictest severity and all clauses of each message', () => {
    for (const { rule, weights } of rulesOf(profile)) {
      for (const [messageId, { severity, clauses }] of weights) {
        const mine = profile.requirements.flatMap(({ clause, rules: uses }) =>
          uses
            .filter((use) => use.rule === rule.id && (use.only === undefined || use.only.includes(messageId)))
            .map((use) => ({ clause, severity: use.messages?.[messageId] ?? use.severity })),
        );
        expect(clauses).toEqual(mine.map(({ clause }) => clause));
        const order = ['note', 'warning', 'error'];
        expect(order.indexOf(severity)).toBe(Math.max(...mine.map((use) => order.indexOf(use.severity))));
      }
    }
  });
});

test('every rule and message serves a profile', () => {
  const served = new Set(
    profiles.flatMap((profile) =>
      rulesOf(profile).flatMap(({ rule, weights }) => [...weights.keys()].map((id) => `${rule.id}/${id}`)),
    ),
  );
  const all = rules.flatMap(({ id, messageIds }) => messageIds.map((messageId) => `${id}/${messageId}`));
  expect([...served].sort()).toEqual(all.sort());
});

test('every clause serves a profile, and every clause of a profile is in the catalogue', () => {
  const listed = new Set(profiles.flatMap(({ requirements }) => requirements.map(({ clause }) => clause)));
  expect([...listed].sort()).toEqual([...clauseIds].sort());
  expect(new Set(clauseIds).size).toBe(clauseIds.length);
  expect(clauseById('gb-45438-6.1-c')?.citation.en).toBe('GB 45438-2025 6.1 c)');
  expect(clauseById('gb-45438-6.1-z')).toBeUndefined();
});

test('an unknown profile is named with its nearest match and the known ids', () => {
  const attempt = () => profileById('cn-platfrom');
  expect(attempt).toThrow(InvalidArgumentError);
  expect(attempt).toThrow(expect.objectContaining({ code: 'invalidProfile' }));
  expect(attempt).toThrow('did you mean "cn-platform"? (known: cn-platform, cn-provider, cn-regulator)');
  expect(() => profileById('eu-ai-act-50')).not.toThrow('did you mean');
  expect(() => profileById('')).toThrow('unknown profile ""');
  expect(() => profileById('constructor')).toThrow(InvalidArgumentError);
});

test('a profile of the caller that uses an unknown rule is refused', () => {
  const requirements = [
    { clause: 'measures-5', rules: [{ rule: 'implicit-lable-missing', severity: 'error' }] },
  ] as const;
  const profile: Profile = { ...profileById('cn-provider'), requirements };
  expect(() => rulesOf(profile)).toThrow('did you mean "implicit-label-missing"?');
});

const regulation = new URL('../../../../../shared/regulation.md', import.meta.url);

test.skipIf(!existsSync(regulation))(
  'quotations are words that regulation.md confirms (skipped without ../shared)',
  () => {
    const confirmed = readFileSync(regulation, 'utf8').replace(/⟦[^⟧]*⟧/gu, '⟦⟧');
    let quoted = 0;
    for (const { quotation } of CLAUSES) {
      for (const fragment of quotation?.split('……') ?? []) {
        quoted++;
        expect(confirmed).toContain(fragment);
      }
    }
    expect(quoted).toBeGreaterThan(15);
  },
);
