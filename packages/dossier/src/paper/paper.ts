import type { LocaleId } from '@biaoshi/core';
import { dateOf } from '../date-of.ts';
import type { Block } from './block.ts';
import { drawPictures } from './draw-pictures.ts';
import { drawFacts, drawTable } from './draw-table.ts';
import { drawHeading, drawList, drawParagraph, drawQuotation, SMALL } from './draw-text.ts';
import { fontFile } from './font-files.ts';
import { PagesSpent, SHEET_OPTIONS, Sheet } from './sheet.ts';
import { shown } from './shown.ts';

/** Pages of one paper; nobody reads more, and each is held in memory until the number of pages is known. */
export const MAX_PAGES = 500;

export interface PaperOptions {
  /** In the running head and the document's properties. */
  readonly title: string;
  /** What tells this paper from another, e.g. the number of the dossier; in the running head. */
  readonly identifier: string;
  /** ISO 8601, UTC; written into the file as its date of creation. The clock is never asked. */
  readonly createdAt: string;
  readonly locale: LocaleId;
  /** Default `MAX_PAGES`. What does not fit is left out, and one page more says so. */
  readonly maxPages?: number;
}

const LEFT_OUT =
  '页数已达上限，其余内容未印出，全文见机器可读的报告。 · The limit of pages is reached; the rest is left out here and whole in the machine-readable report.';

const DRAW: { readonly [K in Block['kind']]: (sheet: Sheet, block: Extract<Block, { kind: K }>) => void } = {
  heading: drawHeading,
  paragraph: drawParagraph,
  quotation: drawQuotation,
  list: drawList,
  facts: drawFacts,
  table: drawTable,
  pictures: drawPictures,
  pageBreak: (sheet) => sheet.newPage(),
};

/**
 * Sets blocks as a PDF: A4, an embedded subset of a Chinese font, a running head, page numbers. The same blocks and
 * options give the same bytes. Throws `InvalidArgumentError` (`invalidOption`) for a date that is none.
 */
export async function paper(blocks: Iterable<Block>, options: PaperOptions): Promise<Uint8Array> {
  const { glyphs } = fontFile('regular');
  const title = shown(options.title, glyphs);
  const properties: PDFKit.PDFDocumentOptions = {
    info: { Title: title, Creator: 'biaoshi', Producer: 'biaoshi', CreationDate: dateOf(options.createdAt) },
    lang: options.locale,
    displayTitle: true,
    pdfVersion: '1.7',
  };
  // Loaded when a paper is made: who only verifies one does without.
  const { default: PDFDocument } = await import('pdfkit');
  const document = new PDFDocument({ ...SHEET_OPTIONS, ...properties });
  const sheet = new Sheet(document, options.maxPages ?? MAX_PAGES);
  const bytes = collected(sheet.document);
  drawBlocks(sheet, blocks);
  drawMargins(sheet, title, options.identifier);
  sheet.document.end();
  return bytes;
}

function drawBlocks(sheet: Sheet, blocks: Iterable<Block>): void {
  try {
    for (const block of blocks) drawBlock(sheet, block);
  } catch (error) {
    if (!(error instanceof PagesSpent)) throw error;
    sheet.addPage();
    drawParagraph(sheet, { kind: 'paragraph', text: LEFT_OUT, tone: 'strong' });
  }
}

function drawBlock<K extends Block['kind']>(sheet: Sheet, block: Extract<Block, { kind: K }>): void {
  const draw: (sheet: Sheet, block: Extract<Block, { kind: K }>) => void = DRAW[block.kind as K];
  draw(sheet, block);
}

function drawMargins(sheet: Sheet, title: string, identifier: string): void {
  const { pages } = sheet;
  for (let page = 0; page < pages; page++) {
    sheet.drawMargin(page, 'headLeft', identifier, SMALL);
    sheet.drawMargin(page, 'headRight', title, SMALL);
    sheet.drawMargin(page, 'foot', `第 ${page + 1} / ${pages} 页 · Page ${page + 1} / ${pages}`, SMALL);
  }
}

function collected(document: PDFKit.PDFDocument): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    document.on('error', reject);
  });
}
