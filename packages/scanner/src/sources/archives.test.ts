import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { InvalidArgumentError } from '@biaoshi/core';
import { describe, expect, it } from 'vitest';
import { type TarFile, tar, tarGz, type ZipFile, zip } from '../../test-support/build-archives.ts';
import { scanBatch } from '../../test-support/metadata-only.ts';
import { collect, labelledPng, plainPng, tempFolder } from '../../test-support/temp-folder.ts';
import type { ScanLimits } from '../limits.ts';

/** What scanning an archive says: `uri reading`, or `uri problem…` where there are problems. */
async function scanned(name: string, bytes: Uint8Array, limits: Partial<ScanLimits> = {}): Promise<string[]> {
  const path = join(tempFolder({ [name]: bytes }), name);
  const batch = scanBatch([path], { concurrency: 1, limits });
  const lines: string[] = [];
  for await (const { asset, readings, problems } of batch) {
    const said = problems.map(({ code, data }) => (data.limit ? `${code}(${data.limit})` : code));
    const uri = asset.uri.replace(`${path}!/`, '').replace(path, name);
    lines.push(`${uri} ${said.length > 0 ? said.join(' ') : readings.aigcField}`);
  }
  return lines;
}

const files: readonly (ZipFile & TarFile)[] = [
  { name: 'one.png', data: labelledPng },
  { name: 'in/two', data: plainPng },
  { name: 'in/notes.txt', data: Buffer.from('no asset') },
  { name: `${'long/'.repeat(30)}三.png`, data: labelledPng },
];
const expected = ['one.png present', 'in/two absent', `${'long/'.repeat(30)}三.png present`];

describe('an archive', () => {
  it.each<[string, Uint8Array]>([
    ['a.zip', zip(files)],
    ['stored.ZIP', zip(files.map((file) => ({ ...file, method: 0 })))],
    ['comment.zip', zip(files, 'PK\x05\x06 is only a comment '.repeat(100))],
    ['prefix.zip', Buffer.concat([Buffer.from('PK\x03\x04 self-extractor'), zip(files)])],
    ['a.tar', tar(files)],
    ['a.tar.gz', tarGz(files)],
    ['a.tgz', tarGz(files)],
    ['members.tgz', Buffer.concat([gzipSync(tar(files).subarray(0, 700)), gzipSync(tar(files).subarray(700))])],
  ])('%s: its entries are assets', async (name, bytes) => {
    expect(await scanned(name, bytes)).toEqual(expected);
  });

  it('inside another is opened, whatever the two are', async () => {
    const inner: [string, Uint8Array][] = [
      ['i.zip', zip(files)],
      ['i.tar', tar(files)],
      ['i.tgz', tarGz(files)],
    ];
    for (const outer of [zip, tar, tarGz]) {
      const ending = { zip: 'zip', tar: 'tar', tarGz: 'tgz' }[outer.name];
      const bytes = outer(inner.map(([name, data]) => ({ name, data })));
      const all = inner.flatMap(([name]) => expected.map((line) => `${name}!/${line}`));
      expect(await scanned(`o.${ending}`, bytes)).toEqual(all);
    }
  });

  it('in a folder is opened in its place', async () => {
    const folder = tempFolder({
      'a.png': plainPng,
      'b.zip': zip(files.slice(0, 1)),
      'c.png': plainPng,
      'd.tar': tar(files.slice(0, 1)),
    });
    const reports = await collect(scanBatch([folder], { concurrency: 1 }));
    const uris = reports.map(({ asset }) => asset.uri.slice(folder.length + 1));
    expect(uris).toEqual(['a.png', 'b.zip!/one.png', 'c.png', 'd.tar!/one.png']);
  });

  it('that is none is a result in a folder and in another archive, never passed over', async () => {
    const noArchives = { 'empty.zip': Buffer.alloc(0), 'other.tar.gz': Buffer.from('no archive') };
    const inner = Object.entries(noArchives).map(([name, data]) => ({ name, data }));
    const folder = tempFolder({ ...noArchives, '._mac.zip': 'companion', 'notes.txt': 'x', 'outer.zip': zip(inner) });
    const reports = await collect(scanBatch([folder], { concurrency: 1 }));
    const said = reports.map(({ asset, problems }) => [asset.uri.slice(folder.length + 1), problems[0]?.code]);
    expect(said).toEqual([
      ['empty.zip', 'emptyFile'],
      ['other.tar.gz', 'unknownFormat'],
      ['outer.zip!/empty.zip', 'emptyFile'],
      ['outer.zip!/other.tar.gz', 'unknownFormat'],
    ]);
  });

  it('has names that are only names', async () => {
    const names = ['../../etc/passwd.png', '/abs.png', 'C:\\x.png', 'a\0b.png', '..'];
    const bytes = zip(names.map((name) => ({ name, data: plainPng })));
    expect(await scanned('slip.zip', bytes)).toEqual(names.map((name) => `${name} absent`));
  });

  it('has the names of Chinese Windows', async () => {
    const name = Uint8Array.from([0xd5, 0xd5, 0xc6, 0xac, 0x2e, 0x70, 0x6e, 0x67]);
    expect(await scanned('gbk.zip', zip([{ name, data: plainPng, wrong: { flags: 0 } }]))).toEqual(['照片.png absent']);
  });

  it('without any entry has no result and no problem', async () => {
    for (const [name, bytes] of [
      ['e.zip', zip([])],
      ['e.tar', tar([])],
      ['e.tgz', tarGz([])],
    ] as const) {
      expect(await scanned(name, bytes)).toEqual([]);
    }
  });

  it('of no bytes is an empty file', async () => {
    for (const name of ['e.zip', 'e.tar', 'e.tgz'])
      expect(await scanned(name, Buffer.alloc(0))).toEqual([`${name} emptyFile`]);
  });
});

describe('a damaged archive', () => {
  it('cut at any place still gives every entry that it announces, or says that it is damaged', async () => {
    const two = [
      { name: 'one.png', data: labelledPng },
      { name: 'two.png', data: labelledPng },
    ];
    const path = join(tempFolder(), 'x');
    for (const [ending, whole] of [
      ['zip', zip(two)],
      ['tar', tar(two)],
      ['tgz', tarGz(two)],
    ] as const) {
      for (let length = 513; length < whole.length; length += 37) {
        const cut = `${path}.${ending}`;
        writeFileSync(cut, whole.subarray(0, length));
        const reports = await collect(scanBatch([cut], { concurrency: 1 }));
        const isWhole = reports.length === 2 && reports.every(({ problems }) => problems.length === 0);
        const isTold = reports.some(({ problems }) => problems.some(({ severity }) => severity === 'error'));
        expect([ending, length, isWhole || isTold]).toEqual([ending, length, true]);
      }
    }
  });

  it('never calls anything absent in an entry whose bytes are not the promised ones', async () => {
    const data = plainPng;
    const cases: [ZipFile['wrong'], string][] = [
      [{ crc: 1 }, 'badChecksum'],
      [{ size: data.length - 1 }, 'lengthOutOfBounds'],
      [{ size: data.length + 1 }, 'badChecksum'],
      [{ stored: 20 }, 'decompressionFailed'],
      [{ stored: 1 << 20 }, 'truncated'],
      [{ header: 4 }, 'badStructure'],
      [{ flags: 1 }, 'unsupportedVariant'],
    ];
    for (const [wrong, code] of cases) {
      const bytes = zip([{ name: 'a.png', data, ...(wrong && { wrong }) }]);
      const path = join(tempFolder({ 'a.zip': bytes }), 'a.zip');
      const [report] = await collect(scanBatch([path], { concurrency: 1 }));
      expect([wrong, report?.problems[0]?.code]).toEqual([wrong, code]);
      expect(Object.values(report?.readings ?? {})).not.toContain('absent');
    }
  });

  it('names the method that it cannot expand', async () => {
    const path = join(tempFolder({ 'a.zip': zip([{ name: 'a.png', data: plainPng, method: 93 }]) }), 'a.zip');
    const [report] = await collect(scanBatch([path], { concurrency: 1 }));
    expect(report?.problems).toMatchObject([{ code: 'unsupportedVariant', data: { variant: 'zip method 93' } }]);
  });

  it('says so after the entries before the damage', async () => {
    const whole = tar(files);
    const torn = Buffer.from(whole);
    torn[1536 + 100] = 0x39;
    expect(await scanned('a.tar', torn)).toEqual(['one.png present', 'a.tar badChecksum']);
    expect(await scanned('a.tgz', gzipSync(torn))).toEqual(['one.png present', 'a.tgz badChecksum']);
    const broken = tarGz(files);
    broken.fill(0xff, broken.length - 200);
    expect((await scanned('a.tgz', broken)).at(-1)).toBe('a.tgz decompressionFailed');
    const zipped = zip(files);
    zipped[zipped.lastIndexOf(Buffer.from('PK\x01\x02'))] = 0;
    expect(await scanned('a.zip', zipped)).toEqual([...expected.slice(0, 2), 'a.zip badStructure']);
  });

  it('that is no tar inside its gzip is of no known format', async () => {
    expect(await scanned('a.tgz', gzipSync(Buffer.alloc(2000, 7)))).toEqual(['a.tgz unknownFormat']);
  });

  it('with a size that no file has ends there', async () => {
    const entry = { name: 'a.png', data: plainPng, size: 8 ** 11 - 1 };
    expect(await scanned('a.tar', tar([entry]))).toEqual(['a.png truncated trailingData', 'a.tar truncated']);
  });
});

describe('an archive that is a bomb', () => {
  const zeros = Buffer.alloc(1 << 20);

  it.each<[keyof ScanLimits, number, number]>([
    ['maxArchiveEntries', 2, 2],
    ['maxArchiveEntryBytes', 1 << 20, 3],
    ['maxArchiveTotalBytes', 2 << 20, 2],
  ])('is held by %s', async (limit, value, atLimit) => {
    const entries = [1, 2, 3].map((at) => ({ name: `${at}.png`, data: zeros }));
    const held = (lines: string[]) => lines.filter((line) => line.includes('unknownFormat')).length;
    const lines = await scanned('bomb.zip', zip(entries), { [limit]: value });
    expect(held(lines)).toBe(atLimit);
    expect(lines).toHaveLength(3);
    const below = await scanned('bomb.zip', zip(entries), { [limit]: value - 1 });
    expect(held(below)).toBe(limit === 'maxArchiveEntryBytes' ? 0 : atLimit - 1);
    expect(below.join()).toContain(`limitExceeded(${limit})`);
    const streamed = await scanned('bomb.tgz', tarGz(entries), { [limit]: value - 1 });
    expect(streamed.join()).toContain(`limitExceeded(${limit})`);
  });

  it('is held by the ratio that its sizes claim', async () => {
    const entry = (size: number) => zip([{ name: 'a.png', data: zeros, wrong: { stored: 1000, size } }]);
    expect(await scanned('a.zip', entry(1_200_001))).toEqual(['a.png limitExceeded(maxArchiveRatio)']);
    expect(await scanned('a.zip', entry(1_200_000))).not.toEqual(['a.png limitExceeded(maxArchiveRatio)']);
  });

  it('is held by its nesting, at the limit and one past it', async () => {
    let nested: Uint8Array = zip([{ name: 'a.png', data: plainPng }]);
    for (let level = 0; level < 3; level++) nested = zip([{ name: 'n.zip', data: nested }]);
    expect(await scanned('a.zip', nested, { maxArchiveNesting: 4 })).toEqual(['n.zip!/n.zip!/n.zip!/a.png absent']);
    expect(await scanned('a.zip', nested, { maxArchiveNesting: 3 })).toEqual(['n.zip!/n.zip!/n.zip nestingTooDeep(3)']);
  });

  it('is held by the header of a tar entry', async () => {
    const long = tar([{ name: `${'n'.repeat(3000)}.png`, data: plainPng }]);
    expect(await scanned('a.tar', long)).toHaveLength(1);
    expect(await scanned('a.tar', long, { maxArchiveHeaderBytes: 3000 })).toEqual([
      'a.tar limitExceeded(maxArchiveHeaderBytes)',
    ]);
  });

  it('shares what it may expand to among the archives inside it', async () => {
    const inner = zip([{ name: 'a.png', data: zeros }]);
    const outer = zip([1, 2, 3].map((at) => ({ name: `${at}.zip`, data: inner })));
    const lines = await scanned('o.zip', outer, { maxArchiveTotalBytes: 2_500_000 });
    expect(lines.map((line) => line.split(' ')[1])).toEqual([
      'unknownFormat',
      'unknownFormat',
      'limitExceeded(maxArchiveTotalBytes)',
    ]);
  });
});

it('a limit that no scan has is refused before anything is read', () => {
  expect(() => scanBatch(['x.zip'], { limits: { maxArchiveDepth: 1 } as object })).toThrow(InvalidArgumentError);
});
