import {
  type AssetPictures,
  type AssetReport,
  dutyText,
  type Evidence,
  type Finding,
  findingText,
  LOCALES,
  type LocaleId,
  type ProfileResult,
  problemText,
} from '@biaoshi/core';
import {
  clauseCitations,
  concerns,
  EVIDENCE_WORDS,
  evidenceLines,
  evidenceText,
  groundsOf,
  place,
  placesText,
  terminal,
  unreadTexts,
  verdictWords,
} from '@biaoshi/reporters';
import type { Block, PictureCell } from '../paper/index.ts';
import { REPORT_PAPER_WORDS } from './words.ts';

/** Of each kind under one asset; a file may hold a thousand. */
const MAX_ITEMS = 100;

/** UTF-16 units of what is quoted from a file; the whole is in the report. */
const MAX_VERBATIM_CHARS = 2000;

/** Pictures of one asset: the whole and its crops. */
const MAX_PICTURES = 13;

/** One asset of a report, as a part of a paper. `number` counts from 1. */
export function* assetBlocks(
  report: AssetReport,
  number: number,
  pictures: AssetPictures | undefined,
  locale: LocaleId,
): Generator<Block> {
  const words = REPORT_PAPER_WORDS[locale];
  yield { kind: 'heading', level: 2, text: `${words.asset(number)}${words.colon}${report.asset.name}` };
  yield { kind: 'facts', rows: factRows(report, locale) };
  const cells = pictureCells(pictures, locale);
  if (cells.length > 0) yield { kind: 'pictures', cells };
  yield* findingBlocks(report, locale);
  yield* listed(words.duties, dutyTexts(report, locale), locale);
  yield* listed(words.evidence, evidenceTexts(report, locale), locale);
  yield* listed(words.problems, problemTexts(report, locale), locale);
  for (const [, key, text] of unreadTexts(report, locale)) {
    yield { kind: 'paragraph', text: `${key}${words.colon}${text}`, tone: 'small' };
  }
}

function factRows({ asset, results }: AssetReport, locale: LocaleId): readonly (readonly [string, string])[] {
  const words = REPORT_PAPER_WORDS[locale];
  const { width, height } = asset;
  const size = width === null || height === null ? null : `${width} × ${height}`;
  const rows: readonly (readonly [string, string | null])[] = [
    [words.place, asset.uri],
    [words.format, asset.format?.toUpperCase() ?? words.unknownFormat],
    [words.pixels, size],
    [words.size, asset.bytes === null ? null : words.bytes(asset.bytes)],
    ['SHA-256', asset.sha256 ?? words.notComputed],
    ...results.map(({ profile, verdict }): readonly [string, string] => [
      `${words.verdict} [${profile}]`,
      verdictWords(verdict, locale),
    ]),
  ];
  return rows.flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]));
}

function pictureCells(pictures: AssetPictures | undefined, locale: LocaleId): readonly PictureCell[] {
  if (!pictures) return [];
  const words = REPORT_PAPER_WORDS[locale];
  const { thumbnail, crops } = pictures;
  const whole = thumbnail ? [{ picture: thumbnail, caption: words.whole }] : [];
  const parts = crops.map(({ evidence, picture }) => ({ picture, caption: words.crop(evidence) }));
  return [...whole, ...parts].slice(0, MAX_PICTURES);
}

function* findingBlocks({ results, evidence }: AssetReport, locale: LocaleId): Generator<Block> {
  const words = REPORT_PAPER_WORDS[locale];
  const found = results.flatMap((result) => concerns(result).map((finding) => ({ result, finding })));
  if (found.length === 0) return;
  yield { kind: 'heading', level: 3, text: words.findings };
  for (const { result, finding } of found.slice(0, MAX_ITEMS)) {
    const { text, fix } = findingText(finding, locale);
    const head = `[${result.profile}] ${gravity(finding, locale)}${words.colon}${text} (${finding.ruleId})`;
    yield { kind: 'paragraph', text: head, tone: 'strong' };
    const more: readonly (readonly [string, string])[] = [
      [words.places, placesText(groundsOf(finding, evidence), locale)],
      [words.fix, fix],
      [words.clause, clauseCitations(finding.clauses, locale)],
    ];
    const rows = more.filter(([, value]) => value !== '');
    if (rows.length > 0) yield { kind: 'facts', rows };
  }
  yield* rest(found.length, locale);
}

/** How grave it is, in words; of what is no failure, its outcome. */
function gravity({ outcome, severity }: Finding, locale: LocaleId): string {
  const { words } = LOCALES[locale];
  return outcome === 'fail' && severity !== null ? words.severity[severity] : words.outcome[outcome];
}

const dutyTexts = ({ results }: AssetReport, locale: LocaleId): readonly string[] =>
  results.flatMap(({ profile, duties }: ProfileResult) =>
    duties.map((duty) => `[${profile}] ${dutyText(duty, locale)} [${clauseCitations([duty.clause], locale)}]`),
  );

function evidenceTexts({ evidence }: AssetReport, locale: LocaleId): readonly string[] {
  const { colon } = REPORT_PAPER_WORDS[locale];
  return evidence.flatMap((found) => [
    `${found.id} ${EVIDENCE_WORDS[locale].kind[found.kind]}${colon}${evidenceText(found, locale)}`,
    ...evidenceLines(found, locale).map(([key, text]) => `${found.id} ${key}${colon}${text}`),
    ...verbatim(found).map((raw) => `${found.id} ${REPORT_PAPER_WORDS[locale].verbatim}${colon}${raw}`),
  ]);
}

/** What stands in the file at the place of a label or a trace, as it was read. */
function verbatim({ kind, data }: Evidence): readonly string[] {
  return kind === 'aigcField' || kind === 'generatorTrace' ? [terminal(data.raw, MAX_VERBATIM_CHARS)] : [];
}

const problemTexts = ({ problems }: AssetReport, locale: LocaleId): readonly string[] =>
  problems.map((problem) => {
    const where = problem.location.path === '' ? '' : ` (${place(problem.location, locale)})`;
    return problemText(problem, locale) + where;
  });

function* listed(heading: string, items: readonly string[], locale: LocaleId): Generator<Block> {
  if (items.length === 0) return;
  yield { kind: 'heading', level: 3, text: heading };
  yield { kind: 'list', items: items.slice(0, MAX_ITEMS) };
  yield* rest(items.length, locale);
}

function* rest(count: number, locale: LocaleId): Generator<Block> {
  if (count <= MAX_ITEMS) return;
  yield { kind: 'paragraph', text: REPORT_PAPER_WORDS[locale].more(count - MAX_ITEMS), tone: 'small' };
}
