import { LOCALES, type ProblemCode, type Summary } from '@biaoshi/core';
import { json } from '../escape/json.ts';
import { sarifMessage } from '../escape/sarif-message.ts';
import type { Reporter, ReporterOptions } from '../reporter.ts';
import { results } from './results.ts';
import { descriptors, problemRuleId, ruleIndex } from './rules.ts';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/**
 * SARIF 2.1.0, one run. Results are what a rule failed, what a person must review and what stayed undetermined (kind
 * `open`), one a profile and finding. Problems that stopped reading are results of kind `open` as well, where the reader
 * met them; how often each problem occurred in the run is a notification of its invocation.
 */
export const SARIF_REPORTER: Reporter = {
  id: 'sarif',
  mediaType: 'application/sarif+json',
  extension: 'sarif',
  separator: ',\n',
  begin: ({ tool, profiles, limits }, { locale }) => {
    const driver = { name: tool.name, semanticVersion: tool.version, language: locale, rules: descriptors(locale) };
    const run = { tool: { driver }, language: locale, properties: { profiles, limits } };
    return `{"version":"2.1.0","$schema":"${SCHEMA}","runs":[${json(run).slice(0, -1)},"results":[\n`;
  },
  asset: (report, { locale }) => results(report, locale).map(json).join(',\n'),
  end: ({ startedAt }, { assets, results: verdicts, problems }, finishedAt, options) => {
    const invocation = {
      startTimeUtc: startedAt,
      endTimeUtc: finishedAt,
      executionSuccessful: true,
      toolExecutionNotifications: notifications(problems, options),
      properties: { assets, results: verdicts },
    };
    return `\n],"invocations":[${json(invocation)}]}]}\n`;
  },
};

function notifications(problems: Summary['problems'], { locale }: ReporterOptions): readonly object[] {
  return (Object.entries(problems) as [ProblemCode, number][]).map(([code, count]) => ({
    associatedRule: { id: problemRuleId(code), index: ruleIndex(problemRuleId(code)) },
    level: 'warning',
    message: { text: sarifMessage(LOCALES[locale].problems[code]({})) },
    properties: { count },
  }));
}
