import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { expect, it } from 'vitest';
import { startChild } from '../../test-support/run-child.ts';
import { labelledPng, tempFolder } from '../../test-support/temp-folder.ts';

const ENTRIES = 200_000;
/** How far the heap grows before it is swept differs by Node version; a small nursery leaves what is really held. */
const FLAGS = ['--max-semi-space-size=4'];

/** Scans a list and tells the largest memory use seen in its first quarter and in all of it. */
const body = `
const [list, concurrency] = process.argv.slice(2);
const batch = scanner.scanBatch(['@' + list], { pixels: 'never', concurrency: Number(concurrency) });
let count = 0, early = 0, late = 0;
for await (const { index } of batch) {
  if (index !== count++) throw new Error('out of order');
  if (count % 2000 === 0) {
    const { rss } = process.memoryUsage();
    if (count <= ${ENTRIES / 4}) early = Math.max(early, rss);
    late = Math.max(late, rss);
  }
}
process.stdout.write(JSON.stringify({ count, early, late, unreadable: batch.summary.unreadable }));`;

it.each([1, 2])(
  'a list of 200,000 entries takes no more memory than its first quarter, on %i thread(s)',
  async (threads) => {
    const folder = tempFolder({ 'a.png': labelledPng });
    const list = join(folder, 'list.txt');
    const stream = createWriteStream(list);
    const [there, missing] = [join(folder, 'a.png'), join(folder, 'with-a-rather-long-name-that-is-not-there.png')];
    for (let at = 0; at < ENTRIES; at++) stream.write(`${at % 20 === 0 ? there : missing}\n`);
    stream.end();
    await finished(stream);
    const { output, code } = await startChild(body, [list, String(threads)], FLAGS).end;
    expect(code).toBe(0);
    const { count, early, late, unreadable } = JSON.parse(output);
    expect({ count, unreadable }).toEqual({ count: ENTRIES, unreadable: ENTRIES * 0.95 });
    expect(late).toBeLessThan(early + 64 * 2 ** 20);
    expect(late).toBeLessThan(350 * 2 ** 20);
  },
);
