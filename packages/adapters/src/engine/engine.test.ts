import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AssetChannel } from '../adapter.ts';
import type { Delivery } from '../delivery.ts';
import { DELIVERED, fake, item, items, OFFLINE, REFUSED, RETRY } from '../test-support/fake-channel.ts';
import { channel, QUICK, run } from '../test-support/run.ts';
import { scratch } from '../test-support/scratch.ts';
import { readDeadLetters } from './dead-letters.ts';
import { Journal } from './journal.ts';
import { DEFAULT_RETRY } from './retry.ts';

describe('a run', () => {
  it('sends each once, few at a time, and none again in a second run', async () => {
    const { to, sent, seen } = fake(() => DELIVERED);
    const folder = scratch();
    expect(await run(items(40), to, {}, { folder })).toMatchObject({
      delivered: 40,
      sentBefore: 0,
      failed: 0,
      interrupted: false,
      unreachable: false,
    });
    expect(new Set(sent).size).toBe(40);
    expect(seen).toEqual({ most: 3, closed: 1 });
    expect(await run(items(42), to, {}, { folder })).toMatchObject({ delivered: 2, sentBefore: 40 });
    expect(sent).toHaveLength(42);
  });

  it('sends the same content once within a run', async () => {
    const twice = async function* () {
      yield* items(5);
      yield* items(5);
    };
    const { to, sent } = fake(() => DELIVERED);
    expect(await run(twice(), to, {})).toMatchObject({ delivered: 5, sentBefore: 5 });
    expect(sent).toHaveLength(5);
  });

  it('tries again what may work, and never what was refused', async () => {
    const { to, sent } = fake(({ body }, tries) =>
      body === '1' ? REFUSED : body === '2' && tries < 4 ? RETRY : body === '3' ? RETRY : DELIVERED,
    );
    const { dead, ...counts } = await run(items(5), to, {});
    expect(counts).toMatchObject({ delivered: 3, failed: 2 });
    expect(sent.filter((body) => body === '2')).toHaveLength(4);
    expect(dead.map(({ attempts, delivery: { key } }) => [attempts, key]).sort()).toEqual([
      [1, item('1').key],
      [4, item('3').key],
    ]);
  });

  it('keeps a batch together but for what was taken', async () => {
    const batches: string[][] = [];
    const { to } = fake(() => DELIVERED, { batchSize: 4, concurrency: 1 });
    const open = to.open({});
    const spy: AssetChannel = {
      ...to,
      open: () => ({
        ...open,
        deliver: async (batch) => {
          batches.push(batch.map(({ body }) => body));
          return batch.map(({ body }) => (batches.length === 1 && body !== '0' ? RETRY : DELIVERED));
        },
      }),
    };
    expect(await run(items(6), spy, {})).toMatchObject({ delivered: 6 });
    expect(batches).toEqual([
      ['0', '1', '2', '3'],
      ['1', '2', '3'],
      ['4', '5'],
    ]);
  });

  it('gives up when nobody can be reached, keeps what it tried, and goes on from there', async () => {
    const { to, sent } = fake(() => OFFLINE, { concurrency: 1 });
    const folder = scratch();
    const stopped = await run(items(1000), to, {}, { folder });
    expect(stopped).toMatchObject({ unreachable: true, delivered: 0, failed: 5 });
    expect(sent).toHaveLength(5 * QUICK.attempts);
    const back = fake(() => DELIVERED);
    expect(await run(items(1000), back.to, {}, { folder })).toMatchObject({ delivered: 1000, unreachable: false });
  });

  it('gives up in all its lanes, wherever each is, and throws nothing', async () => {
    const { to } = fake(
      ({ body }, _tries, signal) =>
        body === '0'
          ? new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
          : OFFLINE,
      { concurrency: 4 },
    );
    const given = await run(items(1000), to, {});
    expect(given).toMatchObject({ unreachable: true, interrupted: false, delivered: 0 });
    expect(given.failed).toBeLessThan(12);
  });

  it('stops when it is told to, and loses nothing by it', async () => {
    const controller = new AbortController();
    const folder = scratch();
    const { to } = fake(async ({ body }, _tries, signal) => {
      if (body === '20') controller.abort();
      signal.throwIfAborted();
      return DELIVERED;
    });
    const first = await run(items(60), to, {}, { folder, signal: controller.signal });
    expect(first.interrupted).toBe(true);
    expect(first.delivered).toBeGreaterThan(10);
    expect(first.delivered).toBeLessThan(30);
    expect(first.failed).toBe(0);
    const rest = await run(items(60), fake(() => DELIVERED).to, {}, { folder });
    expect(rest.delivered + first.delivered).toBe(60);
  });

  it('stops during a long wait as well', async () => {
    const controller = new AbortController();
    const { to } = fake(() => {
      setTimeout(() => controller.abort(), 5);
      return { ...RETRY, afterMs: 3_600_000 };
    });
    const retry = { ...DEFAULT_RETRY };
    expect(await run(items(3), to, {}, { signal: controller.signal, retry })).toMatchObject({
      interrupted: true,
      failed: 0,
    });
  });

  it('keeps everybody waiting when the receiver asks one for patience', async () => {
    const times: number[] = [];
    const { to } = fake(
      (_, tries) => {
        times.push(Date.now());
        return times.length === 1 && tries === 1 ? { ...RETRY, afterMs: 30 } : DELIVERED;
      },
      { concurrency: 2 },
    );
    expect(await run(items(12), to, {})).toMatchObject({ delivered: 12 });
    const gaps = times.slice(1).map((time, at) => time - (times[at] ?? 0));
    expect(Math.max(...gaps)).toBeGreaterThanOrEqual(25);
  });

  it('warns of no leak however many lanes there are', async () => {
    const warnings: string[] = [];
    const listen = ({ name }: Error): void => void warnings.push(name);
    process.on('warning', listen);
    const { to, seen } = fake((_, tries) => (tries < 3 ? RETRY : DELIVERED), { concurrency: 64 });
    expect(await run(items(200), to, {})).toMatchObject({ delivered: 200 });
    process.off('warning', listen);
    expect([seen.most > 32, warnings]).toEqual([true, []]);
  });

  it('lets a bug out as it is, once', async () => {
    const { to, seen } = fake(({ body }) => {
      if (body === '3') throw new TypeError('a bug');
      return DELIVERED;
    });
    await expect(run(items(50), to, {})).rejects.toThrow(new TypeError('a bug'));
    expect(seen.closed).toBe(1);
    const broken = async function* (): AsyncGenerator<Delivery> {
      yield item('0');
      throw new TypeError('the source');
    };
    await expect(run(broken(), fake(() => DELIVERED).to, {})).rejects.toThrow('the source');
  });
});

describe('a receiver that cannot tell a second one', () => {
  const once = { deduplicates: false } as const;

  it('is not sent again what a killed run left open, until a person says so', async () => {
    const folder = scratch();
    const journal = await Journal.open(join(folder, 'journal'), 'webhook');
    await journal.begin(item('1').key);
    await journal.close();
    const { to, sent } = fake(() => DELIVERED, once);
    const { dead, ...counts } = await run(items(3), to, {}, { folder });
    expect(counts).toMatchObject({ delivered: 2, failed: 1 });
    expect(sent.sort()).toEqual(['0', '2']);
    expect(dead.map(({ failure }) => failure.code)).toEqual(['unknownOutcome']);
    const letters = readDeadLetters(join(folder, 'undelivered.jsonl'), 'webhook');
    expect(await run(letters, to, {}, { folder, again: true })).toMatchObject({ delivered: 1, failed: 0 });
    expect(sent.sort()).toEqual(['0', '1', '2']);
    expect(await run(items(3), to, {}, { folder })).toMatchObject({ delivered: 0, sentBefore: 3 });
  });

  it.each([
    [REFUSED, 1],
    [{ result: 'retry', failure: { code: 'noConnection', detail: '' } } as const, 1],
    [{ result: 'retry', failure: { code: 'timeout', detail: '' } } as const, 0],
    [OFFLINE, 0],
  ])('that answered %j before is %i times sent again by the same report', async (outcome, times) => {
    const folder = scratch();
    expect(await run(items(1), fake(() => outcome, once).to, {}, { folder })).toMatchObject({ failed: 1 });
    const back = fake(() => DELIVERED, once);
    expect(await run(items(1), back.to, {}, { folder })).toMatchObject({ delivered: times, failed: 1 - times });
    expect(back.sent).toHaveLength(times);
  });

  it('is noted before it is sent anything', async () => {
    const folder = scratch();
    const { to } = fake(({ key }) => {
      expect(readFileSync(join(folder, 'journal'), 'utf8')).toContain(`{"begun":"${key}"}\n`);
      return DELIVERED;
    }, once);
    expect(await run(items(4), to, {}, { folder })).toMatchObject({ delivered: 4 });
  });
});

it('an adapter that is not there is refused with the one probably meant', async () => {
  expect(() => channel('webhok' as never, {})).toThrow('did you mean "webhook"?');
});
