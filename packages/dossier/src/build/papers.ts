import type { LocaleId, Report } from '@biaoshi/core';
import { pageBegin, reporterById } from '@biaoshi/reporters';
import type { Facts } from '../form/facts.ts';
import { annexBlocks } from '../law/annex-blocks.ts';
import { type Block, blockMarkup, pageStyle, paper } from '../paper/index.ts';
import { clauseBlocks, clausesNamed } from '../report/clause-blocks.ts';
import { limitBlocks, type PicturesByAsset, reportBlocks } from '../report/report-blocks.ts';
import { DOSSIER_TITLE, type FrontFacts, frontBlocks } from './front-blocks.ts';

/** All that the papers show. */
export interface PaperFacts extends FrontFacts {
  readonly report: Report;
  readonly facts: Facts;
  readonly pictures: PicturesByAsset;
}

export function pdfPaper(all: PaperFacts, locale: LocaleId): Promise<Uint8Array> {
  const { report, pictures, channel, facts, identifier, createdAt } = all;
  function* blocks(): Generator<Block> {
    yield* frontBlocks(all, locale);
    yield* reportBlocks(report, pictures, locale);
    yield* annexBlocks(channel, facts, locale);
  }
  return paper(blocks(), { title: DOSSIER_TITLE[locale], identifier, createdAt, locale });
}

/** The `html` report with the cover before its assets, and the clauses, the limits and the law after them. */
export function htmlPaper({ report, pictures, channel, facts, ...front }: PaperFacts, locale: LocaleId): string {
  const reporter = reporterById('html');
  const options = { locale, color: false };
  const { assets, finishedAt, summary, ...run } = report;
  const after: Iterable<Block>[] = [
    clauseBlocks(clausesNamed(report), locale),
    limitBlocks(locale),
    annexBlocks(channel, facts, locale),
  ];
  // The cover begins with the title, which the page has already.
  const [, ...cover] = frontBlocks({ channel, ...front }, locale);
  return [
    pageBegin(run, locale, { title: DOSSIER_TITLE[locale], style: `${pageStyle}\n` }),
    blockMarkup(cover),
    ...assets.map((asset) => reporter.asset(asset, options, pictures.get(asset.index))),
    ...after.map(blockMarkup),
    reporter.end(run, summary, finishedAt, options),
  ].join('\n');
}
