import { type AssetReport, findingText, type LocaleId, type ProfileResult, problemText } from '@biaoshi/core';
import { concerns } from '../concerns.ts';
import { xml } from '../escape/xml.ts';
import { groundsOf } from '../grounds.ts';
import type { Reporter } from '../reporter.ts';
import { findingSentence, verdictWords } from '../sentences.ts';
import { placesText } from '../text/evidence.ts';
import { WORDS } from '../words.ts';

/** What a test case came to; `passed` has no element of its own. */
type Kind = 'passed' | 'failure' | 'error' | 'skipped';

interface Case {
  readonly group: string;
  readonly name: string;
  readonly kind: Kind;
  readonly type: string;
  readonly message: string;
  readonly detail: string;
}

const KIND_OF_OUTCOME = {
  pass: 'passed',
  fail: 'failure',
  review: 'skipped',
  undetermined: 'error',
  notApplicable: 'skipped',
} as const;
const KIND_OF_COMPLIANCE = {
  compliant: 'passed',
  nonCompliant: 'failure',
  needsReview: 'skipped',
  undetermined: 'error',
  outOfScope: 'skipped',
} as const;

/**
 * JUnit's XML as CI servers read it: one suite an asset, one case a finding, or one for the verdict where a profile has
 * nothing to say. `failure`: the rule failed, its severity as `type`; `skipped`: a person must look, or out of scope;
 * `error`: could not be determined or not be read.
 */
export const JUNIT_REPORTER: Reporter = {
  id: 'junit',
  mediaType: 'application/xml',
  extension: 'xml',
  separator: '',
  begin: ({ tool }) =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="${xml(`${tool.name} ${tool.version}`)}">\n`,
  asset: (report, { locale }) => suite(report, locale),
  end: () => '</testsuites>\n',
};

function suite(report: AssetReport, locale: LocaleId): string {
  const cases = [...unread(report, locale), ...report.results.flatMap((result) => casesOf(result, report, locale))];
  const tally = (kind: Kind): number => cases.filter((testCase) => testCase.kind === kind).length;
  const counts = `tests="${cases.length}" failures="${tally('failure')}" errors="${tally('error')}" skipped="${tally('skipped')}"`;
  const body = cases.map((testCase) => element(testCase, report.asset.uri)).join('');
  return `  <testsuite name="${xml(report.asset.uri)}" id="${report.index}" ${counts}>\n${body}  </testsuite>\n`;
}

/** One case a thing that could not be read; warnings concern nobody's build. */
function unread(report: AssetReport, locale: LocaleId): Case[] {
  return report.problems
    .filter(({ severity }) => severity === 'error')
    .map((problem) => {
      const { path, start, end } = problem.location;
      const message = problemText(problem, locale);
      return {
        group: 'reading',
        name: problem.code,
        kind: 'error',
        type: problem.code,
        message,
        detail: `${path} ${start}-${end}`,
      };
    });
}

function casesOf(result: ProfileResult, { evidence }: AssetReport, locale: LocaleId): Case[] {
  const findings = concerns(result);
  if (findings.length === 0) {
    const { compliance } = result.verdict;
    const message = verdictWords(result.verdict, locale);
    return [
      {
        group: result.profile,
        name: 'verdict',
        kind: KIND_OF_COMPLIANCE[compliance],
        type: compliance,
        message,
        detail: '',
      },
    ];
  }
  return findings.map((finding) => ({
    group: result.profile,
    name: `${finding.ruleId}/${finding.messageId}`,
    kind: KIND_OF_OUTCOME[finding.outcome],
    type: finding.severity ?? finding.outcome,
    message: findingText(finding, locale).text,
    detail: [findingSentence(finding, locale), placesText(groundsOf(finding, evidence), locale)]
      .filter((part) => part !== '')
      .join(WORDS[locale].joinClauses),
  }));
}

function element({ group, name, kind, type, message, detail }: Case, uri: string): string {
  const open = `    <testcase classname="${xml(group)}" name="${xml(name)}" file="${xml(uri)}"`;
  if (kind === 'passed') return `${open}/>\n`;
  const typed = kind === 'skipped' ? '' : ` type="${xml(type)}"`;
  const inner = `<${kind}${typed} message="${xml(message)}">${xml(detail)}</${kind}>`;
  return `${open}>\n      ${inner}\n    </testcase>\n`;
}
