import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { scanAsset } from '@biaoshi/scanner';
import { describe, expect, it, onTestFinished } from 'vitest';

const folder = dirname(fileURLToPath(import.meta.url));
const ROOT = join(folder, '..', '..');
const MAIN = join(ROOT, 'packages', 'cli', 'dist', 'main.js');
const HERE = 'examples/refund-story';
const photos = (side: string) => readdirSync(join(folder, side)).map((name) => `${HERE}/${side}/${name}`);

/** The command line as it was built, run at the root as the page's commands are. */
function biaoshi(words: readonly string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const env = { ...process.env, LC_ALL: 'en_US.UTF-8', XDG_DATA_HOME: join(tmpdir(), 'biaoshi-no-data') };
  return new Promise((resolve) => {
    execFile(process.execPath, [MAIN, ...words], { cwd: ROOT, env, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr });
    });
  });
}

function scratch(): string {
  const made = mkdtempSync(join(tmpdir(), 'biaoshi-story-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

const CLAIM = [
  ...['claim', '--evidence', ...photos('evidence'), '--listing', `${HERE}/listing/front.jpg`],
  ...['--ledger', `${HERE}/earlier.ledger`],
  ...['--case', '2026-0342', '--ordered', '2026-03-10', '--received', '2026-03-14', '--pixels', 'never'],
];

interface Statement {
  readonly id: string;
  readonly photos: readonly string[];
  readonly data: Readonly<Record<string, unknown>>;
}

describe('the story', () => {
  it('is small, and the pictures are those that its page speaks of', () => {
    const page = readFileSync(join(folder, 'README.md'), 'utf8');
    const files = ['evidence', 'listing'].flatMap((side) =>
      readdirSync(join(folder, side)).map((name) => `${side}/${name}`),
    );
    expect(files).toHaveLength(5);
    for (const name of files) expect(page).toContain(`\`${name}\``);
    const bytes = files.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
    expect(bytes).toBeLessThan(500 * 1024);
  });

  it('says that biaoshi made the label', async () => {
    const { evidence } = await scanAsset(join(folder, 'evidence', '1-hole.jpg'));
    const [label] = evidence.filter(({ kind }) => kind === 'aigcField');
    expect(label?.data).toMatchObject({ fields: { ProduceID: 'biaoshi-example-story-1' } });
  });

  it('has the merchant’s answer: a painted copy, a picture of another case, and a photo that calls for no question of origin', async () => {
    const { code, stdout } = await biaoshi([...CLAIM, '--reporter', 'json']);
    expect(code).toBe(0);
    const { statements } = JSON.parse(stdout) as { statements: readonly Statement[] };
    const said = (photo: string) => statements.filter(({ photos }) => photos[0] === photo).map(({ id }) => id);
    expect(said('E1')).toEqual(expect.arrayContaining(['labelled', 'regionsDiffer', 'notInLedger']));
    expect(said('E2')).toEqual(expect.arrayContaining(['noAiSign', 'inLedger', 'unrelatedToListing']));
    expect(said('E3')).toEqual(
      expect.arrayContaining(['noAiSign', 'notInLedger', 'cameraNamed', 'takenAfterReceived']),
    );
    for (const id of ['regionsDiffer', 'sameAsListing', 'nearListing', 'thumbnailDiffers', 'inLedger']) {
      expect(said('E3')).not.toContain(id);
    }
    expect(statements.find(({ id }) => id === 'inLedger')?.data).toMatchObject({
      caseRelation: 'other',
      role: 'claim',
    });
    expect(stdout).toContain('2026-0117');
  });

  it('begins with the merchant’s own photos in a ledger, in which a claim finds them', async () => {
    const own = join(scratch(), 'own.ledger');
    const photo = `${HERE}/evidence/3-chip.jpg`;
    const added = ['ledger', 'add', photo, '--role', 'shipping', '--case', '2026-0342', '--ledger', own];
    expect((await biaoshi([...added, '--pixels', 'never'])).code).toBe(0);
    const words = ['claim', '--evidence', photo, '--listing', photo, '--ledger', own, '--pixels', 'never'];
    const { stdout } = await biaoshi([...words, '--case', '2026-0342']);
    expect(stdout).toContain("in the ledger of this case: record 0, the merchant's own of packing or shipping");
  });

  it('has its proof sheet, without the other case’s number', async () => {
    const sheet = join(scratch(), 'sheet.html');
    expect((await biaoshi([...CLAIM, '--output', sheet])).code).toBe(0);
    const html = readFileSync(sheet, 'utf8');
    expect(html).toContain('is in the ledger of another case');
    expect(html).not.toContain('2026-0117');
    expect(html.match(/data:image\//g)?.length).toBeGreaterThanOrEqual(6);
  });

  it('goes on to the provider whose code the label names, and into a dossier that can be checked', async () => {
    const place = scratch();
    const [report, dossier] = [join(place, 'report.json'), join(place, 'dossier.zip')];
    await biaoshi([
      'scan',
      `${HERE}/evidence`,
      '--hash',
      '--pixels',
      'never',
      '--reporter',
      'json',
      '--output',
      report,
    ]);
    const mail = await biaoshi(['deliver', report, '--to', 'mail', '--config', `${HERE}/deliver.json`, '--dry-run']);
    expect(mail.stdout.trim().split('\n')).toHaveLength(1);
    expect(JSON.parse(mail.stdout)).toMatchObject({ recipient: 'labels@provider.example' });
    const packed = await biaoshi([
      'deliver',
      report,
      '--to',
      'dossier',
      '--channel',
      'police',
      '--originals',
      '.',
      '--output',
      dossier,
    ]);
    expect([packed.code, packed.stderr]).toEqual([0, expect.stringContaining('3 originals')]);
    expect((await biaoshi(['verify', dossier])).code).toBe(0);
  });
});
