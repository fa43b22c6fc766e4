import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openLedger } from '@biaoshi/ledger';
import { exifBlock, jpeg, jpegExif, jpegXmp, labelJson, tiffText, xmpElementLabel } from '@biaoshi/testkit';
import { describe, expect, it } from 'vitest';
import { parseArguments } from './parse-arguments.ts';
import { runHere } from './test-support/captured.ts';
import { scratch } from './test-support/command-line.ts';

const LABEL = {
  Label: '1',
  ContentProducer: 'doubao',
  ProduceID: 'p-1',
  ReservedCode1: '',
  ContentPropagator: 'doubao',
  PropagateID: 'p-1',
  ReservedCode2: '',
};
const plain = jpeg({ width: 64, height: 48 });
const labelled = (changes: object = {}) =>
  jpeg({ width: 64, height: 48, segments: [jpegXmp(xmpElementLabel(labelJson({ ...LABEL, ...changes })))] });

/** A folder with these files in it. */
function folderOf(files: Readonly<Record<string, Uint8Array>>): string {
  const folder = scratch();
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
  return folder;
}

/** Runs `biaoshi claim` on files of a folder; words that end in `.jpg` are files there. */
const claim = (folder: string, ...words: readonly string[]) =>
  runHere([
    'claim',
    ...words.map((word) => (/\.(jpg|html|pdf|json|ledger)$/.test(word) ? join(folder, word) : word)),
    '--pixels',
    'never',
  ]);

describe('the words of a claim', () => {
  const parsed = (...argv: readonly string[]) => {
    const { ask, ...rest } = parseArguments(['claim', ...argv]);
    return ask === 'run' && 'options' in rest ? [rest.arguments, rest.options] : ask;
  };

  it('are files up to the next option, however often an option is given', () => {
    expect(parsed('--evidence', 'a', 'b', '--case', 'C', '--listing', 'd', '--evidence=e', 'f')).toEqual([
      [],
      { evidence: ['a', 'b', 'e', 'f'], case: 'C', listing: ['d'] },
    ]);
  });

  it('end where another option takes its one value, or `--` stands', () => {
    expect(() => parsed('--evidence', 'a', '--case', 'C', 'x')).toThrow(
      expect.objectContaining({ code: 'argumentSurplus' }),
    );
    expect(() => parsed('--evidence', 'a', '--', 'x')).toThrow(expect.objectContaining({ code: 'argumentSurplus' }));
    expect(() => parsed('--evidence', '--listing', 'd')).toThrow(expect.objectContaining({ code: 'valueMissing' }));
    expect(() => parsed('--evidence', 'a', '', '--listing', 'd')).toThrow(
      expect.objectContaining({ code: 'valueMissing' }),
    );
  });

  it('leave the words of other commands alone', () => {
    const { options } = parseArguments(['scan', 'a', 'b', '--profile', 'cn-platform', 'c']) as { options: object };
    expect(options).toEqual({ profile: ['cn-platform'] });
    expect(() => parseArguments(['scan', 'a', '--evidence', 'b'])).toThrow(
      expect.objectContaining({ code: 'optionForeign' }),
    );
  });
});

describe('biaoshi claim', () => {
  it('says of each photo what it shows, what it does not and what to ask', async () => {
    const folder = folderOf({ 'a.jpg': labelled(), 'b.jpg': plain, 'l.jpg': plain });
    const { code, stdout, stderr } = await claim(
      folder,
      '--evidence',
      'a.jpg',
      'b.jpg',
      '--listing',
      'l.jpg',
      '--case',
      'A-1',
    );
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain(`E1  ${folder}/a.jpg  (JPEG 64×48)`);
    expect(stdout).toContain('  cn-platform: declared AI-generated (属于)');
    expect(stdout).toContain('The file carries the AIGC label of GB 45438-2025: Label 1');
    expect(stdout).toMatch(/place: E1 at jpeg\/APP1\[0\]\/TC260:AIGC, offset \d+/);
    expect(stdout).toContain('L1: This is the listing photo itself, byte for byte.');
    expect(stdout).toContain('  E1: Please say how this picture was made');
    expect(stdout).toContain('What this cannot say');
  });

  it('speaks Chinese where it is asked to', async () => {
    const folder = folderOf({ 'a.jpg': labelled(), 'l.jpg': plain });
    const { stdout } = await claim(folder, '--evidence', 'a.jpg', '--listing', 'l.jpg', '--locale', 'zh-CN');
    expect(stdout).toContain('文件带有 GB 45438-2025 的隐式标识：Label 1');
    expect(stdout).toContain('接着向买家提出');
  });

  it('writes the form that it is told, or that the ending of the file names', async () => {
    const folder = folderOf({ 'a.jpg': plain, 'l.jpg': plain });
    const files = ['--evidence', 'a.jpg', '--listing', 'l.jpg'];
    for (const name of ['sheet.html', 'sheet.pdf', 'sheet.json']) {
      expect((await claim(folder, ...files, '--output', name)).code).toBe(0);
    }
    const head = (name: string) => readFileSync(join(folder, name)).subarray(0, 9).toString('latin1');
    expect([head('sheet.html'), head('sheet.pdf').slice(0, 5)]).toEqual(['<!DOCTYPE', '%PDF-']);
    expect(JSON.parse(readFileSync(join(folder, 'sheet.json'), 'utf8'))).toMatchObject({
      kind: 'claim',
      schemaVersion: '1',
    });
    const told = await claim(folder, ...files, '--reporter', 'json', '--output', 'other.html');
    expect([told.code, JSON.parse(readFileSync(join(folder, 'other.html'), 'utf8')).kind]).toEqual([0, 'claim']);
    expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([]);
  });

  it.each([
    ['findings of a claim photo at or over --fail-on', { 'a.jpg': labelled({ Label: '7' }), 'l.jpg': plain }, 1],
    ['findings of a listing photo only', { 'a.jpg': plain, 'l.jpg': labelled({ Label: '7' }) }, 0],
    ['a claim photo that cannot be read', { 'a.jpg': plain.subarray(0, 40), 'l.jpg': plain }, 3],
    ['a listing photo that cannot be read', { 'a.jpg': plain, 'l.jpg': Buffer.from('hello') }, 3],
  ])('ends after %s as a scan would', async (_what, files, code) => {
    const folder = folderOf(files as Record<string, Uint8Array>);
    expect((await claim(folder, '--evidence', 'a.jpg', '--listing', 'l.jpg')).code).toBe(code);
  });

  it.each([
    [['--listing', 'l.jpg'], 'claim needs --evidence\n'],
    [['--evidence', 'a.jpg'], 'claim needs --listing\n'],
    [['--evidence', 'a.jpg', '--listing', 'l.jpg', '--received', 'soon'], '--received: expected a day'],
    [['--evidence', 'a.jpg', '--listing', 'l.jpg', '--ordered', '2026-02-30'], '--ordered: expected a day'],
    [['--evidence', 'a.jpg', '--listing', 'none.jpg'], 'not found'],
    [['--evidence', 'a.jpg', '--listing', 'l.jpg', '--reporter', 'csv'], 'is not one of'],
    [['--evidence', 'a.jpg', '--listing', 'l.jpg', '--output', 'a.jpg'], 'would overwrite'],
    [['--evidence', 'a.jpg', '--listing', 'l.jpg', '--ledger', 'none.ledger'], 'not found'],
    [['--evidence', 'a.jpg', '--listing', 'l.jpg', '--profile', 'cn'], 'cn'],
  ])('refuses %j', async (words, text) => {
    const folder = folderOf({ 'a.jpg': plain, 'l.jpg': plain });
    const { code, stdout, stderr } = await claim(folder, ...words);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(text);
    expect(readdirSync(folder).sort()).toEqual(['a.jpg', 'l.jpg']);
  });

  it('looks photos up in a ledger', async () => {
    const folder = folderOf({ 'a.jpg': plain, 'l.jpg': labelled() });
    const at = '2026-01-01T00:00:00.000Z';
    const json = await claim(folder, '--evidence', 'a.jpg', '--listing', 'l.jpg', '--reporter', 'json');
    const [photo] = (JSON.parse(json.stdout) as { evidence: { sm3: string; report: { asset: { sha256: string } } }[] })
      .evidence;
    const ledger = await openLedger(join(folder, 'old.ledger'), { create: true, now: at });
    const { sha256 = '' } = photo?.report.asset ?? {};
    const entry = {
      caseId: 'B-7',
      role: 'claim',
      sha256,
      sm3: photo?.sm3 ?? '',
      bytes: plain.length,
      pdq: null,
    } as const;
    await ledger.append([{ ...entry, verdict: null, at, expires: null, token: null }]);
    ledger.close();
    const { stdout } = await claim(
      folder,
      '--evidence',
      'a.jpg',
      '--listing',
      'l.jpg',
      '--case',
      'A-1',
      '--ledger',
      'old.ledger',
    );
    expect(stdout).toContain('This very file is in the ledger of another case: record 0');
    expect(stdout).not.toContain('B-7');
  });
});

describe('files that are written against whoever reads about them', () => {
  const EVIL = '\u001b[2J\u202egnp.exe<script>alert(1)</script>';
  const NAME = `\u001b]0;owned\u0007<img src=x onerror=alert(1)>\u202e.jpg`;
  const evil = jpeg({
    width: 64,
    height: 48,
    segments: [
      jpegXmp(xmpElementLabel(labelJson({ ...LABEL, ContentProducer: EVIL, ProduceID: EVIL }))),
      jpegExif(exifBlock({ ifd0: [tiffText(0x0131, `Photoshop ${EVIL}`)], exif: [tiffText(0x9003, EVIL)] })),
    ],
  });
  const ACTING = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

  it.each(['text', 'json', 'html'])('act in no %s', async (reporter) => {
    const folder = folderOf({ [NAME]: evil, 'l.jpg': plain });
    const { stdout } = await runHere([
      ...['claim', '--evidence', join(folder, NAME), '--listing', join(folder, 'l.jpg')],
      ...['--case', EVIL, '--reporter', reporter, '--pixels', 'never'],
    ]);
    expect(stdout).toContain('gnp.exe');
    expect(stdout).not.toMatch(ACTING);
    if (reporter === 'html') expect(stdout).not.toMatch(/<script|<img/);
    if (reporter === 'json') expect(JSON.parse(stdout)).toMatchObject({ case: EVIL });
  });
});
