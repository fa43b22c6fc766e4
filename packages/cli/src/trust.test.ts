import type { ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { png } from '@biaoshi/testkit';
import { signC2pa, signSidecar, testSigner } from '@biaoshi/testkit/sign-c2pa';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { runHere } from './test-support/captured.ts';
import { biaoshi, scratch, start } from './test-support/command-line.ts';
import { MAX_ANCHOR_BYTES } from './trust/read-anchors.ts';

const AI = 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia';
const CREATED = { action: 'c2pa.created', digitalSourceType: AI, softwareAgent: { name: 'Example Painter' } };
const MANIFEST = {
  claim_generator_info: [{ name: 'Example Painter', version: '2.1' }],
  assertions: [{ label: 'c2pa.actions.v2', data: { actions: [CREATED] } }],
};

let root = '';
let stranger = '';
let signed: Uint8Array;

beforeAll(async () => {
  const signer = await testSigner('Example Images');
  root = signer.root;
  stranger = (await testSigner('Somebody Else')).root;
  signed = await signC2pa(png(), 'image/png', signer, MANIFEST);
});

/** A folder with a signed picture and two trust lists, and a user who has stored none. */
function place() {
  const cwd = scratch();
  const data = scratch();
  writeFileSync(join(cwd, 'a.png'), signed);
  writeFileSync(join(cwd, 'root.pem'), `The root of our tests\n${root}`);
  writeFileSync(join(cwd, 'stranger.pem'), stranger);
  return { cwd, data, env: { XDG_DATA_HOME: data } };
}

async function stateOf(words: readonly string[], { cwd, env }: ReturnType<typeof place>): Promise<string> {
  const { stdout } = await biaoshi(['scan', 'a.png', '--reporter', 'json', ...words], { cwd, env });
  const [asset] = JSON.parse(stdout).assets;
  return asset.evidence.find(({ kind }: { kind: string }) => kind === 'c2paManifest').data.state;
}

/** A server of this machine, at the URL that is returned. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('whom to trust', () => {
  it('is nobody, the lists of the line, or the stored ones, and those of the line come first', async () => {
    const here = place();
    expect(await stateOf([], here)).toBe('valid');
    expect(await stateOf(['--trust-anchors', 'root.pem'], here)).toBe('trusted');
    expect(await stateOf(['--trust-anchors', 'stranger.pem'], here)).toBe('valid');
    expect(await stateOf(['--trust-anchors', 'stranger.pem', '--trust-anchors', 'root.pem'], here)).toBe('trusted');
    expect(await stateOf(['--tsa-anchors', 'root.pem'], here)).toBe('valid');
    await biaoshi(['trust', 'update', '--from', 'root.pem', '--tsa'], here);
    expect(await stateOf([], here)).toBe('valid');
    await biaoshi(['trust', 'update', '--from', 'root.pem'], here);
    expect(await stateOf([], here)).toBe('trusted');
    expect(await stateOf(['--trust-anchors', 'stranger.pem'], here)).toBe('valid');
  });

  it('is not said by a configuration that came with the images, but by one that was named', async () => {
    const here = place();
    writeFileSync(join(here.cwd, 'biaoshi.config.json'), '{"trust-anchors":"root.pem"}');
    const found = await biaoshi(['scan', 'a.png'], here);
    expect(found).toMatchObject({ code: 2, stdout: '' });
    expect(found.stderr).toContain('"trust-anchors" may not say whom to trust; name it with --config');
    expect(await stateOf(['--config', 'biaoshi.config.json'], here)).toBe('trusted');
  });

  it('is in what inspect shows, with the tree of the store', async () => {
    const here = place();
    const { stdout, code } = await biaoshi(['inspect', 'a.png', '--trust-anchors', 'root.pem'], here);
    expect(code).toBe(0);
    expect(stdout).toContain('content credentials are intact and their signer is on the trust list');
    expect(stdout).toMatch(/^ {6}manifest \S+ \(active\)$/m);
    expect(stdout).toMatch(/^ {8}made with +Example Painter 2\.1$/m);
    expect(stdout).toMatch(/^ {8}signer +Example Images, Test Signer, /m);
    expect(stdout).toMatch(
      /^ {8}action +c2pa\.created {2}trainedAlgorithmicMedia \(made by generative AI\) {2}Example Painter/m,
    );
  });
});

describe('biaoshi inspect', () => {
  it('looks into the .c2pa file beside a picture', async () => {
    const here = place();
    const signer = await testSigner('Example Images');
    const store = await signSidecar(png(), 'image/png', signer, MANIFEST);
    writeFileSync(join(here.cwd, 'b.png'), png());
    expect((await biaoshi(['inspect', 'b.png'], here)).stdout).not.toContain('c2paManifest');
    writeFileSync(join(here.cwd, 'b.c2pa'), store);
    const { stdout, code } = await biaoshi(['inspect', 'b.png', '--trust-anchors', 'root.pem'], here);
    expect(stdout).toContain('their signer is on the trust list, in the .c2pa file beside it');
    expect(stdout).toMatch(/made with +Example Painter 2\.1/);
    expect(code).toBe(0);
  });
});

describe('biaoshi trust', () => {
  it('stores a list for this user alone, and says what it stored', async () => {
    const { cwd, data, env } = place();
    expect((await runHere(['trust'], cwd, env)).stdout).toMatch(/Signers +none stored\nTime stamps +none stored\n/);
    const from = join(cwd, 'root.pem');
    const { code, stdout, stderr } = await runHere(['trust', 'update', '--from', from], cwd, env);
    const stored = join(data, 'biaoshi', 'trust', 'signers.pem');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('1 certificate stored');
    expect(stdout).toContain(stored);
    expect(stdout).toContain(createHash('sha256').update(readFileSync(from)).digest('hex'));
    expect(readFileSync(stored)).toEqual(readFileSync(from));
    if (process.platform !== 'win32') expect(statSync(stored).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(stored, '..'))).toEqual(['signers.pem']);
    const shown = await runHere(['trust'], cwd, env);
    expect(shown.stdout).toMatch(
      /Signers +1 certificate, .*signers\.pem, stored \d{4}-\d\d-\d\d\nTime stamps +none stored\n/,
    );
    expect((await runHere(['doctor'], cwd, env)).stdout).toMatch(/Trusted signers +1 certificate/);
  });

  it('keeps the earlier list when the new one is refused', async () => {
    const { cwd, data, env } = place();
    await runHere(['trust', 'update', '--from', join(cwd, 'root.pem')], cwd, env);
    const stored = join(data, 'biaoshi', 'trust', 'signers.pem');
    writeFileSync(join(cwd, 'words.pem'), 'no certificate');
    writeFileSync(join(cwd, 'torn.pem'), root.replace(/\n[A-Za-z0-9+/=]{20,}/, '\nAAAA'));
    writeFileSync(join(cwd, 'large.pem'), root + 'x'.repeat(MAX_ANCHOR_BYTES + 1 - root.length));
    const refused = [
      ['words.pem', 'holds no PEM certificate, or one that cannot be read'],
      ['torn.pem', 'holds no PEM certificate, or one that cannot be read'],
      ['large.pem', `is larger than ${MAX_ANCHOR_BYTES} bytes`],
      ['.', '(EISDIR)'],
    ] as const;
    for (const [file, says] of refused) {
      for (const line of [
        ['trust', 'update', '--from'],
        ['scan', 'a.png', '--trust-anchors'],
      ]) {
        const ended = await runHere([...line, join(cwd, file)], cwd, env);
        expect(ended.stderr, file).toContain(says);
        expect(ended).toMatchObject({ code: 2, stdout: '' });
      }
    }
    expect(readFileSync(stored, 'utf8')).toContain(root.trim());
    writeFileSync(join(cwd, 'largest.pem'), root + 'x'.repeat(MAX_ANCHOR_BYTES - root.length));
    expect((await runHere(['trust', 'update', '--from', join(cwd, 'largest.pem')], cwd, env)).code).toBe(0);
  });

  it('says so where a stored list was damaged, and judges by none then', async () => {
    const { cwd, data, env } = place();
    mkdirSync(join(data, 'biaoshi', 'trust'), { recursive: true });
    writeFileSync(join(data, 'biaoshi', 'trust', 'signers.pem'), 'gone');
    const shown = await runHere(['trust'], cwd, env);
    expect(shown.stdout).toContain('holds no PEM certificate');
    expect((await runHere(['doctor'], cwd, env)).code).toBe(70);
    expect(await runHere(['scan', join(cwd, 'a.png')], cwd, env)).toMatchObject({ code: 2, stdout: '' });
    for (const part of [stranger.slice(0, -100), stranger.replace(/\n[A-Za-z0-9+/=]{20,}/, '\nAAAA')]) {
      writeFileSync(join(data, 'biaoshi', 'trust', 'signers.pem'), `${root}\n${part}`);
      for (const command of ['scan', 'inspect']) {
        const ended = await runHere([command, join(cwd, 'a.png')], cwd, env);
        expect(ended).toMatchObject({ code: 2, stdout: '' });
        expect(ended.stderr).toContain('signers.pem holds no PEM certificate, or one that cannot be read');
      }
    }
  });

  it('says which stored lists a scan used', async () => {
    const { cwd, data, env } = place();
    const notes = async (...words: string[]) =>
      (await runHere(['scan', join(cwd, 'a.png'), ...words], cwd, env)).stderr;
    const used = (kind: string) => `biaoshi: using ${join(data, 'biaoshi', 'trust', `${kind}.pem`)}\n`;
    expect(await notes()).toBe('');
    for (const kind of [[], ['--tsa']]) {
      await runHere(['trust', 'update', ...kind, '--from', join(cwd, 'root.pem')], cwd, env);
    }
    expect(await notes()).toBe(used('signers') + used('tsa'));
    expect(await notes('--trust-anchors', join(cwd, 'stranger.pem'))).toBe(used('tsa'));
  });

  it('does not hinder a scan where there can be none', async () => {
    const { cwd, data } = place();
    writeFileSync(join(data, 'file'), '');
    const env = { XDG_DATA_HOME: join(data, 'file') };
    expect(await runHere(['scan', join(cwd, 'a.png')], cwd, env)).toMatchObject({ code: 0, stderr: '' });
    const ended = await runHere(['trust', 'update', '--from', join(cwd, 'root.pem')], cwd, env);
    expect(ended.stderr).toMatch(/signers\.pem \((ENOTDIR|EEXIST)\)/);
    expect(ended.code).toBe(2);
  });

  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)('says where it cannot write', async () => {
    const { cwd, data, env } = place();
    chmodSync(data, 0o500);
    const ended = await runHere(['trust', 'update', '--from', join(cwd, 'root.pem')], cwd, env);
    expect(ended.stderr).toContain('(EACCES)');
    expect(ended.code).toBe(2);
  });
});

describe('a trust list from a URL', () => {
  const update = (from: string, { cwd, env }: ReturnType<typeof place>) =>
    runHere(['trust', 'update', '--from', from], cwd, env);

  it('is fetched, also behind redirects', async () => {
    const here = place();
    const origin = await serve((request, response) => {
      if (request.url === '/list.pem') response.end(root);
      else response.writeHead(302, { location: '/list.pem' }).end('moved');
    });
    expect(await update(`${origin}/moved`, here)).toMatchObject({ code: 0, stderr: '' });
    expect(readFileSync(join(here.data, 'biaoshi', 'trust', 'signers.pem'), 'utf8')).toBe(root);
  });

  it('is given up when the user interrupts', async () => {
    const here = place();
    let child: ChildProcess | undefined;
    const origin = await serve((_, response) => {
      response.write('-----BEGIN');
      child?.kill('SIGINT');
    });
    child = start(['trust', 'update', '--from', origin], here);
    const code = await new Promise((resolve) => child?.on('close', resolve));
    expect(code).toBe(130);
    expect(readdirSync(here.data)).toEqual([]);
  });

  it.each<[string, RequestListener, RegExp]>([
    [
      'a redirect to plain http elsewhere',
      (_, response) => response.writeHead(301, { location: 'http://example.com/x' }).end(),
      /http:\/\/example\.com\/x is not https/,
    ],
    [
      'a redirect to a file',
      (_, response) => response.writeHead(301, { location: 'file:///etc/passwd' }).end(),
      /file:\/\/\/etc\/passwd is not https/,
    ],
    [
      'redirects without end',
      (_, response) => response.writeHead(302, { location: '/again' }).end(),
      /more than 5 redirects/,
    ],
    ['a redirect to nowhere', (_, response) => response.writeHead(302).end(), /HTTP 302/],
    ['an error', (_, response) => response.writeHead(404).end(stranger), /HTTP 404/],
    ['a page without certificates', (_, response) => void response.end('<html>'), /holds no PEM certificate/],
    [
      'a body without end',
      (_, response) => {
        const more = () => {
          while (response.write(' '.repeat(65_536)));
        };
        response.on('drain', more).on('error', () => undefined);
        more();
      },
      /is larger than \d+ bytes/,
    ],
    ['a broken connection', (request) => void request.socket.destroy(), /cannot fetch .* \(.+\)/],
  ])('refuses %s', async (_what, listener, says) => {
    const here = place();
    const ended = await update(`${await serve(listener)}/list.pem`, here);
    expect(ended.stderr).toMatch(says);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(readdirSync(here.data)).toEqual([]);
  });
});
