import type { AdapterId } from '@biaoshi/adapters';

/** Where a run notes what was sent and what could not be. */
export interface Logs {
  readonly journal: string;
  readonly deadLetters: string;
}

/** Beside the report, so that the same command started again goes on; a dead-letter file goes with its report's journal. */
export function defaultLogs(report: string, adapter: AdapterId): Logs {
  const ending = `.${adapter}.undelivered.jsonl`;
  const base = report.endsWith(ending) ? report.slice(0, -ending.length) : report;
  return { journal: `${base}.${adapter}.journal`, deadLetters: base + ending };
}
