import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHANNELS, readReport, verifyDossier } from '@biaoshi/dossier';
import { scanAsset } from '@biaoshi/scanner';
import { png, pngText, SAMPLE_FIELDS, wrappedJson } from '@biaoshi/testkit';
import { describe, expect, it } from 'vitest';
import { sampleReport } from '../../../reporters/src/test-support/sample-reports.ts';
import { OPTIONS } from '../options.ts';
import { runCommandLine } from '../run.ts';
import { captured, runHere } from '../test-support/captured.ts';
import { scratch } from '../test-support/command-line.ts';
import { findOriginals } from './find-originals.ts';

const LABELLED = png({ before: [pngText('AIGC', wrappedJson({ ...SAMPLE_FIELDS }))] });

const PROFILES = ['cn-platform'];
const scan = { hash: true, pixels: 'never', profiles: PROFILES } as const;
const REPORT = JSON.stringify(
  sampleReport([await scanAsset({ kind: 'bytes', bytes: LABELLED, name: 'a.png', uri: 'a.png' }, scan)], PROFILES),
);

/** A folder with a scanned picture, and its report beside that folder. */
function scanned() {
  const folder = scratch();
  const [photos, report, zip] = [join(folder, 'photos'), join(folder, 'report.json'), join(folder, 'case.zip')];
  mkdirSync(photos);
  writeFileSync(join(photos, 'a.png'), LABELLED);
  writeFileSync(report, REPORT);
  const pack = (...words: string[]) =>
    runHere(['deliver', report, '--to', 'dossier', '--channel', 'platform', '--output', zip, ...words], folder);
  const edit = (change: (report: { assets: { asset: { uri: string } }[] }) => void) => {
    const value = JSON.parse(readFileSync(report, 'utf8'));
    change(value);
    writeFileSync(report, JSON.stringify(value));
  };
  return { folder, photos, report, zip, pack, edit };
}

const originalsOf = async (zip: string) =>
  (await verifyDossier(zip)).members.map(({ path }) => path).filter((path) => path.startsWith('originals/'));

describe('deliver --to dossier', () => {
  it('packs what verify then finds intact, and finds changed when it is', async () => {
    const { photos, zip, pack } = scanned();
    const packed = await pack('--originals', photos);
    expect(packed).toMatchObject({ code: 0, stdout: '' });
    expect(packed.stderr).toMatch(/1 originals among them\n.*fields of the form are left.*\n.*manifest\.json/);
    expect(await originalsOf(zip)).toEqual(['originals/0001-a.png']);
    expect((await verifyDossier(zip)).members.map(({ path }) => path)).toContain('evidence/0001-whole.jpg');
    const good = await runHere(['verify', zip]);
    expect(good).toMatchObject({ code: 0, stderr: '' });
    expect(good.stdout).toMatch(/^Intact: /);
    const bytes = readFileSync(zip);
    bytes[bytes.length - 40] = (bytes[bytes.length - 40] ?? 0) ^ 1;
    writeFileSync(zip, bytes);
    const bad = await runHere(['verify', zip]);
    expect(bad.code).toBe(1);
    expect(bad.stdout).toMatch(/^Not intact\.\n[\s\S]*changed in the directory/);
    const zh = await runHere(['verify', zip, '--locale', 'zh-CN']);
    expect([zh.code, zh.stdout]).toEqual([1, expect.stringMatching(/^不完整。/)]);
    const json = await runHere(['verify', zip, '--reporter', 'json']);
    expect(JSON.parse(json.stdout)).toMatchObject({ intact: false, container: [{ code: 'directoryDiffers' }] });
  });

  it('packs the same bytes twice', async () => {
    const { photos, zip, pack } = scanned();
    await pack('--originals', photos);
    const first = readFileSync(zip);
    await pack('--originals', photos);
    expect(readFileSync(zip).equals(first)).toBe(true);
  });

  it('says which file is no longer the one that was scanned, and shows no picture of it', async () => {
    const { photos, zip, pack } = scanned();
    writeFileSync(join(photos, 'a.png'), png({}));
    expect((await pack('--originals', photos)).stderr).toContain('a.png is not the file that was scanned');
    expect((await verifyDossier(zip)).members.some(({ path }) => path.startsWith('evidence/'))).toBe(false);
  });

  it('opens nothing outside the folder, whatever the report names', async () => {
    const { folder, photos, report, zip, pack, edit } = scanned();
    writeFileSync(join(folder, 'secret.png'), LABELLED);
    symlinkSync(join(folder, 'secret.png'), join(photos, 'link.png'));
    mkdirSync(join(photos, 'folder.png'));
    mkdirSync(`${photos}-beside`);
    writeFileSync(join(`${photos}-beside`, 'c.png'), LABELLED);
    execFileSync('mkfifo', [join(photos, 'pipe.png')]);
    for (const uri of [
      '../secret.png',
      join(folder, 'secret.png'),
      'link.png',
      'folder.png',
      'pipe.png',
      '../photos-beside/c.png',
      'a.png!/x',
      'a\u0000.png',
      '',
      '.',
      'https://example.com/a.png',
    ]) {
      edit(({ assets: [asset] }) => {
        if (asset) asset.asset.uri = uri;
      });
      expect(findOriginals(readReport(readFileSync(report, 'utf8')), photos), uri).toEqual({ found: [], missing: 1 });
    }
    expect((await pack('--originals', photos)).stderr).toContain('1 files that the report names are not in the folder');
    expect(await originalsOf(zip)).toEqual([]);
    edit(({ assets: [asset] }) => {
      if (asset) asset.asset.uri = join(photos, 'a.png');
    });
    await pack('--originals', photos);
    expect(await originalsOf(zip)).toHaveLength(1);
  });

  it('takes the case from a file, and what it was told goes into the form', async () => {
    const { folder, zip, pack } = scanned();
    const file = join(folder, 'case.json');
    const custody = [{ at: '2026-01-01T10:00:00+08:00', actor: '客服', action: 'received', note: 'n' }];
    writeFileSync(file, JSON.stringify({ identifier: 'CASE-9', facts: { orderNumber: '42' }, custody }));
    expect((await pack('--facts', file)).stderr).toContain('dossier CASE-9');
    expect(await verifyDossier(zip)).toMatchObject({ head: { identifier: 'CASE-9' }, custody: { lines: 3 } });
  });

  it.each([
    ['[]', '"facts" must be an object'],
    ['{"fact":{}}', 'unknown key "fact"; did you mean "facts"?'],
    ['{"facts":{"orderNumer":"1"}}', 'did you mean "orderNumber"?'],
    ['{"facts":{"orderNumber":1}}', '"orderNumber" must be a string'],
    ['{"custody":{}}', '"custody" must be an object'],
    ['{"custody":[{"at":"2026-01-01T00:00:00Z"}]}', '"actor" must be a string'],
    ['{"custody":[{"at":"yesterday","actor":"a","action":"b"}]}', 'not a moment with its offset'],
    ['{"identifier":1}', '"identifier" must be a string'],
  ])('refuses the case %s', async (text, says) => {
    const { folder, zip, pack } = scanned();
    const file = join(folder, 'case.json');
    writeFileSync(file, text);
    const refused = await pack('--facts', file);
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining(says)]);
    expect(existsSync(zip)).toBe(false);
  });

  it('makes a copy to be shared without originals', async () => {
    const { photos, zip, pack } = scanned();
    expect((await pack('--originals', photos, '--redact')).stderr).toMatch(
      /places left out, listed in redactions\.json/,
    );
    expect(await originalsOf(zip)).toEqual([]);
    expect(await verifyDossier(zip)).toMatchObject({ intact: true, head: { redacted: true } });
  });

  it('refuses what is no report, and what does not belong to it', async () => {
    const { folder, report, zip, pack } = scanned();
    const refused = async (...words: string[]) => (await runHere(['deliver', ...words], folder)).stderr;
    expect(await refused(report, '--to', 'dossier', '--output', zip)).toContain(
      'deliver --to dossier needs --channel (12315, 12377, court, platform, police)',
    );
    expect(await refused(report, '--to', 'dossier', '--locale', 'zh-CN')).toContain(
      'deliver --to dossier 需要选项 --channel（12315、12377、court、platform、police）',
    );
    expect(await refused(report, '--to', 'dossier', '--channel', '12321')).toContain(
      'is not one of 12315, 12377, court',
    );
    expect(await refused(report, '--to', 'webhook', '--channel', 'court')).toContain('--channel does not apply');
    expect(await refused(join(folder, 'none'), '--to', 'dossier', '--channel', 'court')).toContain('ENOENT');
    expect((await pack('--policy', report)).stderr).toContain('--policy does not apply to deliver --to dossier');
    expect((await pack('--originals', join(folder, 'none'))).stderr).toContain('ENOENT');
    expect((await pack('--originals', report)).stderr).toContain('ENOTDIR');
    writeFileSync(report, '{"schemaVersion":"9"}');
    expect((await pack()).stderr).toContain('no report');
    expect(existsSync(zip)).toBe(false);
  });

  it('writes no archive to a terminal, and one to a pipe', async () => {
    const { report } = scanned();
    const line = ['deliver', report, '--to', 'dossier', '--channel', 'court'];
    const terminal = { ...captured(), width: 80 };
    const { signal } = new AbortController();
    const code = await runCommandLine(line, { terminal, env: { LANG: 'en_US.UTF-8' }, folder: '/', signal });
    expect([code, terminal.stderr.text]).toEqual([2, expect.stringContaining('cannot be shown on a terminal')]);
    expect((await runHere(line)).stdout).toMatch(/^PK/);
  });

  it('knows the channels that there are', () => {
    expect(OPTIONS.channel.choices).toEqual(CHANNELS.map(({ id }) => id));
  });
});

describe('verify', () => {
  it('answers with 1 for what is no dossier, and 2 for what is not there', async () => {
    const { report } = scanned();
    expect(await runHere(['verify', report])).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('not a dossier'),
    });
    expect(await runHere(['verify', '/no/such/file'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('not found'),
    });
    expect(await runHere(['verify'])).toMatchObject({ code: 2 });
    expect(await runHere(['verify', report, '--reporter', 'csv'])).toMatchObject({ code: 2 });
  });

  it('lists what is wrong up to its limit, and counts the rest', async () => {
    const { folder } = scanned();
    const file = join(folder, 'many.zip');
    const write = (count: number) => {
      const headers = Array.from({ length: count }, (_, at) => {
        const name = `m${at}`;
        const header = Buffer.alloc(30 + name.length);
        header.writeUInt32LE(0x04034b50, 0);
        header.writeUInt16LE(name.length, 26);
        header.write(name, 30, 'latin1');
        return header;
      });
      writeFileSync(file, Buffer.concat(headers));
    };
    // The manifest, its digest and the sums are missing as well.
    write(97);
    const within = (await runHere(['verify', file])).stdout;
    expect(within.match(/^ {2}added/gm)).toHaveLength(97);
    expect(within).not.toContain('more, in --reporter json');
    write(98);
    expect((await runHere(['verify', file])).stdout).toContain('and 1 more, in --reporter json');
  });

  it('shows a hostile name so that it cannot act', async () => {
    const { folder } = scanned();
    const file = join(folder, 'evil.zip');
    const name = '\u001b[2Jevil';
    const header = Buffer.alloc(30 + name.length);
    header.writeUInt32LE(0x04034b50, 0);
    header.writeUInt16LE(name.length, 26);
    header.write(name, 30, 'latin1');
    writeFileSync(file, header);
    const { stdout } = await runHere(['verify', file]);
    expect(stdout).toContain('\\u{1b}[2Jevil');
    expect(stdout).not.toContain('\u001b');
  });
});
