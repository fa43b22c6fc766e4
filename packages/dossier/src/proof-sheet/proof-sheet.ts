import type { Claim } from '@biaoshi/claim';
import type { LocaleId } from '@biaoshi/core';
import { page, paper } from '../paper/index.ts';
import { sheetBlocks } from './sheet-blocks.ts';
import { SHEET_WORDS } from './words.ts';

/**
 * The proof sheet of a refund claim as one HTML page: first what calls for a question, then each photo beside the
 * listing's with what differs drawn, and what each fact shows and does not. No path, no position and no other case's
 * number is on it. The same claim gives the same text.
 */
export function proofSheetHtml({ report, pictures }: Claim, locale: LocaleId): string {
  return page(sheetBlocks(report, pictures, locale), { title: titleOf(report.case, locale), locale });
}

/** The same as a PDF. The same claim gives the same bytes. */
export function proofSheetPdf({ report, pictures }: Claim, locale: LocaleId): Promise<Uint8Array> {
  return paper(sheetBlocks(report, pictures, locale), {
    title: SHEET_WORDS[locale].title,
    identifier: report.case ?? '',
    createdAt: report.createdAt,
    locale,
  });
}

function titleOf(claim: string | null, locale: LocaleId): string {
  const { title } = SHEET_WORDS[locale];
  return claim === null ? title : `${title} · ${claim}`;
}
