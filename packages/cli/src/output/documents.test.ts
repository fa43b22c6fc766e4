import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AssetPictures, AssetReport } from '@biaoshi/core';
import { DOCUMENT_REPORTERS, documentReporterById } from '@biaoshi/dossier';
import { REPORTERS } from '@biaoshi/reporters';
import { png, pngText, SAMPLE_FIELDS, wrappedJson } from '@biaoshi/testkit';
import { describe, expect, it } from 'vitest';
import { CLEAN, LABELLED, SUSPECTED } from '../../../reporters/src/test-support/sample-assets.ts';
import { sampleReport } from '../../../reporters/src/test-support/sample-reports.ts';
import { OPTIONS } from '../options.ts';
import { runCommandLine } from '../run.ts';
import { captured } from '../test-support/captured.ts';
import { biaoshi, scratch } from '../test-support/command-line.ts';
import { DOCUMENT_IDS, pieceRenderer, readDocumentPiece } from './document-piece.ts';
import { reportWriter } from './report-writer.ts';

const labelled = (fields: object) => png({ before: [pngText('AIGC', wrappedJson({ ...fields }))] });

describe('documents', () => {
  it('are all that reporters can make, and the option knows them', () => {
    expect(DOCUMENT_IDS).toEqual(DOCUMENT_REPORTERS.map(({ id }) => id));
    expect([...OPTIONS.reporter.choices].sort()).toEqual([...REPORTERS.map(({ id }) => id), ...DOCUMENT_IDS].sort());
  });

  it('get a report and its pictures from the threads as they are', () => {
    const asset = { index: 3, asset: { name: '荔枝\u202e\ud800' } } as unknown as AssetReport;
    const picture = { mediaType: 'image/png', width: 2, height: 1, bytes: Uint8Array.of(0, 255, 128) } as const;
    const pictures: AssetPictures = { thumbnail: null, crops: [{ evidence: 'e1', picture }] };
    const render = pieceRenderer({ reporter: 'pdf', locale: 'en', color: false });
    expect(readDocumentPiece(render(asset, pictures))).toEqual({ asset, pictures });
    expect(readDocumentPiece(render(asset))).toEqual({ asset, pictures: null });
  });

  it.each([
    ['pdf', '%PDF-1.7'],
    ['xlsx', 'PK'],
  ])('scan --reporter %s writes one of all assets, with the exit code of any other', async (reporter, magic) => {
    const cwd = scratch();
    writeFileSync(join(cwd, 'a.png'), labelled(SAMPLE_FIELDS));
    writeFileSync(join(cwd, 'b.png'), labelled({ ...SAMPLE_FIELDS, Label: '7' }));
    const file = `out.${reporter}`;
    const ended = await biaoshi(
      ['scan', 'a.png', 'b.png', '--reporter', reporter, '--output', file, '--pixels', 'never'],
      { cwd },
    );
    expect(ended).toMatchObject({ code: 1, stdout: '', stderr: '' });
    const bytes = readFileSync(join(cwd, file));
    expect(bytes.toString('latin1', 0, magic.length)).toBe(magic);
    const piped = await biaoshi(['scan', 'a.png', '--reporter', reporter, '--pixels', 'never'], { cwd });
    expect([piped.code, piped.stdout.slice(0, magic.length)]).toEqual([0, magic]);
  });

  it('hold assets up to their limit, and count the others', async () => {
    const report = sampleReport([LABELLED, CLEAN, SUSPECTED]);
    const { assets, summary, finishedAt, ...run } = report;
    const written = async (most: number) => {
      const writer = reportWriter('xlsx', { locale: 'en', color: false }, false, most);
      const render = pieceRenderer({ reporter: 'xlsx', locale: 'en', color: false });
      expect([writer.begin(run), ...assets.map((asset) => writer.piece(render(asset)))].join('')).toBe('');
      return Buffer.from(await writer.end(run, summary, finishedAt));
    };
    const whole = async (held: typeof assets) =>
      Buffer.from(await documentReporterById('xlsx').document({ ...report, assets: held }, { locale: 'en' }));
    expect((await written(3)).equals(await whole(assets))).toBe(true);
    expect((await written(2)).equals(await whole(assets.slice(0, 2)))).toBe(true);
  });

  it('keep to a baseline as texts do', async () => {
    const cwd = scratch();
    writeFileSync(join(cwd, 'b.png'), labelled({ ...SAMPLE_FIELDS, Label: '7' }));
    const line = ['scan', 'b.png', '--pixels', 'never'];
    await biaoshi([...line, '--reporter', 'json', '--output', 'base.json'], { cwd });
    const ended = await biaoshi([...line, '--reporter', 'pdf', '--output', 'out.pdf', '--baseline', 'base.json'], {
      cwd,
    });
    expect(ended).toMatchObject({ code: 0, stderr: expect.stringContaining('are in the baseline') });
    expect(readFileSync(join(cwd, 'out.pdf')).toString('latin1', 0, 4)).toBe('%PDF');
  });

  it('are not written to a terminal', async () => {
    const terminal = { ...captured(), width: 80 };
    const { signal } = new AbortController();
    const code = await runCommandLine(['scan', '.', '--reporter', 'pdf'], {
      terminal,
      env: { LANG: 'en_US.UTF-8' },
      folder: '/',
      signal,
    });
    expect([code, terminal.stderr.text]).toEqual([2, expect.stringContaining('pdf is not text')]);
  });
});
