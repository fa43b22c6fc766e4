import { validateReport } from '@biaoshi/testkit/validate-report';
import { describe, expect, it } from 'vitest';
import { render } from '../render.ts';
import { SAMPLE_REPORTS } from '../test-support/sample-reports.ts';
import { JSON_REPORTER } from './index.ts';

describe.each(Object.entries(SAMPLE_REPORTS))('json: %s', (_name, report) => {
  const written = render(JSON_REPORTER, report, { locale: 'en', color: true });

  it('reads back as the report, which the schema accepts', () => {
    const read: unknown = JSON.parse(written);
    expect(read).toEqual(report);
    expect(validateReport(read)).toEqual([]);
  });

  it('has the keys in one order, one asset a line', () => {
    const keys = ['schemaVersion', 'tool', 'profiles', 'limits', 'startedAt', 'assets', 'finishedAt', 'summary'];
    expect(Object.keys(JSON.parse(written))).toEqual(keys);
    expect(written.split('\n').filter((line) => line.startsWith('{"index"'))).toHaveLength(report.assets.length);
  });
});
