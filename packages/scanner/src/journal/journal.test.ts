import { appendFileSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { seededRandom } from '@biaoshi/testkit';
import { describe, expect, it } from 'vitest';
import { scanBatch } from '../../test-support/metadata-only.ts';
import { startChild } from '../../test-support/run-child.ts';
import { collect, labelledPng, plainPng, tempFolder } from '../../test-support/temp-folder.ts';
import type { BatchOptions } from '../index.ts';
import { resolveOptions } from '../options.ts';
import { checkHeader, journalHeader } from './header.ts';

function folderOf(count: number): { folder: string; journal: string } {
  const files = Array.from({ length: count }, (_, at): [string, Uint8Array | string] => {
    const name = `f${String(at).padStart(4, '0')}`;
    return at % 5 === 2 ? [`in/${name}.txt`, 'x'] : [`in/${name}.png`, at % 2 === 0 ? labelledPng : plainPng];
  });
  const root = tempFolder(Object.fromEntries(files));
  return { folder: join(root, 'in'), journal: join(root, 'run.journal') };
}

const render = {
  module: `data:text/javascript,${encodeURIComponent("export const line = () => ({ index, readings }) => index + '\\n图 ' + readings.aigcField;")}`,
  name: 'line',
};

describe('a journal', () => {
  it.each<[string, BatchOptions]>([
    ['of reports, by workers', { concurrency: 2, chunkSize: 4 }],
    ['of reports, by this thread', { concurrency: 1 }],
    ['of rendered texts, by workers', { concurrency: 2, chunkSize: 4, render }],
    ['of rendered texts, by this thread', { concurrency: 1, render }],
  ])('%s lets a run that was stopped go on', async (_name, options) => {
    const { folder, journal } = folderOf(40);
    const plain = scanBatch([folder], options);
    const expected = await collect(plain);
    for (let left = 12; left > 0; left -= 5) {
      let seen = 0;
      for await (const _result of scanBatch([folder], { ...options, resume: journal })) if (++seen === left) break;
    }
    const resumed = scanBatch([folder], { ...options, resume: journal });
    expect(await collect(resumed)).toEqual(expected);
    expect(resumed.summary).toEqual(plain.summary);
    expect(resumed.counts.replayed).toBeGreaterThanOrEqual(12);
    const again = scanBatch([folder], { ...options, resume: journal });
    expect(await collect(again)).toEqual(expected);
    expect(again.counts).toMatchObject({ done: 32, skipped: 8, replayed: 40 });
  });

  it('may be cut or damaged anywhere: what is lost is scanned again', async () => {
    const { folder, journal } = folderOf(6);
    const run = (resume: string) => collect(scanBatch([folder], { concurrency: 1, resume }));
    const expected = await run(journal);
    const whole = readFileSync(journal);
    const random = seededRandom(7);
    for (let length = 0; length < whole.length; length += 1 + Math.floor(random() * 97)) {
      writeFileSync(journal, whole.subarray(0, length));
      expect(await run(journal)).toEqual(expected);
      expect(readFileSync(journal)).toEqual(whole);
    }
    const second = whole.indexOf('\n', whole.indexOf('\n') + 1) + 1;
    for (let at = second; at < whole.length; at += 211) {
      const damaged = Buffer.from(whole);
      damaged[at] = 0;
      writeFileSync(journal, damaged);
      expect(await run(journal)).toEqual(expected);
    }
  });

  it('of another run is refused, and both sides are named', async () => {
    const { folder, journal } = folderOf(3);
    await collect(scanBatch([folder], { resume: journal }));
    const before = readFileSync(journal);
    const cases: [BatchOptions, string[], string[]][] = [
      [{ tier: 'thorough' }, [folder], ['metadata', 'thorough']],
      [{ declared: true }, [folder], ['"declared":false', '"declared":true']],
      [{ profiles: ['cn-provider'] }, [folder], ['cn-platform', 'cn-provider']],
      [{ limits: { maxNesting: 7 } }, [folder], ['"maxNesting":32', '"maxNesting":7']],
      [{ render }, [folder], ['"render":null', 'line']],
      [{}, [folder, 'elsewhere'], [folder, 'elsewhere']],
    ];
    for (const [options, inputs, named] of cases) {
      const mismatch = collect(scanBatch(inputs, { ...options, resume: journal }));
      await expect(mismatch).rejects.toMatchObject({ code: 'journalMismatch', family: 'invalidArgument' });
      for (const side of named) await expect(mismatch).rejects.toThrow(side);
    }
    expect(readFileSync(journal)).toEqual(before);
  });

  it('does not depend on the number of threads', async () => {
    const { folder, journal } = folderOf(20);
    for await (const { index } of scanBatch([folder], { resume: journal, concurrency: 1 })) if (index > 4) break;
    const expected = await collect(scanBatch([folder]));
    expect(await collect(scanBatch([folder], { resume: journal, concurrency: 2, chunkSize: 3 }))).toEqual(expected);
  });

  it.each([
    ['gained', (folder: string) => writeFileSync(join(folder, 'a-new.png'), plainPng), 'a-new.png'],
    ['lost', (folder: string) => truncateSync(join(folder, '..', 'list.txt'), 0), 'nothing'],
  ])('does not fit sources that have %s an entry', async (_name, change, named) => {
    const { folder, journal } = folderOf(6);
    const list = join(folder, '..', 'list.txt');
    writeFileSync(list, join(folder, 'f0000.png'));
    const inputs = [folder, `@${list}`];
    await collect(scanBatch(inputs, { resume: journal }));
    change(folder);
    const mismatch = collect(scanBatch(inputs, { resume: journal }));
    await expect(mismatch).rejects.toMatchObject({ code: 'journalMismatch', message: expect.stringContaining(named) });
  });

  it('never takes the place of another file', async () => {
    const { folder } = folderOf(2);
    const photo = join(folder, 'f0000.png');
    const text = join(tempFolder({ 'notes.txt': '{"journal":2}\nprecious\n' }), 'notes.txt');
    for (const path of [photo, text]) {
      const before = readFileSync(path);
      await expect(collect(scanBatch([folder], { resume: path }))).rejects.toMatchObject({ code: 'journalMismatch' });
      expect(readFileSync(path)).toEqual(before);
    }
    await expect(collect(scanBatch([folder], { resume: folder }))).rejects.toMatchObject({
      code: 'notReadable',
      family: 'io',
    });
    await expect(collect(scanBatch([folder], { resume: '/nowhere/j' }))).rejects.toMatchObject({ code: 'notReadable' });
  });

  it('is only for its owner', async () => {
    const { folder, journal } = folderOf(1);
    await collect(scanBatch([folder], { resume: journal }));
    expect(statSync(journal).mode & 0o077).toBe(0);
  });
});

it('belongs to the detectors of pixels, by version, that it was begun with', () => {
  const header = (...detectors: readonly string[]) => journalHeader(resolveOptions({}), null, detectors);
  const line = JSON.stringify(header('text@1'));
  expect(() => checkHeader('j', line, header('text@1'))).not.toThrow();
  for (const other of [header('text@2'), header('text@1', 'mark@1'), header()])
    expect(() => checkHeader('j', line, other)).toThrow('journal of another run: its readers');
});

describe('a run that is killed', () => {
  it('again and again, ends with the results of one that was left alone: nothing lost, nothing twice', async () => {
    const { folder, journal } = folderOf(50);
    const list = join(folder, '..', 'list.txt');
    for (let at = 0; at < 6000; at++)
      appendFileSync(list, `${join(folder, `f${String((at * 7) % 50).padStart(4, '0')}.png`)}\n`);
    const body = `
const [list, journal] = process.argv.slice(2);
const options = { pixels: 'never', concurrency: 2, chunkSize: 8, render: ${JSON.stringify(render)}, ...(journal && { resume: journal }) };
const batch = scanner.scanBatch(['@' + list], options);
let text = '';
for await (const asset of batch) text += asset.text + '|';
process.stdout.write(JSON.stringify({ text, summary: batch.summary }));`;
    const expected = await startChild(body, [list]).end;
    expect(JSON.parse(expected.output).summary.assets).toBe(6000);
    const random = seededRandom(3);
    const sizeNow = () => statSync(journal, { throwIfNoEntry: false })?.size ?? 0;
    for (let kills = 0; kills < 12; kills++) {
      const { child, end } = startChild(body, [list, journal]);
      const enough = sizeNow() + random() * 150_000;
      while (sizeNow() < enough && child.exitCode === null) await sleep(random() * 10);
      child.kill('SIGKILL');
      expect((await end).signal).toBe('SIGKILL');
      // What a kill in the middle of a write leaves behind; no kill can be timed to it.
      if (kills % 3 === 0) truncateSync(journal, sizeNow() - 1 - Math.floor(random() * 150));
    }
    const { output } = await startChild(body, [list, journal]).end;
    expect(output).toBe(expected.output);
  });
});
