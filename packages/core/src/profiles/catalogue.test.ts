import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { InvalidArgumentError } from '../model/errors.ts';
import { CONFIDENCES, type Profile } from '../model/profile.ts';
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

describe('clauses outside China', () => {
  const abroad = profiles.filter(({ id }) => !id.startsWith('cn-'));
  const clausesOf = (some: readonly Profile[]) =>
    some.flatMap(({ requirements }) => requirements.map(({ clause }) => clauseById(clause)));

  test('each says where our reading comes from, how sure it is, and from when it binds', () => {
    expect(abroad.length).toBeGreaterThan(0);
    for (const clause of clausesOf(abroad)) {
      const { source = '', confidence, inForce = '' } = clause?.reading ?? {};
      expect(new URL(source).protocol).toBe('https:');
      expect(CONFIDENCES).toContain(confidence);
      expect(new Date(`${inForce}T00:00:00Z`).toISOString().slice(0, 10)).toBe(inForce);
    }
  });

  test('none is quoted, and none in China is a reading', () => {
    for (const clause of clausesOf(abroad)) expect(clause?.quotation).toBeUndefined();
    for (const clause of clausesOf(profiles.filter((profile) => !abroad.includes(profile)))) {
      expect(clause?.reading).toBeUndefined();
    }
  });

  test('only a clause whose words were read, by us or in a quotation, can fail with an error', () => {
    let errors = 0;
    for (const { clause, rules: uses } of abroad.flatMap(({ requirements }) => requirements)) {
      const severities = uses.flatMap(({ severity, messages = {} }) => [severity, ...Object.values(messages)]);
      if (!severities.includes('error')) continue;
      errors++;
      expect(['P', 'Q']).toContain(clauseById(clause)?.reading?.confidence);
    }
    expect(errors).toBeGreaterThan(5);
  });

  test('a law is in force when its profile is, unless the clause itself comes later', () => {
    for (const profile of abroad) {
      const dates = clausesOf([profile]).map((clause) => clause?.reading?.inForce ?? '');
      expect([...dates].sort()[0]).toBe(profile.inForce);
    }
  });

  test('nothing is said of sanctions', () => {
    for (const clause of clausesOf(abroad)) {
      expect(JSON.stringify([clause?.gist, clause?.citation])).not.toMatch(
        /\bfine[sd]?\b|penalt|sanction|[$€₩]|罚|处分/i,
      );
    }
  });
});

test('an unknown profile is named with its nearest match and the known ids', () => {
  const attempt = () => profileById('cn-platfrom');
  expect(attempt).toThrow(InvalidArgumentError);
  expect(attempt).toThrow(expect.objectContaining({ code: 'invalidProfile' }));
  const known = profiles.map(({ id }) => id).join(', ');
  expect(attempt).toThrow(`did you mean "cn-platform"? (known: ${known})`);
  expect(() => profileById('eu-ai-act-50-deploy')).toThrow('did you mean "eu-ai-act-50-deployer"?');
  expect(() => profileById('moon-charter-7')).not.toThrow('did you mean');
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
