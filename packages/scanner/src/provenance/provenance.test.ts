import { mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AssetReport, type ByteSource, type C2paManifestData, type EvidenceOf, memorySource } from '@biaoshi/core';
import { bytesOf, c2paStore, jpeg, jpegJumbf, jpegMpf, png, pngChunk } from '@biaoshi/testkit';
import { signC2pa, signSidecar, testSigner } from '@biaoshi/testkit/sign-c2pa';
import { beforeAll, describe, expect, it } from 'vitest';
import { zip } from '../../test-support/build-archives.ts';
import { scanAsset, scanBatch } from '../../test-support/metadata-only.ts';
import { collect, tempFolder } from '../../test-support/temp-folder.ts';
import { type ScanOptions, scanAssetSync } from '../index.ts';

const AI = 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia';
const MANIFEST = {
  claim_generator_info: [{ name: 'Example Images', version: '1.0' }],
  assertions: [{ label: 'c2pa.actions.v2', data: { actions: [{ action: 'c2pa.created', digitalSourceType: AI }] } }],
};

const plain = png({ width: 16, height: 16 });
let root: string;
let signed: Uint8Array;
let sidecar: Uint8Array;
/** The picture's bytes differ from those that were signed. */
let altered: Uint8Array;

beforeAll(async () => {
  const signer = await testSigner('Example Images');
  root = signer.root;
  signed = await signC2pa(plain, 'image/png', signer, MANIFEST);
  sidecar = await signSidecar(plain, 'image/png', signer, MANIFEST);
  altered = bytesOf(signed.subarray(0, -12), pngChunk('tEXt', 'Comment\0added'), signed.subarray(-12));
});

const stores = (report: Pick<AssetReport, 'evidence'>): readonly C2paManifestData[] =>
  report.evidence
    .filter((found): found is EvidenceOf<'c2paManifest'> => found.kind === 'c2paManifest')
    .map(({ data }) => data);

const scan = async (input: Uint8Array | string, options: ScanOptions = {}) => stores(await scanAsset(input, options));

describe('a C2PA store in the asset', () => {
  it('is examined, whichever way the bytes come', async () => {
    const folder = tempFolder({ 'a.png': signed, 'a.zip': zip([{ name: 'a.png', data: signed }]) });
    const trust = { trustAnchors: root };
    const expected = await scan(signed, trust);
    expect(expected).toMatchObject([{ state: 'trusted', home: 'embedded', answers: { saysAi: { answer: 'yes' } } }]);
    expect(await scan(join(folder, 'a.png'), trust)).toEqual(expected);
    const source = { kind: 'source', source: memorySource(signed), name: 'a.png' } as const;
    expect(stores(await scanAsset(source, trust))).toEqual(expected);
    const reports = (await collect(scanBatch([folder], trust))) as AssetReport[];
    expect(reports.map(stores)).toEqual([expected, expected]);
    expect(reports[0]?.evidence[0]).toMatchObject({ reader: 'c2pa', location: { path: 'png/caBX[0]' } });
  });

  it('is judged by the trust list that was named, and by none when none was', async () => {
    const [other] = await scan(signed, { trustAnchors: (await testSigner('Somebody Else')).root });
    expect(other).toMatchObject({ state: 'valid', answers: { signerTrusted: { answer: 'no' } } });
    const [unnamed] = await scan(signed);
    expect(unnamed).toMatchObject({ state: 'valid', answers: { signerTrusted: { answer: 'couldNotCheck' } } });
  });

  it('of altered bytes is not bound to them', async () => {
    expect(await scan(altered, { trustAnchors: root })).toMatchObject([
      { state: 'invalid', answers: { contentBound: { answer: 'no' }, signatureValid: { answer: 'yes' } } },
    ]);
  });

  it('that is no store could not be checked, which is not invalid', async () => {
    const store = c2paStore(40);
    const segments = [jpegJumbf(1, 1, store, 0, store.length)];
    expect(await scan(jpeg({ segments }))).toMatchObject([{ state: 'couldNotCheck', reason: 'malformedStore' }]);
  });

  it('of a picture inside the file says nothing about the file', async () => {
    const store = c2paStore(40);
    const inner = jpeg({ segments: [jpegJumbf(1, 1, store, 0, store.length)] });
    const outer = (offset: number) =>
      jpeg({
        segments: [
          jpegMpf([
            { offset: 0, bytes: 0 },
            { offset, bytes: inner.length },
          ]),
        ],
      });
    const bare = outer(0);
    const mark = Buffer.from(bare).indexOf('MM\0*');
    const asset = bytesOf(outer(bare.length - mark), inner);
    expect(await scan(asset)).toMatchObject([{ state: 'notExamined', home: 'embedded' }]);
  });
});

describe('a source that answers later', () => {
  const later = (read: ByteSource['read'], signal?: AbortSignal) =>
    scanAsset(
      { kind: 'source', source: { size: signed.length, read }, name: 'a.png' },
      { trustAnchors: root, ...(signal && { signal }) },
    );
  /** The first read of a small file takes all of it too. */
  const secondWholeRead = () => {
    let count = 0;
    return (length: number) => length === signed.length && ++count === 2;
  };
  const piece = (offset: number, length: number) => signed.slice(offset, offset + length);

  it('is examined though it gives fewer bytes at a time than are asked for', async () => {
    const report = await later(async (offset, length) => piece(offset, Math.min(length, 1000)));
    expect(stores(report)).toMatchObject([{ state: 'trusted' }]);
  });

  it('that breaks off could not be checked, which is not too large', async () => {
    const isForWhole = secondWholeRead();
    const report = await later(async (offset, length) => piece(offset, isForWhole(length) ? 0 : length));
    expect(stores(report)).toMatchObject([{ state: 'couldNotCheck', reason: 'other' }]);
  });

  it('rejects with the reason of a signal that came during the examination', async () => {
    const stop = new AbortController();
    const isForWhole = secondWholeRead();
    const scanned = later(async (offset, length) => {
      if (isForWhole(length)) stop.abort(new Error('enough'));
      return piece(offset, length);
    }, stop.signal);
    await expect(scanned).rejects.toThrow('enough');
  });
});

it('rejects with the reason of a signal that came while a file was examined', async () => {
  const folder = tempFolder({ 'a.png': signed });
  const stop = new AbortController();
  const scanned = scanAsset(join(folder, 'a.png'), { signal: stop.signal });
  stop.abort(new Error('enough'));
  await expect(scanned).rejects.toThrow('enough');
});

it('files examined at the same time keep their own bytes', async () => {
  const padded = (byte: number) => {
    const room = new Uint8Array(300_000).fill(byte);
    return bytesOf(signed.subarray(0, 33), pngChunk('prVt', room), signed.subarray(33));
  };
  const folder = tempFolder({ 'a.png': padded(1), 'b.png': padded(2), 'c.png': signed });
  const names = ['a.png', 'b.png', 'c.png'].map((name) => join(folder, name));
  const alone = [];
  for (const name of names) alone.push(await scan(name));
  expect(await Promise.all(names.map((name) => scan(name)))).toEqual(alone);
  expect(alone.flat().map(({ state }) => state)).toEqual(['invalid', 'invalid', 'valid']);
});

describe('what is not examined says so', () => {
  it.each([
    ['not asked for', { provenance: 'never' }],
    ['the quick tier does not read the whole file', { tier: 'quick' }],
  ] as const)('%s', async (_why, options) => {
    expect(await scan(signed, options)).toMatchObject([{ state: 'notExamined' }]);
  });

  it('a synchronous scan', () => {
    expect(stores(scanAssetSync(signed))).toMatchObject([{ state: 'notExamined' }]);
  });

  it('an asset of the largest size is examined, one byte more is too large', async () => {
    const limits = (maxC2paAssetBytes: number) => ({ limits: { maxC2paAssetBytes } });
    expect(await scan(signed, limits(signed.length))).toMatchObject([{ state: 'valid' }]);
    expect(await scan(signed, limits(signed.length - 1))).toMatchObject([
      { state: 'couldNotCheck', reason: 'tooLarge' },
    ]);
  });
});

describe('a sidecar', () => {
  it('is examined beside a named file and in a folder, and belongs to no other', async () => {
    const folder = tempFolder({ 'a.png': plain, 'a.c2pa': sidecar, 'b.png': plain });
    const options = { trustAnchors: root };
    const expected = await scan(join(folder, 'a.png'), options);
    expect(expected).toMatchObject([
      { state: 'trusted', home: 'sidecar', answers: { contentBound: { answer: 'yes' } } },
    ]);
    const reports = (await collect(scanBatch([folder], options))) as AssetReport[];
    expect(reports.map(({ asset }) => asset.name)).toEqual(['a.png', 'b.png']);
    expect(reports.map(stores)).toEqual([expected, []]);
    expect(reports.map(({ readings }) => readings.c2pa)).toEqual(['present', 'absent']);
  });

  it('of another picture is not bound', async () => {
    const folder = tempFolder({ 'a.png': png({ width: 17, height: 16 }), 'a.c2pa': sidecar });
    expect(await scan(join(folder, 'a.png'))).toMatchObject([{ answers: { contentBound: { answer: 'no' } } }]);
  });

  it('of another file of the same name is not held against this one, in either order', async () => {
    const other = png({ width: 17, height: 16 });
    for (const [mine, theirs] of [
      ['a.jpg', 'a.PNG'],
      ['a.webp', 'a.jpeg'],
    ] as const) {
      const folder = tempFolder({ [mine]: plain, [theirs]: other, 'a.c2pa': sidecar });
      const answers = async (name: string) =>
        (await scan(join(folder, name))).map((data) => 'answers' in data && data.answers.contentBound.answer);
      expect(await answers(mine)).toEqual(['yes']);
      expect(await answers(theirs)).toEqual([]);
      expect((await scanAsset(join(folder, theirs))).readings.c2pa).toBe('absent');
      writeFileSync(join(folder, mine), 'another picture');
      expect(await answers(theirs)).toEqual(['no']);
    }
  });

  it('that is empty could not be checked', async () => {
    const folder = tempFolder({ 'a.png': plain, 'a.c2pa': '' });
    expect(await scan(join(folder, 'a.png'))).toMatchObject([{ state: 'couldNotCheck', home: 'sidecar' }]);
  });

  it('is a file, or a link to one, whether its asset was named or met in a folder', async () => {
    const folder = tempFolder({ 'a.png': plain, 'b.png': plain, 'c.png': plain });
    renameSync(tempFolder({ 'real.c2pa': sidecar }), join(folder, 'elsewhere'));
    symlinkSync(join(folder, 'elsewhere', 'real.c2pa'), join(folder, 'a.c2pa'));
    mkdirSync(join(folder, 'b.c2pa'));
    symlinkSync(join(folder, 'nowhere'), join(folder, 'c.c2pa'));
    const met = (await collect(scanBatch([folder]))) as AssetReport[];
    for (const [name, states] of [
      ['a.png', ['valid']],
      ['b.png', []],
      ['c.png', []],
    ] as const) {
      const named = await scan(join(folder, name));
      expect(named.map(({ state }) => state)).toEqual(states);
      const [report] = met.filter(({ asset }) => asset.name === name);
      expect(stores(report as AssetReport)).toEqual(named);
    }
  });

  it('that nobody examined is not absent', async () => {
    const folder = tempFolder({ 'a.png': plain, 'a.c2pa': sidecar });
    const path = join(folder, 'a.png');
    const expected = [{ state: 'notExamined', home: 'sidecar', bytes: sidecar.length }];
    for (const options of [{ tier: 'quick' }, { provenance: 'never' }] as const) {
      const report = await scanAsset(path, options);
      expect(stores(report)).toEqual(expected);
      expect(report.readings.c2pa).toBe('present');
      const [met] = (await collect(scanBatch([folder], options))) as AssetReport[];
      expect(stores(met as AssetReport)).toEqual(expected);
    }
    expect(stores(scanAssetSync(path))).toEqual(expected);
  });
});

/** The state of the only asset's store and how many came from the cache, in one run after the other with one cache. */
function statesOf(files: Record<string, Uint8Array>) {
  const folder = tempFolder(files);
  const cache = tempFolder({});
  return async (options: ScanOptions) => {
    const batch = scanBatch([folder], { cache, ...options });
    const [report] = (await collect(batch)) as AssetReport[];
    return [stores(report as AssetReport)[0]?.state, batch.counts.cached];
  };
}

describe('a batch', () => {
  it('gives the same answers in worker threads', async () => {
    const folder = tempFolder({ 'a.png': signed, 'b.png': altered, 'c.png': plain, 'd.png': plain, 'd.c2pa': sidecar });
    const run = async (threads: number) => {
      const reports = await collect(scanBatch([folder], { trustAnchors: root, concurrency: threads, chunkSize: 1 }));
      return reports as AssetReport[];
    };
    const alone = await run(1);
    expect(alone.flatMap(stores).map(({ state }) => state)).toEqual(['trusted', 'invalid', 'trusted']);
    expect(await run(2)).toEqual(alone);
  });

  it('keeps in its cache what was examined, apart for each trust list', async () => {
    const store = c2paStore(40);
    const damaged = jpeg({ segments: [jpegJumbf(1, 1, store, 0, store.length)] });
    const states = statesOf({ 'a.jpg': damaged });
    expect(await states({ trustAnchors: root })).toEqual(['couldNotCheck', 0]);
    expect(await states({ trustAnchors: root })).toEqual(['couldNotCheck', 1]);
    expect(await states({})).toEqual(['couldNotCheck', 0]);
    expect(await states({ provenance: 'never' })).toEqual(['notExamined', 0]);
  });

  it('asks anew where no time stamp fixes the day on which a certificate is judged', async () => {
    const states = statesOf({ 'a.png': signed });
    expect(await states({ trustAnchors: root })).toEqual(['trusted', 0]);
    expect(await states({ trustAnchors: root })).toEqual(['trusted', 0]);
  });
});

it('options that cannot be are refused', async () => {
  await expect(scanAsset(signed, { trustAnchors: 'trust.pem' })).rejects.toThrow(
    'trustAnchors: expected the text of PEM certificates',
  );
  await expect(scanAsset(signed, { provenance: 'always' as 'auto' })).rejects.toThrow('expected auto, never');
});
