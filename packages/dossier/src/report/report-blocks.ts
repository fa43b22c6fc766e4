import { type AssetPictures, COMPLIANCES, LOCALES, type LocaleId, ORIGINS, type Report } from '@biaoshi/core';
import type { Block } from '../paper/index.ts';
import { assetBlocks } from './asset-blocks.ts';
import { clauseBlocks, clausesNamed } from './clause-blocks.ts';
import { REPORT_PAPER_WORDS } from './words.ts';

/** What can be shown of each asset, by its `index` in the report. */
export type PicturesByAsset = ReadonlyMap<number, AssetPictures>;

/** A whole report as blocks: the run, its sums, every asset, the clauses, the limits. */
export function* reportBlocks(report: Report, pictures: PicturesByAsset, locale: LocaleId): Generator<Block> {
  yield* runBlocks(report, locale);
  for (const [at, asset] of report.assets.entries()) {
    yield* assetBlocks(asset, at + 1, pictures.get(asset.index), locale);
  }
  const leftOut = report.summary.assets - report.assets.length;
  if (leftOut > 0) {
    yield { kind: 'paragraph', text: REPORT_PAPER_WORDS[locale].assetsLeftOut(leftOut), tone: 'strong' };
  }
  yield* clauseBlocks(clausesNamed(report), locale);
  yield* limitBlocks(locale);
}

/** What was checked, with what, when, and the sums. */
function* runBlocks({ tool, profiles, startedAt, finishedAt, summary }: Report, locale: LocaleId): Generator<Block> {
  const words = REPORT_PAPER_WORDS[locale];
  yield { kind: 'heading', level: 2, text: words.run };
  yield {
    kind: 'facts',
    rows: [
      [words.tool, `${tool.name} ${tool.version}`],
      [words.profiles, profiles.map(({ id, version }) => `${id} v${version}`).join(', ')],
      [words.time, words.times(startedAt, finishedAt)],
      [words.assets, String(summary.assets)],
    ],
  };
  if (summary.results.length === 0) return;
  yield { kind: 'heading', level: 3, text: words.summary };
  yield { kind: 'table', ...summaryTable(summary, locale) };
}

/** A row a verdict that occurs, a column a profile. */
function summaryTable({ results }: Report['summary'], locale: LocaleId) {
  const { origin, compliance } = LOCALES[locale].words;
  const row = (name: string, figures: readonly number[]): readonly string[] => [name, ...figures.map(String)];
  const rows = [
    ...ORIGINS.map((key) =>
      row(
        origin[key],
        results.map((result) => result.origin[key]),
      ),
    ),
    ...COMPLIANCES.map((key) =>
      row(
        compliance[key],
        results.map((result) => result.compliance[key]),
      ),
    ),
  ].filter(([, ...figures]) => figures.some((figure) => figure !== '0'));
  const head = ['', ...results.map(({ profile }) => profile)];
  return { head, rows, widths: [2, ...results.map(() => 1)] };
}

/** What the report does not say. */
export function* limitBlocks(locale: LocaleId): Generator<Block> {
  const { limitsHead, limits } = REPORT_PAPER_WORDS[locale];
  yield { kind: 'heading', level: 2, text: limitsHead };
  yield { kind: 'list', items: limits };
}
