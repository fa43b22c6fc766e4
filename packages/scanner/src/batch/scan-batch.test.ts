import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type AssetReport, memorySource } from '@biaoshi/core';
import { describe, expect, it } from 'vitest';
import { zip } from '../../test-support/build-archives.ts';
import { scanBatch } from '../../test-support/metadata-only.ts';
import { collect, labelledPng, plainPng, tempFolder } from '../../test-support/temp-folder.ts';
import type { BatchInput, BatchOptions, RenderedAsset } from '../index.ts';
import { WORKER_URL } from '../pool/worker-url.ts';
import { BatchRun } from './scan-batch.ts';

const many = (count: number): Record<string, Uint8Array | string> =>
  Object.fromEntries(
    Array.from({ length: count }, (_, at) => {
      const name = `f${String(at).padStart(5, '0')}`;
      return at % 7 === 3 ? [`${name}.txt`, 'no asset'] : [`${name}.png`, at % 3 === 0 ? labelledPng : plainPng];
    }),
  );

/** A module that renders a report in a way that shows its options. */
function renderModule(body: string): string {
  const path = join(tempFolder({ 'render.mjs': body }), 'render.mjs');
  return pathToFileURL(path).href;
}
const lineRender = () => ({
  module: renderModule(
    "export const line = ({ mark }) => ({ index, asset }) => mark + index + ' ' + asset.name + ' 图\\n';",
  ),
  name: 'line',
  options: { mark: '#' },
});

/** A worker that does as the real one but first runs `body`, which sees the entries' JSON as `task.entries`. */
function oddWorker(body: string): URL {
  const text = `const scan = require(${JSON.stringify(fileURLToPath(WORKER_URL))});
const { appendFileSync, existsSync } = require('node:fs');
module.exports = async (task) => { ${body}; return scan(task); };`;
  return pathToFileURL(join(tempFolder({ 'worker.cjs': text }), 'worker.cjs'));
}

const namesOf = (reports: readonly (AssetReport | RenderedAsset)[]) =>
  reports.map((report) => ('asset' in report ? report.asset.name : report.text.split(' ')[1]));

describe('a batch', () => {
  it('has the same results, in the order of its sources, whatever the threads and chunks', async () => {
    const folder = tempFolder(many(300));
    const inputs: BatchInput[] = [
      folder,
      join(folder, 'f00003.txt'),
      { kind: 'bytes', bytes: labelledPng, name: 'given.png' },
      { kind: 'source', source: memorySource(plainPng), name: 'later.png' },
      join(folder, 'absent.png'),
    ];
    const run = async (options: BatchOptions) => {
      const batch = scanBatch(inputs, options);
      const reports = await collect(batch);
      return { reports, summary: batch.summary, counts: batch.counts };
    };
    const expected = await run({ concurrency: 1 });
    expect(expected.reports.map(({ index }) => index)).toEqual(
      Array.from({ length: 304 }, (_, at) => at).filter((at) => at >= 300 || at % 7 !== 3),
    );
    expect(expected.counts).toMatchObject({ done: 261, skipped: 43 });
    for (const options of [
      { concurrency: 0, chunkSize: 1 },
      { concurrency: 3, chunkSize: 7 },
      { concurrency: 2 },
      {},
    ]) {
      expect(await run(options)).toEqual(expected);
    }
  });

  it('sums up what it delivered', async () => {
    const folder = tempFolder({ 'a.png': labelledPng, 'b.png': plainPng, 'c.png': '', 'd.txt': 'x' });
    const batch = scanBatch([folder, join(folder, 'nowhere.png')], { profiles: ['cn-platform', 'cn-provider'] });
    const reports = (await collect(batch)) as AssetReport[];
    expect(batch.summary.assets).toBe(4);
    expect(batch.summary.problems).toEqual({ emptyFile: 1, ioError: 1 });
    expect(batch.summary.unreadable).toBe(2);
    expect(batch.summary.results.map(({ profile }) => profile)).toEqual(['cn-platform', 'cn-provider']);
    for (const [at, { origin, compliance }] of batch.summary.results.entries()) {
      expect(Object.values(origin).reduce((a, b) => a + b)).toBe(4);
      const verdicts = reports.map(({ results }) => results[at]?.verdict.compliance);
      for (const [name, count] of Object.entries(compliance))
        expect(verdicts.filter((verdict) => verdict === name).length).toBe(count);
    }
    const failing = reports
      .flatMap(({ results }) => results.flatMap(({ findings }) => findings))
      .filter(({ outcome }) => outcome === 'fail');
    const { fail } = batch.summary.findings;
    expect(fail.error + fail.warning + fail.note).toBe(failing.length);
    expect(failing.length).toBeGreaterThan(0);
  });

  it('renders in workers as it does in this thread', async () => {
    const folder = tempFolder(many(50));
    const render = lineRender();
    const here = await collect(scanBatch([folder], { concurrency: 1, render }));
    const workers = await collect(scanBatch([folder], { concurrency: 2, chunkSize: 4, render }));
    expect(workers).toEqual(here);
    expect(here.slice(0, 4).map(({ text }) => text)).toEqual([
      '#0 f00000.png 图\n',
      '#1 f00001.png 图\n',
      '#2 f00002.png 图\n',
      '#4 f00004.png 图\n',
    ]);
    expect(here[0]?.tally.assets).toBe(1);
  });

  it('renders a report of the bug where rendering fails', async () => {
    const body =
      "export const r = () => (report) => { if (report.asset.name === 'b.png' && report.problems.length === 0) throw new Error('no'); return report.asset.name + ' ' + report.problems.map((p) => p.code); };";
    const folder = tempFolder({ 'a.png': plainPng, 'b.png': plainPng, 'c.png': plainPng });
    const rendered = await collect(scanBatch([folder], { render: { module: renderModule(body), name: 'r' } }));
    expect(rendered.map(({ text }) => text)).toEqual(['a.png ', 'b.png internalError', 'c.png ']);
  });

  it('names the sources that had no asset', async () => {
    const folder = tempFolder({
      'some/a.png': plainPng,
      'none/b.txt': 'x',
      'none/c.txt': 'y',
      'e.zip': zip([]),
      'list.txt': '\n',
    });
    const at = (name: string) => join(folder, name);
    const inputs = [
      at('none'),
      at('some'),
      at('*.gif'),
      at('e.zip'),
      `@${at('list.txt')}`,
      at('absent.png'),
      at('none/b.txt'),
    ];
    const batch = scanBatch(inputs);
    await collect(batch);
    expect(batch.emptySources).toEqual([at('none'), at('*.gif'), at('e.zip'), `@${at('list.txt')}`]);
  });

  it('tells how far it is, and the total once that is known', async () => {
    const folder = tempFolder(many(100));
    const progress: { done: number; total?: number }[] = [];
    await collect(scanBatch([folder], { concurrency: 2, chunkSize: 10, onProgress: (step) => progress.push(step) }));
    expect(progress.map(({ done }) => done)).toEqual([10, 20, 30, 40, 50, 60, 70, 80, 90, 100]);
    expect(progress.at(-1)).toEqual({ done: 100, total: 100 });
  });

  it('does not hold results back because a source is slow', async () => {
    const folder = tempFolder({ 'a.png': plainPng, 'b.png': plainPng });
    for (const concurrency of [1, 2]) {
      const input = new PassThrough();
      const results = scanBatch(['@-'], { concurrency, input })[Symbol.asyncIterator]();
      input.write(`${join(folder, 'a.png')}\n`);
      expect((await results.next()).value?.asset.name).toBe('a.png');
      input.end(`${join(folder, 'b.png')}\n`);
      expect((await results.next()).value?.asset.name).toBe('b.png');
      expect((await results.next()).done).toBe(true);
    }
  });

  it('waits for a caller that is slow', async () => {
    let offered = 0;
    const asset = join(tempFolder({ 'a.png': plainPng }), 'a.png');
    function* inputs(): Generator<string> {
      for (; offered < 5000; offered++) yield asset;
    }
    const results = scanBatch(inputs(), { concurrency: 2, chunkSize: 10 })[Symbol.asyncIterator]();
    await results.next();
    await sleep(150);
    expect(offered).toBeLessThan(200);
    await results.return?.();
  });

  it('lets timers run while it scans in this thread', async () => {
    const asset = join(tempFolder({ 'a.png': labelledPng }), 'a.png');
    let ticks = 0;
    const ticking = setInterval(() => ticks++, 5);
    await collect(scanBatch(new Array(3000).fill(asset), { concurrency: 1 }));
    clearInterval(ticking);
    expect(ticks).toBeGreaterThan(1);
  });
});

describe('workers that start when needed', () => {
  const missing = new URL('file:///nowhere/worker.cjs');
  const run = (folder: string, chunkSize: number) =>
    collect(new BatchRun([folder], { pixels: 'never', chunkSize }, missing));

  it.skipIf(availableParallelism() < 2)('are not called for by a few chunks', async () => {
    expect(await run(tempFolder(many(39)), 10)).toHaveLength(33);
  });

  it.skipIf(availableParallelism() < 2)(
    'are called for when there is work for longer, and change no result',
    async () => {
      const asset = join(tempFolder({ 'a.png': plainPng }), 'a.png');
      await expect(
        collect(new BatchRun(new Array(20_000).fill(asset), { pixels: 'never', chunkSize: 10 }, missing)),
      ).rejects.toMatchObject({
        code: 'internal',
      });
      const indexes = (await collect(scanBatch(new Array(20_000).fill(asset), { chunkSize: 10 }))).map(
        ({ index }) => index,
      );
      expect(indexes).toEqual(Array.from({ length: 20_000 }, (_, at) => at));
    },
  );
});

describe('a source that fails', () => {
  it('does so after the results of what was offered before it', async () => {
    const folder = tempFolder(many(30));
    for (const concurrency of [1, 2]) {
      const seen: number[] = [];
      const run = async () => {
        for await (const { index } of scanBatch([folder, '@/nowhere.txt', folder], { concurrency, chunkSize: 4 }))
          seen.push(index);
      };
      await expect(run()).rejects.toMatchObject({ code: 'notFound' });
      expect(seen.at(-1)).toBe(29);
    }
  });

  it('is the mistake of the caller where it is no source', async () => {
    const inputs = [{ kind: 'bytes', bytes: 'text', name: 'a' }] as unknown as BatchInput[];
    await expect(collect(scanBatch(inputs))).rejects.toMatchObject({ code: 'invalidSource' });
    expect(() => scanBatch('a.png' as unknown as string[])).toThrow(expect.objectContaining({ code: 'invalidSource' }));
  });
});

describe('stopping', () => {
  it('delivers what was done, without gaps, and says that it was interrupted', async () => {
    const folder = tempFolder(many(400));
    for (const concurrency of [1, 2]) {
      const stop = new AbortController();
      const batch = scanBatch([folder], { concurrency, chunkSize: 5, signal: stop.signal });
      const indexes: number[] = [];
      for await (const { index } of batch) {
        indexes.push(index);
        if (indexes.length === 20) stop.abort();
      }
      expect(indexes.length).toBeGreaterThanOrEqual(20);
      expect(indexes.length).toBeLessThan(300);
      const all = Array.from({ length: 400 }, (_, at) => at).filter((at) => at % 7 !== 3);
      expect(indexes).toEqual(all.slice(0, indexes.length));
      expect(batch.interrupted).toBe(true);
      expect(batch.summary.assets).toBe(indexes.length);
    }
  });

  it('before the start delivers nothing; after the end changes nothing', async () => {
    const folder = tempFolder(many(10));
    const before = scanBatch([folder], { signal: AbortSignal.abort() });
    expect(await collect(before)).toEqual([]);
    expect(before.interrupted).toBe(true);
    const stop = new AbortController();
    const after = scanBatch([folder], { signal: stop.signal });
    await collect(after);
    stop.abort();
    expect(after.interrupted).toBe(false);
  });

  it('does not wait for a source that offers nothing more', async () => {
    const input = new PassThrough();
    const stop = new AbortController();
    const batch = scanBatch(['@-'], { input, signal: stop.signal });
    setTimeout(() => stop.abort(), 30);
    expect(await collect(batch)).toEqual([]);
    expect(batch.interrupted).toBe(true);
    expect(input.destroyed).toBe(true);
  });

  it('by leaving the iteration ends the work', async () => {
    const folder = tempFolder(many(200));
    const batch = scanBatch([folder], { concurrency: 2, chunkSize: 5 });
    for await (const { index } of batch) if (index === 1) break;
    expect(batch.counts.done).toBe(2);
    expect(() => batch[Symbol.asyncIterator]()).toThrow(expect.objectContaining({ code: 'invalidSource' }));
  });
});

describe('a worker that dies', () => {
  const folderWithKiller = () => tempFolder({ ...many(60), 'f00020.png': plainPng });
  const run = async (folder: string, worker: URL, options: BatchOptions = {}) => {
    const batch = new BatchRun([folder], { pixels: 'never', concurrency: 2, chunkSize: 8, ...options }, worker);
    return { batch, reports: (await collect(batch)) as AssetReport[] };
  };

  it.each([
    ['by ending its thread', 'process.exit(7)'],
    ['by running out of memory', 'const held = []; for (;;) held.push(new Array(1e6).fill(held.length))'],
    [
      'by an error outside of any promise',
      'setImmediate(() => { throw new Error("astray"); }); await new Promise(() => undefined)',
    ],
  ])('%s loses nothing: the asset that kills it twice is a result', async (_name, death) => {
    const folder = folderWithKiller();
    const { reports, batch } = await run(folder, oddWorker(`if (task.entries.includes('f00020.png')) { ${death} }`));
    const expected = (await collect(scanBatch([folder], { concurrency: 1 }))) as AssetReport[];
    expect(namesOf(reports)).toEqual(namesOf(expected));
    const killer = reports.find(({ asset }) => asset.name === 'f00020.png');
    expect(killer?.problems).toMatchObject([{ code: 'workerDied', severity: 'error' }]);
    expect(new Set(Object.values(killer?.readings ?? {}))).toEqual(new Set(['unreadable']));
    expect(reports.filter((report) => report !== killer)).toEqual(
      expected.filter(({ asset }) => asset.name !== 'f00020.png'),
    );
    expect(batch.counts.redone).toBe(1);
  });

  it('once and not again costs nothing but time', async () => {
    const folder = folderWithKiller();
    const mark = join(folder, 'died.txt');
    const worker = oddWorker(
      `if (task.entries.includes('f00020.png') && !existsSync(${JSON.stringify(mark)})) { appendFileSync(${JSON.stringify(mark)}, 'x'); process.exit(1); }`,
    );
    const { reports } = await run(folder, worker);
    expect(existsSync(mark)).toBe(true);
    expect(reports.flatMap(({ problems }) => problems)).toEqual([]);
  });

  it('does not take carried bytes with it', async () => {
    const data = [labelledPng, plainPng, labelledPng];
    const outer = zip(
      data.map((bytes, at) => ({ name: `${at}.zip`, data: zip([{ name: `in${at}.png`, data: bytes }]) })),
    );
    const path = join(tempFolder({ 'a.zip': outer }), 'a.zip');
    const { reports } = await run(path, oddWorker("if (task.entries.includes('in1.png')) process.exit(1)"));
    expect(reports.map(({ readings, problems }) => [readings.aigcField, problems.length])).toEqual([
      ['present', 0],
      ['unreadable', 1],
      ['present', 0],
    ]);
  });

  it('has a rendered result', async () => {
    const folder = folderWithKiller();
    const body = 'export const r = () => (report) => report.problems.map(({ code }) => code).join();';
    const render = { module: renderModule(body), name: 'r' };
    const batch = new BatchRun(
      [folder],
      { pixels: 'never', concurrency: 2, render },
      oddWorker("if (task.entries.includes('f00020.png')) process.exit(1)"),
    );
    const texts = ((await collect(batch)) as RenderedAsset[]).filter(({ text }) => text !== '');
    expect(texts).toMatchObject([{ index: 20, text: 'workerDied' }]);
    expect(batch.summary.problems).toEqual({ workerDied: 1 });
  });

  it('at its start is an error of ours, not one of the assets', async () => {
    const broken = pathToFileURL(join(tempFolder({ 'worker.cjs': 'throw new Error("broken")' }), 'worker.cjs'));
    await expect(run(folderWithKiller(), broken)).rejects.toMatchObject({ code: 'internal', family: 'internal' });
    await expect(run(folderWithKiller(), new URL('file:///nowhere/worker.cjs'))).rejects.toMatchObject({
      code: 'internal',
    });
  });
});

describe('a bug', () => {
  it('in reading one asset is a result that says so, and the rest goes on', async () => {
    const source = { size: 10, read: () => null as never };
    const inputs: BatchInput[] = [
      { kind: 'source', source, name: 'a.png' },
      { kind: 'bytes', bytes: plainPng, name: 'b.png' },
    ];
    const [first, second] = await collect(scanBatch(inputs));
    expect(first?.problems).toMatchObject([{ code: 'internalError', severity: 'error' }]);
    expect(second?.problems).toEqual([]);
  });
});

describe('options', () => {
  const render = { module: 'data:text/javascript,export const r = 1', name: 'r' };
  it.each<[string, BatchOptions]>([
    ['concurrency', { concurrency: -1 }],
    ['concurrency', { concurrency: 1.5 }],
    ['chunkSize', { chunkSize: 0 }],
    ['resume', { resume: '' }],
    ['cache', { cache: 3 as unknown as string }],
    ['render.module', { render: { ...render, module: './render.mjs' } }],
    ['render.options', { render: { ...render, options: 1n } }],
  ])('%s that cannot be are refused before anything is read', (name, options) => {
    expect(() => scanBatch([], options)).toThrow(
      expect.objectContaining({ code: 'invalidOption', message: expect.stringContaining(name) }),
    );
  });

  it.each([[{ ...render, module: 'file:///nowhere.mjs' }], [render], [{ ...render, name: 'absent' }]])(
    'a renderer that is not there is the mistake of the caller: %j',
    async (wrong) => {
      await expect(collect(scanBatch([], { render: wrong }))).rejects.toMatchObject({ code: 'invalidOption' });
    },
  );

  it('are in the header', () => {
    const { header } = scanBatch([], { profiles: ['cn-provider'], limits: { maxArchiveNesting: 1 } });
    expect(header).toMatchObject({ schemaVersion: '1', tool: { name: 'biaoshi' }, profiles: [{ id: 'cn-provider' }] });
    expect(header.limits.maxArchiveNesting).toBe(1);
    expect(header.limits.maxPartBytes).toBeGreaterThan(0);
  });
});
