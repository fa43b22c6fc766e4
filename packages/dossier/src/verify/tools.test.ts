import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ORIGINAL, sampleDossier } from '../test-support/sample-dossier.ts';
import { verifyDossier } from './verify-dossier.ts';

/** What the README tells a third party to use. */
const TOOLS = { unzip: ['-v'], sha256sum: ['--version'], openssl: ['version'] } as const;
const missing = Object.entries(TOOLS).flatMap(([tool, words]) => (spawnSync(tool, words).status === 0 ? [] : [tool]));
if (missing.length > 0) console.log(`skipped: ${missing.join(', ')} not there to verify a dossier with`);

function unpacked(zip: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'biaoshi-tools-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'case.zip'), zip);
  execFileSync('unzip', ['-q', 'case.zip', '-d', 'dossier'], { cwd: folder });
  return join(folder, 'dossier');
}

const ask = (cwd: string, tool: string, ...words: string[]): string =>
  execFileSync(tool, words, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

describe.skipIf(missing.length > 0)('with unzip, sha256sum and openssl alone', () => {
  it('a dossier verifies as its README says', async () => {
    const zip = await sampleDossier();
    const folder = unpacked(zip);
    expect(ask(join(folder, '..'), 'unzip', '-t', 'case.zip')).toContain('No errors detected');
    const checked = ask(folder, 'sha256sum', '-c', 'SHA256SUMS').trim().split('\n');
    expect(checked).toHaveLength((await verifyDossier(zip)).members.length - 1);
    for (const line of checked) expect(line).toMatch(/: OK$/);
    expect(ask(folder, 'sha256sum', '-c', 'manifest.sha256')).toBe('manifest.json: OK\n');
    expect(readFileSync(join(folder, 'originals/0001-1.png'))).toEqual(ORIGINAL);
    const { members } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
    for (const { path, sm3 } of members)
      expect(ask(folder, 'openssl', 'dgst', '-sm3', path).trim().endsWith(sm3)).toBe(true);
    const second = JSON.parse(readFileSync(join(folder, 'custody.jsonl'), 'utf8').split('\n')[1] as string);
    const shell = ask(folder, 'sh', '-c', 'sed -n 1p custody.jsonl | tr -d "\\n" | sha256sum');
    expect(shell.slice(0, 64)).toBe(second.previous);
  });

  it('a changed member is found', async () => {
    const folder = unpacked(await sampleDossier());
    writeFileSync(join(folder, 'report.json'), '{}');
    const { status, stdout } = spawnSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: folder, encoding: 'utf8' });
    expect(status).toBe(1);
    expect(stdout).toContain('report.json: FAILED');
  });

  it('the commands in the README are those that work', async () => {
    const readme = readFileSync(join(unpacked(await sampleDossier()), 'README.txt'), 'utf8');
    for (const command of [
      'sha256sum -c SHA256SUMS',
      'sha256sum -c manifest.sha256',
      'openssl dgst -sm3 report.json',
      'openssl ts -query -data manifest.json -sha256 -cert -out request.tsq',
      'openssl ts -verify -data manifest.json -in timestamp.tsr -CAfile TSA-ROOT.pem',
    ]) {
      expect(readme.split(`  ${command}\n`)).toHaveLength(3);
    }
  });

  it('a time stamp is asked for, taken in and verified', async () => {
    const plain = unpacked(await sampleDossier());
    const authority = join(plain, '..');
    writeFileSync(join(authority, 'tsa.cnf'), TSA_CONFIG);
    ask(plain, 'openssl', 'ts', '-query', '-data', 'manifest.json', '-sha256', '-cert', '-out', '../request.tsq');
    ask(
      authority,
      'openssl',
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      'tsa.key',
      '-out',
      'TSA-ROOT.pem',
      '-subj',
      '/CN=Test TSA',
      '-config',
      'tsa.cnf',
      '-extensions',
      'tsa_ext',
      '-days',
      '30',
    );
    ask(
      authority,
      'openssl',
      'ts',
      '-reply',
      '-queryfile',
      'request.tsq',
      '-config',
      'tsa.cnf',
      '-out',
      'timestamp.tsr',
    );
    const timestamp = readFileSync(join(authority, 'timestamp.tsr'));
    const stamped = await sampleDossier({ timestamp });
    const verification = await verifyDossier(stamped);
    expect(verification).toMatchObject({ intact: true, timestamp: { state: 'forThisManifest' } });
    expect(verification.timestamp.time).toMatch(/^\d{14}Z$/);
    const folder = unpacked(stamped);
    const said = spawnSync(
      'openssl',
      ['ts', '-verify', '-data', 'manifest.json', '-in', 'timestamp.tsr', '-CAfile', join(authority, 'TSA-ROOT.pem')],
      { cwd: folder, encoding: 'utf8' },
    );
    expect(`${said.stdout}${said.stderr}`).toContain('Verification: OK');
    const moved = await sampleDossier({ timestamp, identifier: 'CASE-2' });
    expect(await verifyDossier(moved)).toMatchObject({ intact: false, timestamp: { state: 'forOther' } });
    for (const cut of [0, 1, 9, 40, 80, timestamp.length - 1]) {
      const damaged = await verifyDossier(await sampleDossier({ timestamp: timestamp.subarray(0, cut) }));
      expect(damaged).toMatchObject({ intact: false, timestamp: { state: 'unreadable', time: null } });
    }
  }, 60_000);
});

const TSA_CONFIG = `
[req]
distinguished_name = name
[name]
[tsa_ext]
basicConstraints = critical,CA:TRUE
extendedKeyUsage = critical,timeStamping
[tsa]
default_tsa = authority
[authority]
serial = ./serial
signer_cert = ./TSA-ROOT.pem
signer_key = ./tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ess_cert_id_alg = sha256
`;
