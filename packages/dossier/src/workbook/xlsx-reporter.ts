import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { LocaleId, Report } from '@biaoshi/core';
import { dateOf } from '../date-of.ts';
import type { DocumentReporter } from '../document.ts';
import { safeCell } from './cell.ts';
import { fixedZip } from './fixed-zip.ts';
import { SHEET_NAMES, SHEETS, sheetRows } from './sheets.ts';

/** Rows of one sheet, its head left out: the workbook is built in memory. Excel itself ends at 1,048,576. */
const MAX_ROWS = 100_000;

const LEFT_OUT =
  '… 行数已达上限，其余见机器可读的报告 · the limit of rows is reached; the rest is in the machine-readable report';

const WIDTH = { min: 9, max: 48 } as const;

/** The lists as a workbook: assets, findings, evidence. */
export const XLSX_REPORTER: DocumentReporter = {
  id: 'xlsx',
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  extension: 'xlsx',
  document: (report, { locale }) => workbook(report, locale, MAX_ROWS),
};

/** `XLSX_REPORTER`, with the bound on rows as an argument. */
export async function workbook(report: Report, locale: LocaleId, maxRows: number): Promise<Uint8Array> {
  // Loaded when a workbook is made, as pdfkit is for a paper.
  const { default: ExcelJS } = await import('exceljs');
  const created = dateOf(report.finishedAt);
  const { name } = report.tool;
  const stream = new PassThrough();
  const written = buffer(stream);
  const identity = { created, modified: created, creator: name, lastModifiedBy: name };
  // The writer lets each row go once it is written; rows that are kept would need three times the memory.
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true, ...identity });
  for (const spec of SHEETS) {
    const sheet = book.addWorksheet(SHEET_NAMES[locale][spec.id], { views: [{ state: 'frozen', ySplit: 1 }] });
    sheet.columns = spec.head.map((header) => ({ header, width: widthOf(header) }));
    const head = sheet.getRow(1);
    head.font = { bold: true };
    head.commit();
    let rows = 0;
    for (const row of sheetRows(spec, report, locale)) {
      if (rows++ === maxRows) break;
      sheet.addRow(row.map(safeCell)).commit();
    }
    if (rows > maxRows || report.assets.length < report.summary.assets) sheet.addRow([LEFT_OUT]).commit();
    sheet.commit();
  }
  await book.commit();
  return fixedZip(new Uint8Array(await written));
}

/** Columns of texts are wide, those of figures as wide as their heads. */
function widthOf(header: string): number {
  const wide = ['uri', 'name', 'text', 'fix', 'clauses', 'path', 'findings'].includes(header);
  return wide ? WIDTH.max : Math.max(WIDTH.min, header.length + 3);
}
