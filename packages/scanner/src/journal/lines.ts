import type { AssetReport } from '@biaoshi/core';
import type { Tally } from '../batch/tally.ts';

/** One finished entry, as the journal holds it: skipped, a report, or a rendered text with its tally. */
export type JournalLine = { readonly index: number; readonly uri: string } & (
  | { readonly skipped: true }
  | { readonly report: AssetReport }
  | { readonly text: string; readonly tally: Tally }
);

export const skippedLine = (index: number, uri: string): string => `${JSON.stringify({ index, uri, skipped: true })}\n`;

/** `json` is the report as JSON text. */
export const reportLine = (index: number, uri: string, json: string): string =>
  `{"index":${index},"uri":${JSON.stringify(uri)},"report":${json}}\n`;

export const textLine = (index: number, uri: string, tally: Tally, text: string): string =>
  `${JSON.stringify({ index, uri, tally, text })}\n`;

/** The line's content; undefined when it is not one that this program writes. */
export function parseLine(line: string): JournalLine | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const { index, uri, skipped, report, text, tally } = value as Record<string, unknown>;
  if (typeof index !== 'number' || typeof uri !== 'string') return undefined;
  const isSkip = skipped === true;
  const isReport = typeof report === 'object' && report !== null;
  const isText = typeof text === 'string' && typeof tally === 'object' && tally !== null;
  return isSkip || isReport || isText ? (value as JournalLine) : undefined;
}
