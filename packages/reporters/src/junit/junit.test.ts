import { LOCALE_IDS, type Report } from '@biaoshi/core';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { render } from '../render.ts';
import { assetReport } from '../test-support/sample-parts.ts';
import { SAMPLE_REPORTS, sampleReport } from '../test-support/sample-reports.ts';
import { JUNIT_REPORTER } from './index.ts';

interface Node {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Node[];
}

/** The elements of a document; throws when it is not well-formed XML 1.0. */
function parse(text: string): Node {
  const root: Node = { name: '', attributes: {}, children: [] };
  const stack = [root];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    const node: Node = { name, attributes: attributes as Record<string, string>, children: [] };
    stack.at(-1)?.children.push(node);
    stack.push(node);
  });
  parser.on('closetag', () => stack.pop());
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(text).close();
  return root.children[0] as Node;
}

const suites = (report: Report): Node[] =>
  parse(render(JUNIT_REPORTER, report, { locale: 'en', color: false })).children;
const kinds = (suite: Node | undefined): string[] =>
  (suite?.children ?? []).map(({ children }) => children[0]?.name ?? 'passed');

describe('junit', () => {
  it.each(
    Object.entries(SAMPLE_REPORTS).flatMap(([name, report]) =>
      LOCALE_IDS.map((locale) => [name, locale, report] as const),
    ),
  )('is well-formed, its counts true: %s in %s', (_name, locale, report) => {
    const root = parse(render(JUNIT_REPORTER, report, { locale, color: true }));
    expect(root.children).toHaveLength(report.assets.length);
    for (const suite of root.children) {
      const met = kinds(suite);
      const count = (kind: string): string => String(met.filter((one) => one === kind).length);
      expect(suite.attributes).toMatchObject({
        tests: String(met.length),
        failures: count('failure'),
        errors: count('error'),
        skipped: count('skipped'),
      });
    }
  });

  it('tells failed, unread, to review, out of scope and passed apart', () => {
    const [labelled, clean, damaged, suspected] = suites(SAMPLE_REPORTS.ordinary as Report);
    expect(kinds(labelled)).toEqual(['passed', 'failure', 'failure']);
    expect(kinds(clean)).toEqual(['skipped', 'skipped']);
    expect(kinds(damaged)).toEqual(['error', 'error', 'error']);
    expect(kinds(suspected)).toEqual(['skipped', 'skipped']);
    expect(labelled?.children[1]?.children[0]?.attributes.type).toBe('warning');
  });

  it('never passes what a profile failed without naming a rule', () => {
    const verdict = { origin: 'declared', compliance: 'nonCompliant', integrity: 'altered' } as const;
    const report = sampleReport([
      assetReport({ results: [{ profile: 'cn-provider', verdict, duties: [], findings: [] }] }),
    ]);
    expect(kinds(suites(report)[0])).toEqual(['failure']);
  });
});
