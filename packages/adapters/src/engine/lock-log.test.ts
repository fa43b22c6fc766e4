import { existsSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startRun } from '../test-support/child-run.ts';
import { answering, receiver } from '../test-support/receiver.ts';
import { reportOf, saved } from '../test-support/reports.ts';
import { scratch } from '../test-support/scratch.ts';
import { DeadLetters } from './dead-letters.ts';
import { Journal } from './journal.ts';

const IN_USE = { family: 'io', code: 'inUse' };
const SECRET = { BIAOSHI_WEBHOOK_SECRET: `whsec_${Buffer.alloc(32, 3).toString('base64')}` };
const locksIn = (folder: string): string[] => readdirSync(folder).filter((name) => name.includes('.lock'));

/** A run in a process of its own that has sent its first message, to a receiver that answers when it is told to. */
async function runUnderWay() {
  const folder = scratch();
  writeFileSync(join(folder, 'report.jsonl'), saved(reportOf(3), 'jsonl'));
  let arrived = () => {};
  const first = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  let answer = () => {};
  const told = new Promise<void>((resolve) => {
    answer = resolve;
  });
  let messages = 0;
  const { url } = await receiver((message, response, count) => {
    messages++;
    arrived();
    void told.then(() => answering(204)(message, response, count));
  });
  const start = () => startRun(folder, 'webhook', { url, concurrency: 1 }, SECRET);
  const run = start();
  await first;
  return { folder, run, start, answer, count: () => messages };
}

describe('two runs over one journal', () => {
  it('are one run and a refusal: the second sends nothing, and the first goes on to its end', async () => {
    const { folder, run, start, answer, count } = await runUnderWay();
    const second = start();
    expect(await second.end).toMatchObject({ output: '', code: 1 });
    await expect(Journal.open(join(folder, 'journal'), 'webhook')).rejects.toMatchObject(IN_USE);
    await expect(DeadLetters.open(join(folder, 'undelivered.jsonl'), 'webhook')).rejects.toMatchObject(IN_USE);
    expect(count()).toBe(1);
    answer();
    const { output, code } = await run.end;
    expect([JSON.parse(output).delivered, code, count()]).toEqual([3, 0, 3]);
    expect(locksIn(folder)).toEqual([]);
  });

  it('of which the first was killed are one run: nobody has to take its lock away', async () => {
    const { folder, run, start, answer, count } = await runUnderWay();
    run.child.kill('SIGKILL');
    expect((await run.end).signal).toBe('SIGKILL');
    expect(locksIn(folder)).toHaveLength(2);
    answer();
    const { output, code } = await start().end;
    expect([JSON.parse(output).delivered, code, count()]).toEqual([3, 0, 4]);
    expect(locksIn(folder)).toEqual([]);
  });
});

describe('the lock of a log', () => {
  it('is one for all names of the log', async () => {
    const folder = scratch();
    const [path, link] = [join(folder, 'journal'), join(scratch(), 'link')];
    await (await Journal.open(path, 'webhook')).close();
    symlinkSync(path, link);
    const journal = await Journal.open(path, 'webhook');
    await expect(Journal.open(link, 'webhook')).rejects.toMatchObject(IN_USE);
    await journal.close();
    await (await Journal.open(link, 'webhook')).close();
    expect(locksIn(folder)).toEqual([]);
  });

  it('is let go where the log cannot be opened, and begins no dead letters', async () => {
    const folder = scratch();
    const path = join(folder, 'other');
    writeFileSync(path, 'a file of somebody\n');
    for (const log of [Journal, DeadLetters]) {
      await expect(log.open(path, 'webhook')).rejects.toMatchObject({ code: 'journalMismatch' });
      expect(locksIn(folder)).toEqual([]);
    }
    const letters = join(folder, 'undelivered.jsonl');
    await (await DeadLetters.open(letters, 'webhook')).close();
    expect(existsSync(letters)).toBe(false);
  });
});
