import { createHash } from 'node:crypto';
import { readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { bytesOf, PNG_SIGNATURE, pngChunk, seededRandom } from '@biaoshi/testkit';
import { describe, expect, it } from 'vitest';
import { tokenOf } from '../../../ledger/test-support/build-token.ts';
import { runHere } from '../test-support/captured.ts';
import { scratch } from '../test-support/command-line.ts';
import { MAX_PICTURE_BYTES } from './read-photo.ts';

const SIDE = 128;

/** A picture with enough in it, as PNG: soft blobs whose places the seed decides; as it is, or mirrored. */
function photo(seed: number, mirrored = false): Uint8Array {
  const random = seededRandom(seed);
  const blobs = Array.from({ length: 14 }, () => [
    random() * SIDE,
    random() * SIDE,
    6 + random() * 22,
    random() * 2 - 1,
  ]);
  const rows = Buffer.alloc(SIDE * (SIDE + 1));
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) {
      const at = mirrored ? SIDE - 1 - x : x;
      let light = 128;
      for (const [bx = 0, by = 0, size = 1, sign = 0] of blobs)
        light += sign * 120 * Math.exp(-((at - bx) ** 2 + (y - by) ** 2) / size ** 2);
      rows[y * (SIDE + 1) + 1 + x] = Math.max(0, Math.min(255, light));
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(SIDE, 0);
  header.writeUInt32BE(SIDE, 4);
  header[8] = 8;
  return bytesOf(
    PNG_SIGNATURE,
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(rows)),
    pngChunk('IEND', bytesOf('')),
  );
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A merchant's folder with photos, and a line that runs the command on a ledger in it. */
function shop() {
  const cwd = scratch();
  const files: Record<string, Uint8Array> = {
    'box.png': photo(1),
    'mirror.png': photo(1, true),
    'other.png': photo(2),
    'packing.mp4': bytesOf('no picture at all'),
    key: bytesOf('5a'.repeat(32), '\n'),
  };
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(cwd, name), bytes);
  const ledger = join(cwd, 'cases.ledger');
  const run = async (line: string, ...more: string[]) => {
    const [action = '', ...words] = [...line.split(' '), ...more];
    const placed = words.map((word) => (/^[^/]+\.(png|mp4|tsr|txt)$|^key/.test(word) ? join(cwd, word) : word));
    return runHere(['ledger', action, ...placed, '--ledger', ledger], cwd);
  };
  const json = async (line: string, ...more: string[]) =>
    JSON.parse((await run(`${line} --reporter json`, ...more)).stdout);
  return { cwd, ledger, run, json };
}

describe('biaoshi ledger', () => {
  it('keeps digests, picture hash and verdict of a photo, and finds the photo again mirrored', async () => {
    const { run, json, cwd } = shop();
    const { added } = await json('add box.png packing.mp4 --case order-1 --role claim --pixels never');
    expect(added).toMatchObject([
      {
        gap: null,
        entry: {
          number: 0,
          caseId: 'order-1',
          role: 'claim',
          sha256: sha256(photo(1)),
          sm3: createHash('sm3').update(photo(1)).digest('hex'),
          pdq: { hex: expect.stringMatching(/^[0-9a-f]{64}$/) },
          verdict: { profile: 'cn-platform', origin: 'noneFound' },
        },
      },
      { gap: 'noPicture', entry: { number: 1, pdq: null, verdict: null } },
    ]);
    const found = await run('find mirror.png');
    expect(found.code).toBe(1);
    expect(found.stdout).toMatch(/the same picture, mirrored: \d+ of 256 bits differ/);
    expect(found.stdout).toContain('order-1');
    expect((await run('find packing.mp4')).stdout).toContain('the same bytes');
    expect(await run('find other.png')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('not in the ledger'),
    });
    expect(await run('find mirror.png --case order-1')).toMatchObject({ code: 0 });
    expect((await json('find --case order-1')).looked[0].matches).toHaveLength(2);
    expect(statSync(join(cwd, 'cases.ledger')).size).toBe(3 * 256);
  });

  it('takes a time stamp of the very bytes, and refuses one of others before anything is kept', async () => {
    const { cwd, ledger, run, json } = shop();
    const digest = createHash('sha256').update(photo(1)).digest();
    writeFileSync(join(cwd, 'box.tsr'), tokenOf({ digest }));
    writeFileSync(join(cwd, 'again.tsr'), tokenOf({ digest, time: '20261129120000Z' }));
    writeFileSync(join(cwd, 'other.tsr'), tokenOf({ digest: createHash('sha256').update('x').digest() }));
    writeFileSync(
      join(cwd, 'sm3.tsr'),
      tokenOf({ digest: createHash('sm3').update(photo(2)).digest(), algorithm: '1.2.156.10197.1.401' }),
    );
    const line = 'add box.png other.png --case o1 --role shipping --pixels never';
    for (const [token, says] of [
      ['other.tsr', 'is a time stamp of other bytes than these files'],
      ['box.png', 'it holds no RFC 3161 response or token'],
      ['none.tsr', '(ENOENT)'],
      ['again.tsr', 'is a second time stamp of the same file'],
    ] as const) {
      const refused = await run(`${line} --token box.tsr --token ${token}`);
      expect(refused).toMatchObject({ code: 2, stdout: '' });
      expect(refused.stderr).toContain(says);
    }
    expect(statSync(ledger, { throwIfNoEntry: false })).toBeUndefined();
    const { added } = await json(`${line} --token sm3.tsr --token box.tsr`);
    expect(added).toMatchObject([
      { entry: { token: { sha256: sha256(readFileSync(join(cwd, 'box.tsr'))) } }, timestamp: { algorithm: 'sha256' } },
      { entry: { token: { sha256: sha256(readFileSync(join(cwd, 'sm3.tsr'))) } }, timestamp: { algorithm: 'sm3' } },
    ]);
    const said = await run(`${line} --token box.tsr`);
    expect(said.stdout).toContain(
      'states 2026-11-28T12:00:00.000Z for these very bytes; who signed it was not checked',
    );
    expect(said.stderr).toContain('openssl ts -verify -data FILE -in TOKEN -token_in -CAfile AUTHORITY.pem');
  });

  it('hashes a file of any size, and looks at one of up to 128 MiB as a picture', async () => {
    const { cwd, json } = shop();
    writeFileSync(join(cwd, 'long.mp4'), photo(1));
    const gapAt = async (bytes: number) => {
      truncateSync(join(cwd, 'long.mp4'), bytes);
      return (await json('add long.mp4 --case o1 --role shipping --pixels never')).added[0];
    };
    expect(await gapAt(MAX_PICTURE_BYTES)).toMatchObject({ gap: null, entry: { bytes: MAX_PICTURE_BYTES } });
    const large = await gapAt(MAX_PICTURE_BYTES + 1);
    expect(large).toMatchObject({ gap: 'tooLarge', entry: { bytes: MAX_PICTURE_BYTES + 1, pdq: null } });
    expect(large.entry.sha256).toBe(sha256(readFileSync(join(cwd, 'long.mp4'))));
  });

  it('says what it could not look at: a photo that no decoder takes is kept, and is not called new', async () => {
    const { cwd, run } = shop();
    writeFileSync(join(cwd, 'torn.png'), photo(3).subarray(0, 33));
    const added = await run('add torn.png --case o1 --role claim --pixels never');
    expect(added.code).toBe(3);
    expect(added.stdout).toContain('could not be decoded');
    writeFileSync(join(cwd, 'torn.png'), photo(3).subarray(0, 34));
    expect(await run('find torn.png')).toMatchObject({
      code: 3,
      stdout: expect.stringContaining('could not be decoded'),
    });
  });

  it('marks appeals, expires cases and removes them', async () => {
    const { run } = shop();
    await run('add box.png --case o1 --role claim --pixels never');
    expect(await run('appeal o1 --outcome upheld')).toMatchObject({ code: 0, stdout: 'o1: appeal upheld\n' });
    expect(await run('find box.png')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('1 whose appeal was upheld'),
    });
    expect((await run('appeal o1 --outcome rejected')).code).toBe(0);
    expect((await run('find box.png')).code).toBe(1);
    expect((await run('expire o1 --remove')).stdout).toBe('o1: expired\n1 expired records were emptied\n');
    expect(await run('find box.png')).toMatchObject({ code: 0, stdout: expect.not.stringContaining('not shown') });
    const unknown = await run('appeal o2 --outcome open');
    expect(unknown).toMatchObject({ code: 2, stdout: '' });
  });

  it('matches an export with own cases, and shows neither side what is not its own', async () => {
    const theirs = shop();
    await theirs.run('add box.png --case their-secret --role claim --pixels never');
    const { code, stdout: text } = await theirs.run('export --keyed key');
    expect(code).toBe(0);
    expect(text).not.toContain('their-secret');
    const own = shop();
    await own.run('add box.png --case mine --role claim --pixels never');
    await own.run('add other.png --case alone --role claim --pixels never');
    writeFileSync(join(own.cwd, 'export.txt'), text);
    const found = await own.run('match export.txt --keyed key');
    expect(found.code).toBe(1);
    expect(found.stdout).toContain('1 of your cases have a counterpart among the 1 entries of the export');
    expect(found.stdout).toMatch(/mine +record 0 +claim photo +the same bytes/);
    expect(found.stdout).not.toMatch(/alone|their-secret/);
    writeFileSync(join(own.cwd, 'key2'), '00'.repeat(32));
    const other = await own.run('match export.txt --keyed key2');
    expect(other).toMatchObject({ code: 2, stdout: '' });
    expect(other.stderr).toContain('another key');
  });

  it('checks the file, and repairs it when it is asked to', async () => {
    const { ledger, run, json } = shop();
    await run('add box.png other.png --case o1 --role claim --pixels never');
    expect(await run('check')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('Every record is as it was written.'),
    });
    const bytes = readFileSync(ledger);
    bytes[300] = (bytes[300] ?? 0) ^ 1;
    writeFileSync(ledger, bytes);
    expect(await run('find mirror.png')).toMatchObject({
      code: 3,
      stdout: expect.stringContaining('1 records could not be read'),
    });
    const wrong = await run('check');
    expect(wrong.code).toBe(1);
    expect(wrong.stdout).toMatch(/Damaged in 1 place:\n {2}record {2}bytes 256–512/);
    const { keptIn, lost } = await json('check --repair');
    expect(lost).toBe(1);
    expect(readFileSync(keptIn).equals(bytes)).toBe(true);
    expect((await run('check')).code).toBe(0);
  });

  it('never writes its output over the ledger or what it reads', async () => {
    const { cwd, ledger, run } = shop();
    await run('add box.png --case o1 --role claim --pixels never');
    const before = readFileSync(ledger);
    for (const [line, output] of [
      ['check', ledger],
      ['find --case o1', `${cwd}/./cases.ledger`],
      ['find other.png', join(cwd, 'other.png')],
      ['export --keyed key', join(cwd, 'key')],
      ['add other.png --case o2 --role claim', ledger],
    ] as const) {
      const refused = await run(line, '--output', output);
      expect(refused, line).toMatchObject({ code: 2, stdout: '' });
      expect(refused.stderr).toContain('would overwrite one of the sources');
    }
    expect(readFileSync(ledger).equals(before)).toBe(true);
  });

  it.each([
    ['add box.png --case o1', 'ledger add needs --role (claim, listing, shipping)'],
    ['add box.png --role claim', 'ledger add needs --case\n'],
    ['add --case o1 --role claim', '<file> is missing'],
    ['add box.png --case 张三 --role claim', 'is no case id'],
    ['add box.png --case =1 --role claim', 'is no case id'],
    ['add none.png --case o1 --role claim', '(ENOENT)'],
    ['find', '<file> is missing'],
    ['find box.png', 'there is no ledger'],
    ['find box.png --role claim', '--role does not apply to ledger find'],
    ['export', 'ledger export needs --keyed\n'],
    ['export --keyed box.png', '(EFBIG)'],
    ['export --keyed packing.mp4', '64 hexadecimal digits'],
    ['match box.png', 'ledger match needs --keyed\n'],
    ['match --keyed key', '<export> is missing'],
    ['appeal o1', 'ledger appeal needs --outcome (open, upheld, rejected)'],
    ['expire', '<case> is missing'],
    ['check o1', 'ledger check does not take "o1"'],
    ['drop o1', '"drop" is not one of add, find'],
    ['find box.png --reporter pdf', '"pdf" is not one of text, json'],
  ])('refuses: ledger %s', async (line, says) => {
    const { run, ledger } = shop();
    const refused = await run(line);
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toContain(says);
    expect(statSync(ledger, { throwIfNoEntry: false })).toBeUndefined();
  });

  it('hands no name to a terminal as it is', async () => {
    const { cwd, run } = shop();
    const name = 'a\x1b]0;owned\x07\u202egpj.png';
    writeFileSync(join(cwd, name), photo(1));
    for (const ended of [
      await run('add --case o1 --role claim --pixels never', name),
      await run('find', name),
      await run('find', name, '--reporter', 'json'),
      await run('add box.png --role claim --case', '\x1b[2J'),
      await run('match --keyed key', `${name}x`),
    ]) {
      expect(ended.stdout + ended.stderr).not.toMatch(/[\x1b\x07\u202e]/);
      expect(ended.stdout + ended.stderr).toMatch(/1b/i);
    }
  });

  it('is the user’s own where none is named, and says so', async () => {
    const { cwd } = shop();
    const env = { XDG_DATA_HOME: scratch() };
    const line = ['ledger', 'add', join(cwd, 'box.png'), '--case', 'o1', '--role', 'shipping', '--pixels', 'never'];
    const added = await runHere(line, cwd, env);
    const own = join(env.XDG_DATA_HOME, 'biaoshi', 'ledger', 'cases.ledger');
    expect(added).toMatchObject({ code: 0, stderr: `biaoshi: using ${own}\n` });
    if (process.platform !== 'win32') expect(statSync(join(own, '..')).mode & 0o077).toBe(0);
    expect((await runHere(['ledger', 'find', '--case', 'o1'], cwd, env)).code).toBe(1);
  });
});
