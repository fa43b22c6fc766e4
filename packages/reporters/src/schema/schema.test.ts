import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { AIGC_KEYS, FAMILIES, FORMATS, LIMIT_SPECS, PROBLEM_CODES } from '@biaoshi/core';
import { validateReport, validateReportLine } from '@biaoshi/testkit/validate-report';
import { describe, expect, it } from 'vitest';
import { SEEN } from '../test-support/pixel-assets.ts';
import { SIGNED_AI, UNANSWERED } from '../test-support/provenance-assets.ts';
import { LABELLED } from '../test-support/sample-assets.ts';
import { assetReport } from '../test-support/sample-parts.ts';
import { SAMPLE_REPORTS, sampleReport } from '../test-support/sample-reports.ts';
import { reportLineSchema, reportSchema } from './report-schema.ts';

const UPDATE = process.env.UPDATE_GOLDENS === '1';

it.each([
  ['report-1.schema.json', reportSchema],
  ['report-1-line.schema.json', reportLineSchema],
])('%s is the schema that the code has', (file, schema) => {
  const path = new URL(`../../schema/${file}`, import.meta.url);
  if (UPDATE) writeFileSync(path, `${JSON.stringify(schema, null, 2)}\n`);
  expect(existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : 'no file: run with UPDATE_GOLDENS=1').toEqual(
    schema,
  );
});

describe('validateReport', () => {
  it.each(Object.entries(SAMPLE_REPORTS))('accepts the sample %s', (_name, report) => {
    expect(validateReport(report)).toEqual([]);
  });

  it('accepts every value that the core may write', () => {
    const assets = [
      ...FORMATS.map((format) => assetReport({ asset: { format } })),
      assetReport({ asset: { bytes: null, sha256: null, format: null } }),
      assetReport({
        problems: PROBLEM_CODES.map((code) => ({
          code,
          severity: 'error',
          location: { path: '', start: 0, end: 0 },
          data: {},
        })),
      }),
    ];
    const limits = Object.fromEntries(Object.keys(LIMIT_SPECS).map((name) => [name, 1]));
    expect(validateReport({ ...sampleReport(assets), limits })).toEqual([]);
    expect(Object.keys(assetReport({}).readings)).toEqual([...FAMILIES]);
    expect(AIGC_KEYS).toHaveLength(7);
  });

  const [label] = LABELLED.evidence;
  const [signed, sourceType] = SIGNED_AI.evidence;
  const [unanswered] = UNANSWERED.evidence;
  const [seen] = SEEN.evidence;
  const [result] = LABELLED.results;
  const [pass] = result?.findings ?? [];
  it.each([
    ['a key that is not in the contract', { ...LABELLED, bytesRead: 1 }],
    ['a reading left out', { ...LABELLED, readings: { aigcField: 'absent' } }],
    ['a reading of another name', assetReport({ readings: { xmp: 'missing' as 'absent' } })],
    ['a negative offset', { ...LABELLED, unexamined: [{ start: -1, end: 0, reason: 'damage' }] }],
    ['data of another kind', { ...LABELLED, evidence: [{ ...label, kind: 'residue' }] }],
    [
      'a field that is not a string',
      { ...LABELLED, evidence: [{ ...label, data: { ...label?.data, fields: { Label: 1 } } }] },
    ],
    [
      'a store that was validated and has no answers',
      { ...SIGNED_AI, evidence: [{ ...signed, data: { ...signed?.data, answers: undefined } }] },
    ],
    [
      'a validated state of a store that nobody validated',
      { ...UNANSWERED, evidence: [{ ...unanswered, data: { ...unanswered?.data, state: 'valid' } }] },
    ],
    [
      'a source type that no vocabulary has',
      { ...SIGNED_AI, evidence: [{ ...sourceType, data: { ...sourceType?.data, term: 'madeUp' } }] },
    ],
    ['an opacity over 1', { ...SEEN, evidence: [{ ...seen, data: { ...seen?.data, opacity: 1.01 } }] }],
    ['a contrast that is none', { ...SEEN, evidence: [{ ...seen, data: { ...seen?.data, contrast: 0 } }] }],
    ['upper-case hex', assetReport({ asset: { sha256: 'AB'.repeat(32) } })],
    ['a pass with a severity', { ...LABELLED, results: [{ ...result, findings: [{ ...pass, severity: 'error' }] }] }],
    ['a failure without one', { ...LABELLED, results: [{ ...result, findings: [{ ...pass, outcome: 'fail' }] }] }],
  ])('refuses %s', (_what, asset) => {
    expect(validateReport({ ...sampleReport([]), assets: [asset] })).not.toEqual([]);
    expect(validateReportLine({ type: 'asset', ...asset })).not.toEqual([]);
  });

  it('refuses another version and a time that is not UTC', () => {
    expect(validateReport({ ...sampleReport([]), schemaVersion: '2' })).not.toEqual([]);
    expect(validateReport({ ...sampleReport([]), startedAt: '2026-01-02T03:04:05+08:00' })).not.toEqual([]);
  });
});
