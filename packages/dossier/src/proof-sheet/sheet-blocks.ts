import { CLAIM_TEXTS, type ClaimPhoto, type ClaimPictures, type ClaimReport } from '@biaoshi/claim';
import { LOCALES, type LocaleId } from '@biaoshi/core';
import type { Block } from '../paper/index.ts';
import { evidenceBlocks, listingBlocks } from './photo-blocks.ts';
import { nameOf, summaryBlocks } from './summary-blocks.ts';
import { SHEET_WORDS } from './words.ts';

/** The whole proof sheet, top to bottom, for whoever draws it. */
export function sheetBlocks(report: ClaimReport, pictures: ClaimPictures, locale: LocaleId): readonly Block[] {
  return [
    ...summaryBlocks(report, pictures, locale),
    { kind: 'pageBreak' },
    ...report.evidence.flatMap((photo) => evidenceBlocks(photo, report, pictures, locale)),
    ...report.listing.flatMap((photo) => listingBlocks(photo, report, pictures, locale)),
    ...digestBlocks([...report.evidence, ...report.listing], locale),
    ...limitBlocks(report, locale),
  ];
}

function digestBlocks(photos: readonly ClaimPhoto[], locale: LocaleId): readonly Block[] {
  const words = SHEET_WORDS[locale];
  return [
    { kind: 'heading', level: 2, text: words.digests },
    ...photos.map((photo): Block => {
      const { sm3, report } = photo;
      const { bytes, format, width, height, sha256 } = report.asset;
      const facts = [
        format?.toUpperCase() ?? '',
        width === null || height === null ? '' : `${width}×${height}`,
        bytes === null ? '' : words.bytes(bytes),
      ];
      return {
        kind: 'facts',
        rows: [
          [`${photo.id} ${nameOf(photo)}`, facts.filter(Boolean).join(' · ')],
          ['SHA-256', sha256 ?? '—'],
          ['SM3', sm3 ?? '—'],
        ],
      };
    }),
  ];
}

function limitBlocks({ ledger, pairsLeftOut, notAssessed }: ClaimReport, locale: LocaleId): readonly Block[] {
  const words = SHEET_WORDS[locale];
  const texts = CLAIM_TEXTS[locale];
  const items = [
    ...texts.limits,
    words.notAssessed(LOCALES[locale].words.list(notAssessed.map((item) => texts.notAssessed[item]))),
    ...(pairsLeftOut > 0 ? [words.pairsLeftOut(pairsLeftOut)] : []),
    ...(ledger ? [words.ledger(ledger.searched.sha256, ledger.searched.pdq)] : []),
    ...(ledger && ledger.unread > 0 ? [words.ledgerUnread(ledger.unread)] : []),
    ...(ledger && ledger.leftOut > 0 ? [words.ledgerLeftOut(ledger.leftOut)] : []),
  ];
  return [
    { kind: 'heading', level: 2, text: words.limits },
    { kind: 'list', items },
  ];
}
