import type { LocaleId, Report } from '@biaoshi/core';
import type { PicturesByAsset } from './report/report-blocks.ts';

export interface DocumentOptions {
  readonly locale: LocaleId;
  readonly pictures?: PicturesByAsset;
}

/**
 * Turns a whole report into one binary document. Pure: the same report and options give the same bytes. What a text
 * reporter does in pieces these cannot: they number pages and index cells, so the report is held in memory.
 */
export interface DocumentReporter {
  readonly id: string;
  readonly mediaType: string;
  /** Of a file that holds the document, without the dot. */
  readonly extension: string;
  document(report: Report, options: DocumentOptions): Promise<Uint8Array>;
}
