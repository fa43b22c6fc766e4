import type { Report } from '@biaoshi/core';
import { MAX_CELL_CHARS } from '@biaoshi/reporters';
import ExcelJS from 'exceljs';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { HOSTILE_TEXT } from '../../../reporters/src/test-support/sample-assets.ts';
import { SAMPLE_REPORTS } from '../../../reporters/src/test-support/sample-reports.ts';
import { safeCell } from './cell.ts';
import { workbook, XLSX_REPORTER } from './xlsx-reporter.ts';

const { ordinary, hostile } = SAMPLE_REPORTS as Readonly<Record<'ordinary' | 'hostile', Report>>;

async function sheetsOf(bytes: Uint8Array): Promise<Readonly<Record<string, readonly (readonly unknown[])[]>>> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes.slice().buffer as never);
  return Object.fromEntries(
    book.worksheets.map((sheet) => {
      const rows: unknown[][] = [];
      sheet.eachRow({ includeEmpty: true }, (row) => rows.push((row.values as unknown[]).slice(1)));
      return [sheet.name, rows];
    }),
  );
}

describe('xlsx', () => {
  it('has a sheet of assets, of findings and of evidence, each row with its asset', async () => {
    const sheets = await sheetsOf(await XLSX_REPORTER.document(ordinary, { locale: 'zh-CN' }));
    expect(Object.keys(sheets)).toEqual(['文件', '发现', '证据']);
    const evidence = ordinary.assets.flatMap((asset) =>
      asset.evidence.map(({ id }) => [asset.index, asset.asset.uri, id]),
    );
    expect(sheets.证据?.slice(1).map((row) => row.slice(0, 3))).toEqual(evidence);
    expect(sheets.文件).toHaveLength(1 + ordinary.assets.reduce((sum, { results }) => sum + results.length, 0));
    const texts = sheets.发现?.map((row) => row.join(' ')).join('\n');
    expect(texts).toContain('GB 45438-2025');
    expect(texts).toContain('implicit-label-duplicate');
  });

  it('gives a spreadsheet no formula, no link and no control character', async () => {
    for (const [name, rows] of Object.entries(
      await sheetsOf(await XLSX_REPORTER.document(hostile, { locale: 'en' })),
    )) {
      for (const cell of rows.flat()) {
        expect(['string', 'number', 'undefined'], name).toContain(typeof cell);
        expect(String(cell)).not.toMatch(/^[\s"]*[=+\-@＝＋－＠]/);
        expect(String(cell)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066\u200b]/);
      }
    }
    const parts = unzipSync(await XLSX_REPORTER.document(hostile, { locale: 'en' }));
    const texts = Object.values(parts).map((part) => Buffer.from(part).toString('utf8'));
    expect(
      texts.filter((text) =>
        /<f[ >]|<hyperlink |relationships\/(?:hyperlink|externalLink)|<ddeLink/i.test(text.replaceAll(/&[^;]*;/g, '')),
      ),
    ).toEqual([]);
  });

  it('gives the same bytes twice, and none of them is of the clock', async () => {
    const [one, other] = [
      await XLSX_REPORTER.document(ordinary, { locale: 'en' }),
      await XLSX_REPORTER.document(ordinary, { locale: 'en' }),
    ];
    expect(Buffer.compare(one, other)).toBe(0);
    const core = Buffer.from(unzipSync(one)['docProps/core.xml'] ?? []).toString('utf8');
    expect([...core.matchAll(/\d{4}-\d\d-\d\dT[^<]*/g)].map(([time]) => time)).toEqual([
      '2026-01-02T03:04:06Z',
      '2026-01-02T03:04:06Z',
    ]);
  });

  it('ends at its limit of rows, and says so on one more', async () => {
    const count = ordinary.assets.reduce((sum, { evidence }) => sum + evidence.length, 0);
    const rows = async (most: number) =>
      (await sheetsOf(await workbook(ordinary, 'en', most))).evidence?.slice(1) ?? [];
    expect(await rows(count)).toHaveLength(count);
    expect(String((await rows(count)).at(-1)?.[0])).not.toMatch(/limit/);
    const cut = await rows(count - 1);
    expect(cut).toHaveLength(count);
    expect(cut.at(-1)?.[0]).toMatch(/the limit of rows is reached/);
  });
});

describe('safeCell', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['  @x', "'  @x"],
    ['“－x', "'“－x"],
    ['a=1', 'a=1'],
    ['_x003D_cmd', '_x005F_x003D_cmd'],
    ['_x005F_x003D_', '_x005F_x005F_x005F_x003D_'],
    ['a\u202eb\n', 'a\\u{202e}b\\n'],
    ['', ''],
  ])('writes %j as %j', (text, cell) => {
    expect(safeCell(text)).toBe(cell);
  });

  it('leaves figures and nothing alone', () => {
    expect([safeCell(-1), safeCell(null)]).toEqual([-1, null]);
  });

  it('fills a cell to its last character, and cuts one more without halving a character', () => {
    const full = 'x'.repeat(MAX_CELL_CHARS);
    expect(safeCell(full)).toBe(full);
    expect(safeCell(`${full}y`)).toBe(`${full.slice(0, -1)}…`);
    const astral = String(safeCell(`${'x'.repeat(MAX_CELL_CHARS - 2)}𠮷y`));
    expect(astral).toBe(`${'x'.repeat(MAX_CELL_CHARS - 2)}…`);
  });

  it('leaves nothing that Excel would decode into a formula', () => {
    const decoded = (cell: string) =>
      cell.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
    for (const text of ['_x003D_1', '_x000A_', `_x003D_${HOSTILE_TEXT}`, '__x003D_']) {
      const shown = decoded(String(safeCell(text)));
      expect(shown).toContain('_x');
      expect(shown).not.toMatch(/^[=+@-]/);
    }
  });
});
