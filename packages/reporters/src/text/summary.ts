import {
  COMPLIANCES,
  INTEGRITIES,
  LOCALES,
  type LocaleId,
  ORIGINS,
  type ProblemCode,
  type ProfileSummary,
  type Summary,
} from '@biaoshi/core';
import { terminal } from '../escape/terminal.ts';
import type { ReporterOptions } from '../reporter.ts';
import { WORDS } from '../words.ts';
import { style } from './style.ts';
import { displayWidth, padEnd, padStart } from './width.ts';

/** A row of the table: two columns of words, then one figure a profile. */
export type SummaryRow = readonly [head: string, name: string, ...figures: string[]];

/** The whole run as a table: verdicts by profile, rows without an asset left out; then what could not be read. */
export function summaryText(summary: Summary, { locale, color }: ReporterOptions): string {
  if (summary.assets === 0) return `${WORDS[locale].noAssets}\n`;
  const [verdicts, problems] = summaryTables(summary, locale).map(align);
  return ['', style(color).strong(summaryTitle(summary, locale)), ...(verdicts ?? []), ...(problems ?? []), ''].join(
    '\n',
  );
}

export function summaryTitle({ assets }: Summary, locale: LocaleId): string {
  const words = WORDS[locale];
  return `${words.summary}${words.joinFacts}${words.assets(assets)}`;
}

/** The rows of verdicts below their head, and those of problems; either may be empty. */
export function summaryTables({ results, problems }: Summary, locale: LocaleId): [SummaryRow[], SummaryRow[]] {
  const head: SummaryRow = ['', '', ...results.map(({ profile }) => terminal(profile))];
  return [results.length === 0 ? [] : [head, ...verdictRows(results, locale)], problemRows(problems, locale)];
}

function verdictRows(results: readonly ProfileSummary[], locale: LocaleId): SummaryRow[] {
  const { compliance, integrity } = LOCALES[locale].words;
  const { origin, originHead, complianceHead, integrityHead } = WORDS[locale];
  return [
    ...section(originHead, ORIGINS, origin, results, (result) => result.origin),
    ...section(complianceHead, COMPLIANCES, compliance, results, (result) => result.compliance),
    ...section(integrityHead, INTEGRITIES, integrity, results, (result) => result.integrity),
  ];
}

function section<K extends string>(
  head: string,
  keys: readonly K[],
  names: Readonly<Record<K, string>>,
  results: readonly ProfileSummary[],
  counts: (result: ProfileSummary) => Readonly<Record<K, number>>,
): SummaryRow[] {
  const met = keys.filter((key) => results.some((result) => counts(result)[key] > 0));
  return met.map((key, index) => [
    index === 0 ? head : '',
    names[key],
    ...results.map((result) => String(counts(result)[key])),
  ]);
}

function problemRows(problems: Summary['problems'], locale: LocaleId): SummaryRow[] {
  const say = LOCALES[locale].problems;
  return (Object.entries(problems) as [ProblemCode, number][])
    .sort(([, a], [, b]) => b - a)
    .map(([code, count], index) => [index === 0 ? WORDS[locale].problemsHead : '', say[code]({}), String(count)]);
}

function align(rows: readonly SummaryRow[]): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, displayWidth(cell));
  }
  return rows.map((row) => {
    const cells = row.map((cell, column) => (column < 2 ? padEnd : padStart)(cell, widths[column] ?? 0));
    return `  ${cells.join('  ').trimEnd()}`;
  });
}
