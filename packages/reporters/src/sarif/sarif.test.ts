import { createRequire } from 'node:module';
import { LOCALE_IDS, PROBLEM_CODES, type Report, RULES } from '@biaoshi/core';
import AjvDraft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { render } from '../render.ts';
import { SAMPLE_REPORTS } from '../test-support/sample-reports.ts';
import { SARIF_REPORTER } from './index.ts';

const require = createRequire(import.meta.url);
const ajv = new AjvDraft04.default({ allErrors: true, strict: false, unicodeRegExp: false });
addFormats.default(ajv);
const valid = ajv.compile(require('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'));

interface Result {
  readonly ruleId: string;
  readonly ruleIndex?: number;
  readonly kind: string;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly {
    readonly physicalLocation: {
      readonly artifactLocation: { readonly uri: string; readonly properties: { readonly hashes?: object } };
      readonly region?: object;
    };
    readonly logicalLocations?: readonly { readonly fullyQualifiedName: string }[];
  }[];
  readonly relatedLocations?: readonly {
    readonly id: number;
    readonly message: { readonly text: string };
    readonly physicalLocation: { readonly region?: object };
  }[];
  readonly partialFingerprints?: Readonly<Record<string, string>>;
  readonly properties: { readonly profile?: string; readonly verdict?: object };
}

interface Run {
  readonly tool: {
    readonly driver: {
      readonly rules: readonly { readonly id: string; readonly shortDescription: { readonly text: string } }[];
    };
  };
  readonly results: readonly Result[];
  readonly invocations: readonly { readonly toolExecutionNotifications: readonly object[] }[];
}

const runOf = (report: Report, locale: (typeof LOCALE_IDS)[number] = 'en'): Run =>
  JSON.parse(render(SARIF_REPORTER, report, { locale, color: false })).runs[0];
const ORDINARY = runOf(SAMPLE_REPORTS.ordinary as Report);

describe('sarif', () => {
  it.each(
    Object.entries(SAMPLE_REPORTS).flatMap(([name, report]) =>
      LOCALE_IDS.map((locale) => [name, locale, report] as const),
    ),
  )('fits the schema of SARIF 2.1.0: %s in %s', (_name, locale, report) => {
    const log: unknown = JSON.parse(render(SARIF_REPORTER, report, { locale, color: true }));
    expect(valid(log) ? [] : valid.errors).toEqual([]);
  });

  it('has a level only where the kind is fail', () => {
    const pairs = ORDINARY.results.map(({ ruleId, kind, level }) => [ruleId, kind, level]);
    expect(pairs).toEqual([
      ['implicit-label-duplicate', 'fail', 'warning'],
      ['producer-entity-unknown', 'fail', 'error'],
      ['implicit-label-unreadable', 'open', 'none'],
      ['implicit-label-unreadable', 'open', 'none'],
      ['problem/truncated', 'open', 'none'],
      ['implicit-label-missing', 'review', 'none'],
    ]);
  });

  it('points at the bytes and at the structure', () => {
    const [copies] = ORDINARY.results;
    expect(copies?.locations.map(({ physicalLocation }) => physicalLocation.region)).toEqual([
      { byteOffset: 41, byteLength: 336 },
      { byteOffset: 1700, byteLength: 100 },
    ]);
    expect(copies?.locations[0]?.logicalLocations?.[0]?.fullyQualifiedName).toBe('png/iTXt[0]/TC260:AIGC');
    expect(copies?.locations[0]?.physicalLocation.artifactLocation).toEqual({
      uri: 'photos/%E8%8D%94%E6%9E%9D%201.png',
      properties: { length: 2048, format: 'png', hashes: { 'sha-256': 'ab'.repeat(32) } },
    });
    const unread = ORDINARY.results.find(({ ruleId }) => ruleId === 'problem/truncated');
    expect(unread?.locations[0]?.physicalLocation.artifactLocation.uri).toBe(
      'claims.zip!/%E5%86%85%E9%83%A8/cut%2050%25.jpg',
    );
  });

  it('says of both sides of a contradiction what stands there, in the order of the finding', () => {
    const [both] = runOf(SAMPLE_REPORTS.provenance as Report).results;
    const sides = both?.relatedLocations?.map(({ id, message, physicalLocation }) => [
      id,
      message.text.split(/[;,]/)[0],
      physicalLocation.region,
    ]);
    expect(sides).toEqual([
      [1, 'content credentials are intact', { byteOffset: 400, byteLength: 12_000 }],
      [2, 'Label 1 declared (属于)', { byteOffset: 41, byteLength: 336 }],
    ]);
    const single = ORDINARY.results.find(({ ruleId }) => ruleId === 'producer-entity-unknown');
    expect(single).not.toHaveProperty('relatedLocations');
  });

  it('carries profile, verdict and fingerprint', () => {
    expect(ORDINARY.results[0]?.properties).toMatchObject({
      profile: 'cn-provider',
      verdict: { compliance: 'nonCompliant' },
    });
    expect(ORDINARY.results[0]?.partialFingerprints?.['biaoshiFinding/v1']).toMatch(/^[0-9a-f]{16}$/);
  });

  it.each(LOCALE_IDS)('lists every rule and problem once, in words, and results point at them: %s', (locale) => {
    const { tool, results } = runOf(SAMPLE_REPORTS.ordinary as Report, locale);
    const { rules } = tool.driver;
    expect(rules.map(({ id }) => id)).toEqual([
      ...RULES.map(({ id }) => id),
      ...PROBLEM_CODES.map((code) => `problem/${code}`),
    ]);
    expect(rules.filter(({ id, shortDescription }) => shortDescription.text === id)).toEqual([]);
    for (const { ruleId, ruleIndex } of results) expect(rules[ruleIndex ?? -1]?.id).toBe(ruleId);
  });

  it('keeps a finding of a rule that this version does not know', () => {
    const foreign = runOf(SAMPLE_REPORTS.hostile as Report).results.find(
      ({ ruleId }) => ruleId === 'rule-of-another-version',
    );
    expect(foreign).toMatchObject({ kind: 'fail', level: 'note' });
    expect(foreign).not.toHaveProperty('ruleIndex');
  });

  it('counts the problems of the run', () => {
    expect(ORDINARY.invocations[0]?.toolExecutionNotifications).toMatchObject([
      { properties: { count: 1 }, associatedRule: { id: 'problem/truncated' } },
      { properties: { count: 1 }, associatedRule: { id: 'problem/badChecksum' } },
    ]);
  });
});
