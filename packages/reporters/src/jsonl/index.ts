import { json } from '../escape/json.ts';
import type { Reporter } from '../reporter.ts';

/** One JSON object a line: the run, each asset, the summary. The same facts as `json`, flat under a `type`. */
export const JSONL_REPORTER: Reporter = {
  id: 'jsonl',
  mediaType: 'application/x-ndjson',
  extension: 'jsonl',
  separator: '',
  begin: ({ schemaVersion, tool, profiles, limits, startedAt }) =>
    `${json({ type: 'run', schemaVersion, tool, profiles, limits, startedAt })}\n`,
  asset: (report) => `{"type":"asset",${json(report).slice(1)}\n`,
  end: (_run, { assets, results, problems }, finishedAt) =>
    `${json({ type: 'summary', finishedAt, assets, results, problems })}\n`,
};
