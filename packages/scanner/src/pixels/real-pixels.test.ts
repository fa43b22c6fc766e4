import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type AssetReport, memorySource } from '@biaoshi/core';
import { png } from '@biaoshi/testkit';
import { describe, expect, it } from 'vitest';
import { draw } from '../../../vision/test-support/draw-text.ts';
import { zip } from '../../test-support/build-archives.ts';
import { startChild } from '../../test-support/run-child.ts';
import { collect, labelledPng, tempFolder } from '../../test-support/temp-folder.ts';
import { scanAsset, scanAssetSync, scanBatch } from '../index.ts';

const label = async () => (await draw(512, 512, [{ text: 'AI生成', height: 24, left: -16, top: -16 }])).png;
const answer = ({ readings, results }: AssetReport) => [readings.explicitLabel, results[0]?.verdict.origin];
const texts = ({ evidence }: AssetReport) =>
  evidence.flatMap((found) => (found.kind === 'visibleText' ? [found.data.text] : []));

/** Its size stands; its pixels do not. */
const torn = png({ width: 64, height: 64 }).subarray(0, 60);

describe('pixels of real pictures', { timeout: 60_000 }, () => {
  it('make an unlabelled picture suspected, whichever way its bytes come', async () => {
    const bytes = await label();
    const folder = tempFolder({ 'a.png': bytes, 'b.zip': zip([{ name: 'b.png', data: bytes }]), 'c.png': png() });
    const source = { kind: 'source', source: memorySource(bytes), name: 'a.png' } as const;
    const alone = await Promise.all([scanAsset(bytes), scanAsset(join(folder, 'a.png')), scanAsset(source)]);
    expect(alone.map(answer)).toEqual(alone.map(() => ['present', 'suspected']));
    expect(alone.map(texts)).toEqual(alone.map(() => ['AI生成']));
    for (const concurrency of [1, 2]) {
      const reports = (await collect(scanBatch([folder], { concurrency }))) as AssetReport[];
      expect(reports.map(({ asset }) => asset.name)).toEqual(['a.png', 'b.png', 'c.png']);
      expect(reports.map(answer)).toEqual([
        ['present', 'suspected'],
        ['present', 'suspected'],
        ['absent', 'noneFound'],
      ]);
    }
  });

  it('are shown beside the report and in a folder, whichever way their bytes come', async () => {
    const bytes = await label();
    const module = `export const make = () => ({ asset, evidence }, pictures) => JSON.stringify({
      name: asset.name, last: evidence.at(-1)?.id,
      thumbnail: pictures?.thumbnail?.width, crops: pictures?.crops.map((crop) => crop.evidence) });`;
    const files = {
      'a.png': bytes,
      'b.zip': zip([{ name: 'b.png', data: bytes }]),
      'c.png': labelledPng,
      'd.png': bytes,
    };
    const folder = tempFolder({ 'in/a.png': '', 'render.mjs': module });
    for (const [name, data] of Object.entries(files)) writeFileSync(join(folder, 'in', name), data);
    const render = { module: pathToFileURL(join(folder, 'render.mjs')).href, name: 'make' };
    for (const concurrency of [1, 2]) {
      const evidenceDir = join(folder, `evidence-${concurrency}`);
      const batch = scanBatch([join(folder, 'in')], { concurrency, render, pictures: 3, evidenceDir, chunkSize: 1 });
      const shown = (await collect(batch)).map(({ text }) => JSON.parse(text));
      expect(shown).toEqual([
        { name: 'a.png', last: 'e1', thumbnail: 320, crops: ['e1'] },
        { name: 'b.png', last: 'e1', thumbnail: 320, crops: ['e1'] },
        { name: 'c.png', last: 'e1', thumbnail: 2, crops: [] },
        { name: 'd.png', last: 'e1' },
      ]);
      expect(readdirSync(evidenceDir)).toEqual(['0-e1.png', '1-e1.png', '3-e1.png']);
    }
    await expect(collect(scanBatch([folder], { evidenceDir: join(folder, 'render.mjs') }))).rejects.toMatchObject({
      code: 'writeFailed',
    });
  });

  it('are left alone where they are not wanted, or cannot matter', async () => {
    const bytes = await label();
    expect(answer(scanAssetSync(bytes))).toEqual(['notExamined', 'noneFound']);
    for (const options of [{ pixels: 'never' }, { tier: 'quick' }, { tier: 'quick', pixels: 'always' }] as const)
      expect(answer(await scanAsset(bytes, options))).toEqual(['notExamined', 'noneFound']);
    expect(answer(await scanAsset(labelledPng))).toEqual(['notExamined', 'declared']);
    expect(answer(await scanAsset(labelledPng, { pixels: 'always' }))).toEqual(['absent', 'declared']);
  });

  it('that cannot be decoded are unreadable, and cost no other asset its answer', async () => {
    const folder = tempFolder({ 'a.png': torn, 'b.png': png() });
    const [bad, good] = (await collect(scanBatch([folder]))) as AssetReport[];
    expect(bad?.readings).toMatchObject({ explicitLabel: 'unreadable', vendorMark: 'unreadable' });
    expect(bad?.problems.map(({ code }) => code)).toContain('undecodablePixels');
    expect(good?.readings.explicitLabel).toBe('absent');
  });

  it('are asked of the cache by later runs, with the same answer', async () => {
    const [folder, cache] = [tempFolder({ 'a.png': await label(), 'b.png': png() }), tempFolder()];
    const run = async (options: object = {}) => {
      const batch = scanBatch([folder], { cache, concurrency: 1, ...options });
      return { reports: await collect(batch), cached: batch.counts.cached };
    };
    const first = await run();
    expect(first.cached).toBe(0);
    expect(await run()).toEqual({ ...first, cached: 2 });
    expect(await run({ concurrency: 2 })).toEqual({ ...first, cached: 2 });
    expect((await run({ pixels: 'never' })).reports.map((report) => report.readings.explicitLabel)).toEqual([
      'notExamined',
      'notExamined',
    ]);
  });

  it('keep no process alive that has its report', async () => {
    const folder = tempFolder({ 'a.png': png() });
    const body = `
const [path] = process.argv.slice(2);
const { readings } = await scanner.scanAsset(path);
process.stdout.write(readings.explicitLabel);`;
    expect(await startChild(body, [join(folder, 'a.png')]).end).toMatchObject({ code: 0, output: 'absent' });
  });
});
