import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { LIMIT_SPECS, OUTER_LIMIT_NAMES } from '../bytes/limits.ts';
import { evaluate } from '../evaluate.ts';
import type { Finding } from '../model/finding.ts';
import { UNEXAMINED_REASONS } from '../model/location.ts';
import { PROBLEM_CODES, type Problem } from '../model/problem.ts';
import { UNDECIDABLE_REASONS } from '../model/profile.ts';
import { FAMILIES } from '../model/reading.ts';
import type { Rule } from '../model/rule.ts';
import { COMPLIANCES, DUTY_IDS, type Duty, INTEGRITIES, ORIGINS } from '../model/verdict.ts';
import { CLAUSES } from '../profiles/clauses.ts';
import { PROFILES } from '../profiles/index.ts';
import { exampleAsset, goodFields } from '../rules/example-facts.ts';
import { RULES } from '../rules/index.ts';
import { LOCALES } from './index.ts';
import { LOCALE_IDS } from './locale.ts';
import { dutyText, findingText, problemText, producerText, readingText } from './text.ts';

const rules: readonly Rule[] = RULES;

/** Words without a hole: no missing datum, no object where a value should be, no doubled or loose blank. */
function expectWords(text: string): void {
  expect(text.trim()).toBe(text);
  expect(text).not.toBe('');
  expect(text).not.toMatch(/undefined|null|NaN|\[object|\s{2}|（）|\(\)|“”/);
}

const inferred = rules.flatMap((rule) =>
  rule.examples.flatMap(({ facts }) =>
    rule.applies(facts) ? rule.check(facts).map((found) => ({ ...found, ruleId: rule.id })) : [],
  ),
);

const finding = (found: { ruleId: string; messageId: string; data: Finding['data'] }): Finding => ({
  outcome: 'fail',
  severity: 'error',
  clauses: [],
  evidence: [],
  fingerprint: '0000000000000000',
  ...found,
});

describe.each(LOCALE_IDS)('%s', (locale) => {
  const { words } = LOCALES[locale];

  test('has a title for each rule, and each message in words, with its data in it', () => {
    expect(Object.keys(LOCALES[locale].rules).sort()).toEqual(rules.map(({ id }) => id));
    for (const found of inferred) {
      const { title, text, fix } = findingText(finding(found), locale);
      for (const part of [title, text, fix]) expectWords(part);
      expect(text).not.toBe(found.messageId);
    }
  });

  test('has exactly the messages of each rule', () => {
    for (const [id, { messages }] of Object.entries(LOCALES[locale].rules)) {
      expect(Object.keys(messages).sort()).toEqual(
        [...(rules.find((rule) => rule.id === id)?.messageIds ?? [])].sort(),
      );
    }
  });

  test('says every figure and value of a problem that it is given, and stands without', () => {
    const given: readonly Problem['data'][] = [
      {},
      { limit: 'maxNesting', value: 32, needed: 9, missing: 9 },
      { limit: 'maxFuture' },
    ];
    for (const code of PROBLEM_CODES) {
      for (const data of given) {
        const problem: Problem = { code, severity: 'error', location: { path: '', start: 0, end: 0 }, data };
        expectWords(problemText(problem, locale));
      }
    }
    const limited: Problem = {
      code: 'limitExceeded',
      severity: 'error',
      location: { path: '', start: 0, end: 0 },
      data: { limit: 'maxUnits', value: 77 },
    };
    expect(problemText(limited, locale)).toContain(words.limit.maxUnits);
    expect(problemText(limited, locale)).toContain('77');
  });

  test('has a word for every value of a report', () => {
    const sets: readonly [Readonly<Record<string, string>>, readonly string[]][] = [
      [words.origin, ORIGINS],
      [words.compliance, COMPLIANCES],
      [words.integrity, INTEGRITIES],
      [words.family, FAMILIES],
      [words.unexamined, UNEXAMINED_REASONS],
      [words.undecidable, UNDECIDABLE_REASONS],
      [words.limit, [...Object.keys(LIMIT_SPECS), ...OUTER_LIMIT_NAMES]],
      [words.profile, PROFILES.map(({ id }) => id)],
    ];
    for (const [record, keys] of sets) {
      expect(Object.keys(record).sort()).toEqual([...keys].sort());
      for (const word of Object.values(record)) expectWords(word);
      expect(new Set(Object.values(record)).size).toBe(keys.length);
    }
  });

  test('says each duty, with the producer where the label names one', () => {
    const producers = [
      goodFields().ContentProducer,
      'doubao',
      '001191310104MACE0YX63918020',
      'example-forum',
      undefined,
    ];
    const duties = producers.flatMap((ContentProducer) => dutiesWith(goodFields({ ContentProducer })));
    for (const id of DUTY_IDS) expectWords(dutyText({ id, clause: 'measures-9', data: {} }, locale));
    for (const duty of duties) expectWords(dutyText(duty, locale));
    const [known] = dutiesWith(goodFields());
    if (!known) throw new Error('a declared label has a duty');
    expect(dutyText(known, locale)).toContain('Jimeng 即梦');
    expect(dutyText(known, locale)).toContain('9144030008867405X2');
  });

  test('names a producer, or says that the entity is unknown', () => {
    expect(producerText('001191110102MACQD9K64010000', locale)).toContain('Doubao 豆包');
    expect(producerText('001191310104MACE0YX63918020', locale)).toContain(words.producer.unknown);
    expect(producerText('doubao', locale)).toBe('Doubao 豆包');
    expect(producerText('example-forum', locale)).toBe(words.producer.unknown);
  });

  test('pass and notApplicable have words; what another version found keeps its ids', () => {
    for (const outcome of ['pass', 'notApplicable'] as const) {
      const clear = { ...finding({ ruleId: 'labels-disagree', messageId: outcome, data: {} }), outcome };
      expect(findingText(clear, locale)).toEqual({
        title: LOCALES[locale].rules['labels-disagree'].title,
        text: words.outcome[outcome],
        fix: '',
      });
    }
    const future = finding({ ruleId: 'future-rule', messageId: 'futureMessage', data: {} });
    expect(findingText(future, locale)).toEqual({ title: 'future-rule', text: 'futureMessage', fix: '' });
  });
});

function dutiesWith(fields: ReturnType<typeof goodFields>): readonly Duty[] {
  const asset = exampleAsset({ labels: [{ fields }] });
  return evaluate(asset, { profiles: PROFILES, name: 'a.png', declared: false }).flatMap(({ duties }) => duties);
}

test('what a look at the pixels did not find is not detected, never absent', () => {
  expect(readingText('explicitLabel', 'absent', 'en')).toBe('not detected');
  expect(readingText('vendorMark', 'absent', 'zh-CN')).toBe('未检出');
  expect(readingText('aigcField', 'absent', 'en')).toBe('absent');
  expect(readingText('invisibleMark', 'notExamined', 'zh-CN')).toBe('未检查');
});

test('both locales say something of their own', () => {
  for (const found of inferred) {
    const zh = findingText(finding(found), 'zh-CN');
    const en = findingText(finding(found), 'en');
    expect(zh.text).toMatch(/\p{Script=Han}/u);
    expect(en.text).toMatch(/[a-z]{3}/);
    expect(zh.text).not.toBe(en.text);
  }
});

test('no words speak of intent, guilt or money', () => {
  for (const locale of LOCALE_IDS) {
    for (const name of ['rules', 'rules-marks', 'rules-pixels', 'rules-provenance', 'words', 'problems']) {
      const source = readFileSync(new URL(`./${locale}/${name}.ts`, import.meta.url), 'utf8');
      expect(source).not.toMatch(/恶意|故意|罚款|违法|malicious|deliberate|illegal|guilty|\bfines?\b|fraud/i);
    }
  }
});

test('every clause has its gist and citation in both languages', () => {
  for (const { citation, gist } of CLAUSES) {
    for (const locale of LOCALE_IDS) for (const text of [citation[locale], gist[locale]]) expectWords(text);
    expect(gist['zh-CN']).toMatch(/\p{Script=Han}/u);
    expect(gist.en).not.toBe(gist['zh-CN']);
  }
});
