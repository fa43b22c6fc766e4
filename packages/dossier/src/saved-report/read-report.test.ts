import type { Report } from '@biaoshi/core';
import { render, reporterById, reportSchema } from '@biaoshi/reporters';
import { describe, expect, it } from 'vitest';
import { SAMPLE_REPORTS } from '../../../reporters/src/test-support/sample-reports.ts';
import { misfit } from './conforms.ts';
import { MAX_NESTING, readReport } from './read-report.ts';

const OPTIONS = { locale: 'en', color: false } as const;
const ordinary = SAMPLE_REPORTS.ordinary as Report;
const saved = (reporter: string, report = ordinary): string => render(reporterById(reporter), report, OPTIONS);

/** The report with one value at a place changed. */
function changed(path: string, value: unknown): string {
  const copy = JSON.parse(JSON.stringify(ordinary));
  const keys = path.split('/').slice(1);
  const last = keys.pop() as string;
  const holder = keys.reduce((found, key) => found[key], copy);
  if (value === undefined) delete holder[last];
  else holder[last] = value;
  return JSON.stringify(copy);
}

describe('readReport', () => {
  it.each(Object.entries(SAMPLE_REPORTS))('reads %s as it was saved, in json and in jsonl', (_name, report) => {
    const plain = JSON.parse(JSON.stringify(report));
    expect(readReport(saved('json', report))).toEqual(plain);
    expect(readReport(saved('jsonl', report))).toEqual(plain);
    expect(readReport(`\ufeff${saved('json', report)}`)).toEqual(plain);
    expect(readReport(`\ufeff${saved('jsonl', report)}`)).toEqual(plain);
  });

  it.each([
    ['/assets/0/evidence/0/kind', 'rumour'],
    ['/assets/0/evidence/0/location', {}],
    ['/assets/0/evidence/0/location', { path: 'x', start: -1, end: 2 }],
    ['/assets/0/evidence/0/data', null],
    ['/assets/0/evidence/0/id', '../../x'],
    ['/assets/0/results/0/verdict/origin', 'certain'],
    ['/assets/0/results/1/findings/0/clauses', 'x'],
    ['/assets/0/asset/sha256', 'nonsense'],
    ['/assets/0/asset/width', 1.5],
    ['/assets/2/problems/0/code', 'unheardOf'],
    ['/assets/0/readings/c2pa', undefined],
    ['/finishedAt', 'later'],
    ['/summary/results/0/origin', {}],
    ['/assets', {}],
    ['/schemaVersion', '2'],
  ])('refuses a report whose %s is %j', (path, value) => {
    expect(() => readReport(changed(path, value))).toThrow(
      expect.objectContaining({ family: 'invalidArgument', code: 'invalidSource' }),
    );
  });

  it('says where a report is wrong', () => {
    expect(() => readReport(changed('/assets/2/problems/0/code', 'x'))).toThrow('/assets/2/problems/0/code');
  });

  it('lets pass what a later version may write more', () => {
    expect(readReport(changed('/assets/0/later', { x: 1 }))).toMatchObject({
      assets: [{ later: { x: 1 } }, {}, {}, {}],
    });
  });

  it.each([
    ['nothing', ''],
    ['no JSON', 'Label 1 declared'],
    ['another JSON', '{"a":1}'],
    ['a list', '[]'],
    ['lines without their summary', saved('jsonl').split('\n').slice(0, -2).join('\n')],
    ['lines cut short', saved('jsonl').slice(0, -9)],
    ['lines after the end', `${saved('jsonl')}{"type":"asset"}\n`],
    ['json cut short', saved('json').slice(0, -9)],
  ])('refuses %s', (_what, text) => {
    expect(() => readReport(text)).toThrow(expect.objectContaining({ code: 'invalidSource' }));
  });

  it('is not led astray by depth', () => {
    const deep = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
    const within = (levels: number) => changed('/assets/0/later', 'HERE').replace('"HERE"', deep(levels));
    // The report, its list and the asset are three levels themselves.
    expect(readReport(within(MAX_NESTING - 3)).assets).toHaveLength(4);
    for (const text of [within(MAX_NESTING - 2), within(100_000), deep(100_000)]) {
      expect(() => readReport(text)).toThrow(expect.objectContaining({ code: 'invalidSource' }));
    }
  });
});

describe('misfit', () => {
  it('knows every keyword that the schema uses', () => {
    const known = new Set(
      '$schema $id title $defs $ref type properties additionalProperties required enum const items anyOf allOf not if then else pattern minimum maximum'.split(
        ' ',
      ),
    );
    const used = new Set<string>();
    const walk = (schema: unknown, named: boolean): void => {
      if (Array.isArray(schema)) for (const part of schema) walk(part, false);
      else if (typeof schema === 'object' && schema !== null) {
        for (const [key, part] of Object.entries(schema)) {
          if (!named) used.add(key);
          if (named || !['enum', 'const', 'required'].includes(key))
            walk(part, !named && ['properties', '$defs'].includes(key));
        }
      }
    };
    walk(reportSchema, false);
    expect([...used].filter((keyword) => !known.has(keyword))).toEqual([]);
  });

  it.each([
    [{ type: 'object', required: ['a'] }, {}, ''],
    [{ type: 'object', properties: { a: { type: 'integer' } } }, { a: '1' }, '/a'],
    [{ items: { type: 'string' } }, ['a', 1], '/1'],
    [{ anyOf: [{ type: 'string' }, { type: 'null' }] }, 1, ''],
    [{ not: { const: 1 } }, 1, ''],
    [JSON.parse('{"if":{"const":1},"then":{"const":2}}'), 1, ''],
    [{ if: { const: 1 }, else: { const: 2 } }, 3, ''],
    [{ allOf: [{ type: 'object', properties: { b: { const: 1 } } }] }, { b: 2 }, '/b'],
    [{ $defs: { n: { minimum: 1 } }, $ref: '#/$defs/n' }, 0, ''],
    [{ type: 'number', maximum: 1 }, 2, ''],
    [{ pattern: '^a' }, 'b', ''],
    [{ enum: ['a'] }, 'b', ''],
  ])('holds %j against %j', (schema, value, path) => {
    expect(misfit(schema, value)).toBe(path);
  });
});
