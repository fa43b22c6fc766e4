import {
  type AssetReport,
  dutyText,
  type Evidence,
  type Finding,
  findingText,
  LOCALES,
  type ProfileResult,
  problemText,
} from '@biaoshi/core';
import { concerns } from '../concerns.ts';
import { terminal } from '../escape/terminal.ts';
import { groundsOf } from '../grounds.ts';
import type { ReporterOptions } from '../reporter.ts';
import { clauseCitations, verdictWords } from '../sentences.ts';
import { EVIDENCE_WORDS } from '../words/evidence.ts';
import { WORDS } from '../words.ts';
import { evidenceLines, evidenceText, place, placesText } from './evidence.ts';
import { type Style, style } from './style.ts';
import { unreadTexts } from './unread.ts';
import { displayWidth, fold, padEnd } from './width.ts';

/** A detail line: its key, how the key is painted, and its text. */
type Detail = readonly [key: string, text: string, paint?: (text: string) => string];

/** Of each kind; a file may hold a thousand. The rest is counted, and whole in `json`. */
const MAX_LINES = 20;
const INDENT = 2;
const KEY_COLUMNS = 12;
/** Below this a folded column helps nobody. */
const MIN_FOLD_COLUMNS = 20;

/** One asset for people: a line with its verdict, and under it what was found, what fails, what to do, what was not read. */
export function assetText(report: AssetReport, options: ReporterOptions): string {
  const paint = style(options.color);
  const details = [
    ...evidenceDetails(report, options),
    ...report.results.flatMap((result) => resultDetails(result, report, options, paint)),
    ...problemDetails(report, options, paint),
    ...unreadDetails(report, options, paint),
  ];
  return `${headline(report, options, paint)}\n${details.map((detail) => lines(detail, options, paint)).join('')}`;
}

function headline({ asset, results }: AssetReport, { locale }: ReporterOptions, paint: Style): string {
  const words = WORDS[locale];
  const several = results.length > 1;
  const verdicts = results.map(({ profile, verdict }) => {
    const said = paint.compliance[verdict.compliance](verdictWords(verdict, locale));
    return several ? `[${terminal(profile)}] ${said}` : said;
  });
  const size = asset.width !== null && asset.height !== null ? `${asset.width}×${asset.height}` : '';
  const facts = [asset.format?.toUpperCase() ?? words.unknownFormat, size].filter(Boolean).join(' ');
  return `${[paint.strong(terminal(asset.uri)), ...verdicts].join('  ')}  ${paint.faint(`(${facts})`)}`;
}

function evidenceDetails({ evidence }: AssetReport, { locale }: ReporterOptions): Detail[] {
  const { kind } = EVIDENCE_WORDS[locale];
  return capped(evidence, locale, (found) => [
    [kind[found.kind], evidenceText(found, locale)],
    ...evidenceLines(found, locale).map(([key, text]): Detail => [`  ${key}`, text]),
  ]);
}

function resultDetails(
  result: ProfileResult,
  { evidence, results }: AssetReport,
  { locale }: ReporterOptions,
  paint: Style,
): Detail[] {
  const words = WORDS[locale];
  const prefix = results.length > 1 ? `[${terminal(result.profile)}] ` : '';
  return [
    ...capped(concerns(result), locale, (finding) => findingDetails(finding, evidence, prefix, locale, paint)),
    ...capped(result.duties, locale, (duty): Detail[] => [
      [
        words.duty,
        `${prefix}${terminal(dutyText(duty, locale))} [${terminal(clauseCitations([duty.clause], locale))}]`,
      ],
    ]),
  ];
}

function findingDetails(
  finding: Finding,
  evidence: readonly Evidence[],
  prefix: string,
  locale: ReporterOptions['locale'],
  paint: Style,
): Detail[] {
  const words = WORDS[locale];
  const { severity, outcome } = LOCALES[locale].words;
  const { text, fix } = findingText(finding, locale);
  const failed = finding.outcome === 'fail' && finding.severity !== null;
  const key = failed && finding.severity ? severity[finding.severity] : outcome[finding.outcome];
  const keyPaint = finding.severity ? paint.severity[finding.severity] : paint.unread;
  const details: Detail[] = [[key, `${prefix}${terminal(text)} (${terminal(finding.ruleId)})`, keyPaint]];
  const places = placesText(groundsOf(finding, evidence), locale);
  if (places !== '') details.push([`  ${words.places}`, places, paint.faint]);
  if (fix !== '') details.push([`  ${words.fix}`, terminal(fix), paint.faint]);
  if (finding.clauses.length > 0) {
    details.push([`  ${words.clause}`, terminal(clauseCitations(finding.clauses, locale)), paint.faint]);
  }
  return details;
}

function problemDetails({ problems }: AssetReport, { locale }: ReporterOptions, paint: Style): Detail[] {
  const words = WORDS[locale];
  return capped(problems, locale, (problem): Detail[] => {
    const where = problem.location.path === '' ? '' : words.joinClauses + place(problem.location, locale);
    const keyPaint = problem.severity === 'error' ? paint.unread : paint.severity.warning;
    return [[words.problem, terminal(problemText(problem, locale)) + where, keyPaint]];
  });
}

/** What cannot be called absent: what the pixels did not show, families out of reach, what nobody looked at. */
function unreadDetails(report: AssetReport, { locale }: ReporterOptions, paint: Style): Detail[] {
  return unreadTexts(report, locale).map(([what, key, text]): Detail => {
    return [key, text, what === 'unreadable' ? paint.unread : paint.faint];
  });
}

function capped<T>(items: readonly T[], locale: ReporterOptions['locale'], details: (item: T) => Detail[]): Detail[] {
  const said = items.slice(0, MAX_LINES).flatMap(details);
  if (items.length > MAX_LINES) said.push(['', WORDS[locale].more(items.length - MAX_LINES)]);
  return said;
}

function lines([key, text, paintKey]: Detail, { width }: ReporterOptions, paint: Style): string {
  const blank = Math.max(0, KEY_COLUMNS - displayWidth(key));
  const head = `${' '.repeat(INDENT)}${(paintKey ?? paint.faint)(key)}${' '.repeat(blank)} `;
  const taken = INDENT + Math.max(KEY_COLUMNS, displayWidth(key)) + 1;
  if (width === undefined || width - taken < MIN_FOLD_COLUMNS) return `${head}${text}\n`;
  const [first = '', ...rest] = fold(text, width - taken);
  return [`${head}${first}\n`, ...rest.map((line) => `${padEnd('', taken)}${line}\n`)].join('');
}
