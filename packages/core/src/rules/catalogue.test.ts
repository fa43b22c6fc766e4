import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CONTAINERS } from '../containers/index.ts';
import { EXTENSIONS } from '../model/format.ts';
import type { Facts, Rule } from '../model/rule.ts';
import { MAX_EXCERPT_LENGTH, MAX_LISTED } from './excerpt.ts';
import { RULES } from './index.ts';

const rules: readonly Rule[] = RULES;
const folder = new URL('.', import.meta.url);

const found = (rule: Rule, facts: Facts) => (rule.applies(facts) ? rule.check(facts) : []);

test('the list holds every rule file, sorted, under its own name', () => {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .filter((name) => readFileSync(new URL(name, folder), 'utf8').includes('= defineRule('))
    .map((name) => name.slice(0, -'.ts'.length))
    .sort();
  expect(files.length).toBeGreaterThan(0);
  expect(rules.map(({ id }) => id)).toEqual(files);
});

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (_id, rule) => {
  test.each(rule.examples.map((example) => [example.title, example] as const))('%s', (_title, { facts, finds }) => {
    expect(found(rule, facts).map(({ messageId }) => messageId)).toEqual(finds);
  });

  test('has an example that passes and, for each message, one that finds it', () => {
    expect(rule.examples.some(({ finds }) => finds.length === 0)).toBe(true);
    expect([...new Set(rule.examples.flatMap(({ finds }) => finds))].sort()).toEqual([...rule.messageIds].sort());
    expect(new Set(rule.examples.map(({ title }) => title)).size).toBe(rule.examples.length);
  });

  test('rests only on evidence that is there', () => {
    for (const { facts } of rule.examples) {
      const known = facts.evidence.map(({ id }) => id);
      for (const { evidence } of found(rule, facts)) expect(known).toEqual(expect.arrayContaining([...evidence]));
    }
  });
});

/** Every string of a label replaced by one far over the bounds. */
function inflated(facts: Facts, text: string): Facts {
  const blow = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.length === 0 ? value : Array.from({ length: 50 }, (_, i) => `${i}${text}`);
    return typeof value === 'string' && value !== '' ? text : value;
  };
  const labels = facts.labels.map((label) => {
    const fields = Object.fromEntries(Object.entries(label.data.fields).map(([key, value]) => [key, blow(value)]));
    const { otherKeys, duplicateKeys } = label.data;
    const data = { ...label.data, fields, otherKeys: blow(otherKeys), duplicateKeys: blow(duplicateKeys) };
    return { ...label, data } as typeof label;
  });
  const chains = labels.map((label) => ({
    producer: text,
    produceId: text,
    links: [label],
    merged: label.data.fields,
    propagators: Array.from({ length: 50 }, (_, i) => `${i}${text}`),
  }));
  const longer = withTexts({ ...facts, labels }, text);
  const { manifests, histories, devices, traces, sourceTypes, visibleTexts, vendorMarks, invisibleMarks } = longer;
  const seen = { visibleTexts, vendorMarks, invisibleMarks };
  return { ...facts, labels, chains, manifests, histories, devices, traces, sourceTypes, ...seen };
}

/** Where evidence keeps what the file wrote; the rest are words of ours. */
const TEXT_KEYS: ReadonlySet<string> = new Set([
  ...['action', 'changed', 'claimGenerator', 'code', 'commonName', 'description', 'generatorName'],
  ...[
    'generatorVersion',
    'make',
    'model',
    'organisation',
    'payload',
    'product',
    'raw',
    'softwareAgent',
    'taken',
    'timestamp',
  ],
  ...['text', 'title', 'url', 'vendor', 'when'],
]);
const LIST_KEYS: ReadonlySet<string> = new Set(['assertions', 'codes', 'failures']);

/** Every text of other evidence stretched, behind what it says, to one far over the bounds; lists of texts to 50 of them. */
function withTexts<T>(value: T, text: string, key = ''): T {
  if (Array.isArray(value)) {
    const longer = value.map((item) => withTexts(item, text, LIST_KEYS.has(key) ? 'code' : key));
    const isOfTexts = LIST_KEYS.has(key) && typeof longer[0] === 'string';
    return (isOfTexts ? Array.from({ length: 50 }, (_, i) => `${longer[0]}${i}`) : longer) as T;
  }
  if (typeof value === 'string') return (value !== '' && TEXT_KEYS.has(key) ? `${value}${text}` : value) as T;
  if (typeof value !== 'object' || value === null || value instanceof Set) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withTexts(item, text, name)])) as T;
}

test('no finding repeats more of a file than the bounds allow', () => {
  let strings = 0;
  for (const text of ['x'.repeat(5000), '7'.repeat(5000), '豆'.repeat(5000), '😀'.repeat(5000)]) {
    for (const rule of rules) {
      for (const { facts } of rule.examples) {
        for (const { data } of found(rule, inflated(facts, text))) {
          for (const value of Object.values(data)) {
            const items = typeof value === 'object' ? value : [value];
            expect(items.length).toBeLessThanOrEqual(MAX_LISTED);
            for (const item of items) {
              if (typeof item !== 'string') continue;
              strings++;
              expect(item.length).toBeLessThanOrEqual(MAX_EXCERPT_LENGTH + 1);
              expect(item).not.toMatch(/\p{Surrogate}/u);
            }
          }
        }
      }
    }
  }
  expect(strings).toBeGreaterThan(100);
});

test.each(CONTAINERS.map((container) => [container.id, container] as const))(
  'the endings of %s are those of its container',
  (id, container) => expect(EXTENSIONS[id]).toEqual(container.extensions),
);
