import type { ClaimReport } from '@biaoshi/claim';
import type { Severity } from '@biaoshi/core';
import type { ExitCode } from '../exit-codes.ts';
import { type FailOn, RunVerdict } from '../verdict-of-run.ts';

/** What a scan of the claim's photos would end with; a photo of either side that cannot be read counts as undetermined. */
export function claimExitCode({ evidence, statements }: ClaimReport, failOn: FailOn): ExitCode {
  const verdict = new RunVerdict(failOn);
  const isUnreadable = statements.some(({ id }) => id === 'unreadable');
  verdict.add({ error: 0, warning: 0, note: 0 }, { results: [], unreadable: isUnreadable ? 1 : 0 });
  for (const { report } of evidence) {
    const failing = report.results.flatMap(({ findings }) => findings.filter(({ outcome }) => outcome === 'fail'));
    const count = (severity: Severity) => failing.filter((finding) => finding.severity === severity).length;
    const isOpen = report.results.some(({ verdict: { compliance } }) => compliance === 'undetermined');
    const failures = { error: count('error'), warning: count('warning'), note: count('note') };
    verdict.add(failures, { results: [], unreadable: isOpen ? 1 : 0 });
  }
  return verdict.exitCode;
}
