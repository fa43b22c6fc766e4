import { readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { memorySource, readEvidenceSync } from '@biaoshi/core';
import { describe, expect, it } from 'vitest';
import { zip } from '../../test-support/build-archives.ts';
import { scanBatch } from '../../test-support/metadata-only.ts';
import { collect, labelledPng, plainPng, tempFolder } from '../../test-support/temp-folder.ts';
import type { BatchOptions } from '../index.ts';
import { DEFAULT_SCAN_LIMITS } from '../limits.ts';
import { resolveProvenance } from '../provenance/provenance-setup.ts';
import { EvidenceCache, readerVersions } from './evidence-cache.ts';

async function scan(inputs: string[], options: BatchOptions & { render?: undefined }) {
  const batch = scanBatch(inputs, options);
  return { reports: await collect(batch), cached: batch.counts.cached };
}

const setup = { tier: 'metadata', limits: DEFAULT_SCAN_LIMITS, provenance: resolveProvenance({}) } as const;
const content = 'c'.repeat(64);
const evidence = readEvidenceSync(memorySource(labelledPng));

describe('a cache', () => {
  it('changes no result, whatever the threads and however the assets come', async () => {
    const root = tempFolder({
      'in/a.png': labelledPng,
      'in/b.png': plainPng,
      'in/c.png': '',
      'in/d.zip': zip([{ name: 'e.png', data: labelledPng }]),
    });
    const [folder, cache] = [join(root, 'in'), join(root, 'cache')];
    for (const options of [{}, { hash: true }] as const) {
      const { reports } = await scan([folder], options);
      for (const concurrency of [1, 2])
        expect((await scan([folder], { ...options, cache, concurrency })).reports).toEqual(reports);
      expect((await scan([folder], { ...options, cache })).cached).toBe(4);
    }
  });

  it('is asked by content: a copy under another name is known, other content is not', async () => {
    const root = tempFolder({ 'a.png': labelledPng, 'copy.jpg': labelledPng, 'other.png': plainPng });
    const cache = join(root, 'cache');
    await scan([join(root, 'a.png')], { cache });
    const copy = await scan([join(root, 'copy.jpg')], { cache });
    expect(copy.cached).toBe(1);
    expect(copy.reports).toEqual((await scan([join(root, 'copy.jpg')], {})).reports);
    expect((await scan([join(root, 'other.png')], { cache })).cached).toBe(0);
  });

  it('is not deceived by content that changed behind the same size and time', async () => {
    const other = Buffer.from(labelledPng);
    other[other.indexOf('"Label":"1"') + 9] = 0x32;
    for (const hash of [true, false]) {
      const root = tempFolder({ 'a.png': labelledPng });
      const [path, cache] = [join(root, 'a.png'), join(root, 'cache')];
      const past = new Date(Date.now() - 100_000);
      utimesSync(path, past, past);
      const before = await scan([path], { cache, hash });
      writeFileSync(path, other);
      utimesSync(path, past, past);
      const after = await scan([path], { cache, hash });
      expect(after.cached).toBe(0);
      expect(after.reports).not.toEqual(before.reports);
      expect(after.reports).toEqual((await scan([path], { hash })).reports);
    }
  });

  it('does not read a file whole that it knows, unless the hash is asked for', async () => {
    const root = tempFolder({ 'a.png': labelledPng });
    const [path, cache] = [join(root, 'a.png'), join(root, 'cache')];
    await sleep(2600);
    await scan([path], { cache });
    const identities = readdirSync(join(cache, 'identities'), { recursive: true }).filter(
      (name) => String(name).length > 60,
    );
    expect(identities).toHaveLength(1);
    writeFileSync(join(cache, 'identities', String(identities[0])), 'b'.repeat(64));
    expect((await scan([path], { cache })).cached).toBe(0);
    expect((await scan([path], { cache })).cached).toBe(1);
    expect((await scan([path], { cache, hash: true })).reports[0]?.asset.sha256).not.toBe('b'.repeat(64));
  });

  it('knows nothing once a reader, the tier, a trust list or a limit has changed', () => {
    const folder = tempFolder();
    const versions = readerVersions();
    new EvidenceCache(folder, setup).put(content, evidence);
    expect(new EvidenceCache(folder, setup).get(content)).toEqual(evidence);
    const [first = '', ...others] = versions.carriers;
    const raised = first.replace(/\d+$/, (version) => String(Number(version) + 1));
    expect(raised).not.toBe(first);
    const changed = [
      new EvidenceCache(folder, setup, { ...versions, carriers: [raised, ...others] }),
      new EvidenceCache(folder, setup, { ...versions, containers: [...versions.containers, 'new'] }),
      new EvidenceCache(folder, setup, { ...versions, tool: '0.0.0' }),
      new EvidenceCache(folder, { ...setup, tier: 'quick' }),
      new EvidenceCache(folder, { ...setup, provenance: { ...setup.provenance, trustAnchors: 'a list' } }),
      new EvidenceCache(folder, { ...setup, provenance: { ...setup.provenance, tsaAnchors: 'a list' } }),
      new EvidenceCache(folder, { ...setup, provenance: resolveProvenance({ provenance: 'never' }) }),
      new EvidenceCache(folder, { ...setup, limits: { ...DEFAULT_SCAN_LIMITS, maxParts: 1 } }),
    ];
    for (const cache of changed) expect(cache.get(content)).toBeUndefined();
  });

  it('does not believe an entry that is damaged', () => {
    const folder = tempFolder();
    const cache = new EvidenceCache(folder, setup);
    cache.put(content, evidence);
    const [entry = ''] = readdirSync(folder, { recursive: true })
      .map(String)
      .filter((name) => name.endsWith(content));
    const whole = readFileSync(join(folder, entry));
    for (let length = 0; length < whole.length; length += 13) {
      writeFileSync(join(folder, entry), whole.subarray(0, length));
      expect(cache.get(content)).toBeUndefined();
    }
    writeFileSync(join(folder, entry), whole.toString().replace('present', 'absent!'));
    expect(cache.get(content)).toBeUndefined();
  });

  it('that cannot be made is an error before the first asset', async () => {
    const root = tempFolder({ 'a.png': plainPng });
    const options = { cache: join(root, 'a.png', 'cache') };
    await expect(scan([join(root, 'a.png')], options)).rejects.toMatchObject({ code: 'writeFailed', family: 'io' });
  });

  it('is only for its owner', async () => {
    const root = tempFolder({ 'a.png': plainPng });
    const cache = join(root, 'cache');
    await scan([join(root, 'a.png')], { cache });
    expect(statSync(cache).mode & 0o077).toBe(0);
  });
});
