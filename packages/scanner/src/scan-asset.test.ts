import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { InternalError, InvalidArgumentError, memorySource } from '@biaoshi/core';
import { oneByteSource } from '@biaoshi/testkit';
import { describe, expect, it } from 'vitest';
import { scanAsset } from '../test-support/metadata-only.ts';
import { labelledPng, plainPng, tempFolder } from '../test-support/temp-folder.ts';
import { blobSource, fileSource, type ScanOptions, scanAssetSync } from './index.ts';

const problemsOf = (path: string) => scanAssetSync(path).problems;

describe('one asset', () => {
  it('gives the same report whichever way its bytes come', async () => {
    const path = join(tempFolder({ 'photo.png': labelledPng }), 'photo.png');
    const expected = scanAssetSync({ kind: 'file', path, uri: 'u', name: 'photo.png' });
    expect(expected.readings.aigcField).toBe('present');
    expect(expected.asset).toMatchObject({
      uri: 'u',
      name: 'photo.png',
      bytes: labelledPng.length,
      sha256: null,
      format: 'png',
    });
    const named = { name: 'photo.png', uri: 'u' };
    const file = fileSource(path);
    const others = [
      scanAssetSync({ kind: 'bytes', bytes: labelledPng, ...named }),
      await scanAsset({ kind: 'file', path, ...named }),
      await scanAsset({ kind: 'source', source: memorySource(labelledPng), ...named }),
      await scanAsset({ kind: 'source', source: oneByteSource(labelledPng), ...named }),
      await scanAsset({ kind: 'source', source: blobSource(new Blob([new Uint8Array(labelledPng)])), ...named }),
      await scanAsset({ kind: 'source', source: file, ...named }),
    ];
    file.close();
    for (const report of others) expect(report).toEqual(expected);
  });

  it('keeps nothing of what it read: a later scan does not change an earlier report', () => {
    const folder = tempFolder({ 'a.png': labelledPng, 'b.png': plainPng });
    const first = scanAssetSync(join(folder, 'a.png'));
    const before = JSON.stringify(first);
    for (let at = 0; at < 5; at++) scanAssetSync(join(folder, 'b.png'));
    expect(JSON.stringify(first)).toBe(before);
  });

  it('goes by the options of each call, also where the caller changed what it handed over before', async () => {
    const path = join(tempFolder({ 'photo.png': labelledPng }), 'photo.png');
    const profiles = ['cn-platform'];
    const limits: { maxParts?: number } = {};
    const ask = async () => {
      const { results, readings } = await scanAsset(path, { profiles, limits });
      return [readings.aigcField, ...results.map(({ profile }) => profile)];
    };
    expect(await ask()).toEqual(['present', 'cn-platform']);
    profiles.push('cn-provider');
    expect(await ask()).toEqual(['present', 'cn-platform', 'cn-provider']);
    limits.maxParts = 0;
    expect(await ask()).toEqual(['unreadable', 'cn-platform', 'cn-provider']);
    expect(scanAssetSync(path).readings.aigcField).toBe('present');
    expect(scanAssetSync(plainPng).results[0]?.verdict.origin).toBe('noneFound');
    expect(scanAssetSync(plainPng, { declared: true }).results[0]?.verdict.origin).not.toBe('noneFound');
  });

  it('hashes every byte only when asked', async () => {
    const bytes = Buffer.concat([labelledPng, Buffer.alloc(700_000, 1)]);
    const path = join(tempFolder({ 'big.png': bytes }), 'big.png');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(scanAssetSync(path, { hash: true }).asset.sha256).toBe(sha256);
    expect(scanAssetSync(bytes, { hash: true }).asset.sha256).toBe(sha256);
    const source = blobSource(new Blob([new Uint8Array(bytes)]));
    expect((await scanAsset({ kind: 'source', source, name: 'big.png' }, { hash: true })).asset.sha256).toBe(sha256);
  });

  it('gives the containers a brotli decoder', () => {
    const packet = Buffer.concat([
      Buffer.from('xml '),
      brotliCompressSync(Buffer.from('<x:xmpmeta xmlns:x="adobe:ns:meta/"/>')),
    ]);
    const box = (type: string, data: Uint8Array) => {
      const head = Buffer.alloc(8);
      head.writeUInt32BE(8 + data.length);
      head.write(type, 4, 'latin1');
      return Buffer.concat([head, data]);
    };
    const signature = box('JXL ', Buffer.from([0x0d, 0x0a, 0x87, 0x0a]));
    const file = Buffer.concat([
      signature,
      box('ftyp', Buffer.from('jxl \0\0\0\0jxl ', 'latin1')),
      box('brob', packet),
      box('jxlc', Buffer.from([0xff, 0x0a, 0, 0])),
    ]);
    expect(scanAssetSync(file).readings.xmp).toBe('present');
  });
});

describe('files that cannot be read', () => {
  it('are results that carry the code of the system', () => {
    const folder = tempFolder({ 'plain.png': plainPng });
    symlinkSync(join(folder, 'nowhere'), join(folder, 'dangling.png'));
    symlinkSync('loop.png', join(folder, 'loop.png'));
    mkdirSync(join(folder, 'folder.png'));
    const errno = (name: string) => problemsOf(join(folder, name)).map(({ code, data }) => [code, data.errno]);
    expect(errno('absent.png')).toEqual([['ioError', 'ENOENT']]);
    expect(errno('plain.png/inner.png')).toEqual([['ioError', 'ENOTDIR']]);
    expect(errno('dangling.png')).toEqual([['ioError', 'ENOENT']]);
    expect(errno('loop.png')).toEqual([['ioError', 'ELOOP']]);
    expect(errno('folder.png')).toEqual([['ioError', 'EISDIR']]);
    expect(errno('nul\0.png')).toEqual([['ioError', 'ERR_INVALID_ARG_VALUE']]);
  });

  it('have no family that is called absent', () => {
    const { readings, asset } = scanAssetSync('/nowhere/at/all.png');
    expect(new Set(Object.values(readings))).toEqual(new Set(['unreadable']));
    expect(asset).toMatchObject({ bytes: null, sha256: null, format: null });
  });

  it.skipIf(process.platform === 'win32')('refuses a pipe and a device without opening them', () => {
    const pipe = join(tempFolder(), 'pipe.png');
    execFileSync('sh', ['-c', 'mkfifo "$0"', pipe]);
    for (const path of [pipe, '/dev/zero']) {
      expect(problemsOf(path)).toMatchObject([{ code: 'ioError', severity: 'error', data: { errno: 'ENOTSUP' } }]);
    }
  });

  it('lets every descriptor go, also after a fault', () => {
    const folder = tempFolder({
      'a.png': labelledPng,
      'b.png': labelledPng.subarray(0, 60),
      'c.txt': 'x',
      'd.png': '',
    });
    const open = () => readdirSync('/proc/self/fd').length;
    const before = open();
    for (const name of ['a.png', 'b.png', 'c.txt', 'd.png', 'e.png']) scanAssetSync(join(folder, name), { hash: true });
    expect(open()).toBe(before);
  });

  it('says that a file is empty, or of no known format', () => {
    const folder = tempFolder({ 'empty.png': '', 'notes.txt': 'hello' });
    expect(problemsOf(join(folder, 'empty.png')).map(({ code }) => code)).toEqual(['emptyFile']);
    expect(problemsOf(join(folder, 'notes.txt')).map(({ code }) => code)).toEqual(['unknownFormat']);
  });

  it('takes what a source throws for a fault of the asset, with a bounded message', async () => {
    const source = { size: 100, read: () => Promise.reject(new Error('x'.repeat(5000))) };
    const report = await scanAsset({ kind: 'source', source, name: 'a.png' });
    expect(report.problems).toMatchObject([{ code: 'ioError', data: { message: 'x'.repeat(200) } }]);
  });
});

describe('a caller that is wrong', () => {
  it.each<[string, ScanOptions, string]>([
    ['tier', { tier: 'deep' as 'quick' }, 'invalidOption'],
    ['pixels', { pixels: 'some' as 'auto' }, 'invalidOption'],
    ['no profile', { profiles: [] }, 'invalidOption'],
    ['unknown profile', { profiles: ['cn-platfrom'] }, 'invalidProfile'],
    ['unknown limit', { limits: { maxNestng: 3 } as object }, 'invalidOption'],
    ['limit that is no number', { limits: { maxNesting: 0.5 } }, 'invalidOption'],
  ])('%s: throws a typed error', async (_name, options, code) => {
    expect(() => scanAssetSync(plainPng, options)).toThrow(
      expect.objectContaining({ code, family: 'invalidArgument' }),
    );
    await expect(scanAsset(plainPng, options)).rejects.toMatchObject({ code });
  });

  it('cannot scan at once what may answer later', () => {
    const input = { kind: 'source', source: memorySource(plainPng), name: 'a.png' } as const;
    expect(() => scanAssetSync(input)).toThrow(InvalidArgumentError);
  });

  it('must know the size of its source', async () => {
    const source = { size: Number.NaN, read: () => new Uint8Array(0) };
    await expect(scanAsset({ kind: 'source', source, name: 'a.png' })).rejects.toMatchObject({ code: 'invalidSource' });
  });

  it('gets the reason of its signal', async () => {
    const source = memorySource(plainPng);
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(scanAsset({ kind: 'source', source, name: 'a.png' }, { signal })).rejects.toThrow('enough');
  });

  it('is told of a bug as one', async () => {
    const source = { size: 10, read: () => null as never };
    await expect(scanAsset({ kind: 'source', source, name: 'a.png' })).rejects.toBeInstanceOf(InternalError);
  });
});

it('holds the limits it is given', () => {
  const strict = scanAssetSync(labelledPng, { limits: { maxPartBytes: 50 } });
  expect(strict.problems.map(({ data }) => data.limit)).toContain('maxPartBytes');
  expect(strict.readings.aigcField).toBe('unreadable');
});
