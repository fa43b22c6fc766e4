import { validateReportLine } from '@biaoshi/testkit/validate-report';
import { describe, expect, it } from 'vitest';
import { render } from '../render.ts';
import { SAMPLE_REPORTS } from '../test-support/sample-reports.ts';
import { JSONL_REPORTER } from './index.ts';

/** Wider than what any line splitter takes for the end of a line. */
const LINE_ENDS = /\r\n|(?!\t)[\p{Cc}\p{Zl}\p{Zp}]/u;

describe.each(Object.entries(SAMPLE_REPORTS))('jsonl: %s', (_name, report) => {
  const written = render(JSONL_REPORTER, report, { locale: 'en', color: true });
  const lines = written
    .split(LINE_ENDS)
    .slice(0, -1)
    .map((line) => JSON.parse(line) as { type: string });

  it('is a run line, a line an asset in order, a summary line', () => {
    expect(lines.map(({ type }) => type)).toEqual(['run', ...report.assets.map(() => 'asset'), 'summary']);
    expect(lines.flatMap(validateReportLine)).toEqual([]);
  });

  it('holds the whole report', () => {
    const [{ type: _run, ...run } = { type: '' }, ...rest] = lines;
    const { type: _summary, finishedAt, ...summary } = rest.pop() as { type: string; finishedAt: string };
    const assets = rest.map(({ type: _asset, ...asset }) => asset);
    expect({ ...run, finishedAt, summary, assets }).toEqual(report);
  });
});
