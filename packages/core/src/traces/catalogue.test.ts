import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CARRIERS } from '../carriers/index.ts';
import { TRACES } from './index.ts';
import { partAt, tracesIn } from './test-support/part-at.ts';

const folder = new URL('.', import.meta.url);

test('the list holds every trace file, sorted, under its own name', () => {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .filter((name) => readFileSync(new URL(name, folder), 'utf8').includes('= defineTrace('))
    .map((name) => `trace:${name.slice(0, -'.ts'.length)}`)
    .sort();
  expect(files.length).toBeGreaterThan(0);
  expect(TRACES.map(({ id }) => id)).toEqual(files);
});

test('every reader has an id of its own and a version', () => {
  const readers = [...CARRIERS, ...TRACES];
  expect(new Set(readers.map(({ id }) => id)).size).toBe(readers.length);
  expect(readers.every(({ version }) => Number.isInteger(version) && version >= 1)).toBe(true);
});

describe.each(TRACES.map((trace) => [trace.id, trace] as const))('%s', (_id, trace) => {
  test.each(trace.examples.map((example) => [example.title, example] as const))('%s', (_title, example) => {
    const found = tracesIn(trace, partAt(example.at, example.text));
    const named = found.map(({ generator, strength }) => ({ generator, strength }));
    expect(named).toEqual(example.finds ? [example.finds] : []);
  });

  test('has true examples, two false ones at least, and titles that differ', () => {
    const { examples } = trace;
    expect(examples.some(({ finds }) => finds !== null)).toBe(true);
    expect(examples.filter(({ finds }) => finds === null).length).toBeGreaterThanOrEqual(2);
    expect(new Set(examples.map(({ title }) => title)).size).toBe(examples.length);
  });

  test('gives names that it lists, in a dialect', () => {
    for (const { at, text } of trace.examples) {
      for (const { generator, dialect } of tracesIn(trace, partAt(at, text))) {
        expect(trace.generators).toContain(generator);
        expect(dialect).toMatch(/^[a-z][\w.-]+$/i);
      }
    }
  });

  test('shares none of its texts with another family, but for hints', () => {
    for (const { at, text, finds } of trace.examples) {
      if (finds === null || finds.strength === 'hint') continue;
      const others = TRACES.filter(({ id }) => id !== trace.id);
      const claims = others.flatMap((other) => tracesIn(other, partAt(at, text)).map(() => other.id));
      expect(claims, at).toEqual([]);
    }
  });
});
