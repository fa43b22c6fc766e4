import { appendFileSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { seededRandom } from '@biaoshi/testkit';
import { describe, expect, it } from 'vitest';
import type { AssetChannel, Outcome } from '../adapter.ts';
import { type Delivery, delivery } from '../delivery.ts';
import { all, channel, QUICK, run } from '../test-support/run.ts';
import { scratch } from '../test-support/scratch.ts';
import { isDeadLetters, readDeadLetters } from './dead-letters.ts';
import { Journal } from './journal.ts';
import { KeySet } from './key-set.ts';
import { DEFAULT_RETRY, parseRetry, waitAfter } from './retry.ts';

const item = (name: string): Delivery =>
  delivery({
    adapter: 'webhook',
    recipient: 'x',
    mediaType: 'text/plain',
    content: name,
    attachments: [{ name: 'a', mediaType: 'b', bytes: Buffer.from([0, 255]) }],
  });

async function* items(count: number): AsyncGenerator<Delivery> {
  for (let at = 0; at < count; at++) yield item(String(at));
}

type Answer = (sent: Delivery, tries: number, signal: AbortSignal) => Outcome | Promise<Outcome>;

/** A channel whose receiver is a function; `sent` lists the bodies in the order in which they came. */
function fake(answer: Answer, changes: Partial<AssetChannel> = {}) {
  const sent: string[] = [];
  const tries = new Map<string, number>();
  let open = 0;
  const seen = { most: 0, closed: 0 };
  const to: AssetChannel = {
    adapter: 'webhook',
    unit: 'asset',
    batchSize: 1,
    concurrency: 3,
    deduplicates: true,
    prepare: () => [],
    open: () => ({
      async deliver(batch, signal) {
        seen.most = Math.max(seen.most, ++open);
        await new Promise((resolve) => setImmediate(resolve));
        try {
          return await Promise.all(
            batch.map((one) => {
              sent.push(one.body);
              tries.set(one.key, (tries.get(one.key) ?? 0) + 1);
              return answer(one, tries.get(one.key) ?? 0, signal);
            }),
          );
        } finally {
          open--;
        }
      },
      close: async () => void seen.closed++,
    }),
    ...changes,
  };
  return { to, sent, seen };
}

const DELIVERED: Outcome = { result: 'delivered' };
const RETRY: Outcome = { result: 'retry', failure: { code: 'httpStatus', detail: '503' } };
const REFUSED: Outcome = { result: 'refused', failure: { code: 'httpStatus', detail: '400' } };
const OFFLINE: Outcome = { result: 'retry', failure: { code: 'network', detail: 'ECONNREFUSED' } };

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
    const { to } = fake(({ body }) => (Number(body) % 3 === 0 ? { ...RETRY, afterMs: 3_600_000 } : OFFLINE), {
      concurrency: 6,
    });
    const retry = { attempts: 2, baseMs: 2, maxMs: 4, maxRetryAfterMs: 3_600_000 };
    const source = async function* () {
      for (let at = 1; at < 1000; at++) yield item(String(at % 3 === 0 && at > 6 ? at + 1000 : at));
    };
    expect(await run(source(), to, {}, { retry })).toMatchObject({ delivered: 0 });
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

describe('a journal', () => {
  it('may be cut or damaged anywhere: what is lost is sent again under its key, and nothing else', async () => {
    const folder = scratch();
    const path = join(folder, 'journal');
    await run(items(6), fake(() => DELIVERED).to, {}, { folder });
    const whole = readFileSync(path);
    const lines = whole.toString().split('\n').length - 2;
    expect(lines).toBe(6);
    for (let length = 0; length < whole.length; length += 23) {
      writeFileSync(path, whole.subarray(0, length));
      const { to, sent } = fake(() => DELIVERED);
      const { delivered, sentBefore } = await run(items(6), to, {}, { folder });
      expect(delivered + sentBefore).toBe(6);
      expect(sentBefore).toBe(Math.max(0, whole.subarray(0, length).toString().split('\n').length - 2));
      expect(new Set(sent).size).toBe(delivered);
    }
    const first = whole.indexOf('\n') + 1;
    for (let at = first; at < whole.length; at += 37) {
      const damaged = Buffer.from(whole);
      damaged[at] = 0;
      writeFileSync(path, damaged);
      expect((await run(items(6), fake(() => DELIVERED).to, {}, { folder })).delivered).toBeLessThanOrEqual(2);
    }
  });

  it('never takes the place of another file, and is its owner’s', async () => {
    const folder = scratch();
    for (const text of [
      'precious',
      'precious\n',
      '{"deliveries":2}\n',
      '{"deliveries":1,"adapter":"mail"}\n',
      '{"deliveries":1,"adapter":"web',
      '\u0000'.repeat(9),
    ]) {
      const path = join(folder, 'other');
      writeFileSync(path, text);
      const opening = Journal.open(path, 'webhook');
      if (text.endsWith('"web')) await (await opening).close();
      else {
        await expect(opening, text).rejects.toMatchObject({ family: 'invalidArgument', code: 'journalMismatch' });
        expect(readFileSync(path, 'utf8')).toBe(text);
      }
    }
    await expect(Journal.open(folder, 'webhook')).rejects.toMatchObject({ family: 'io' });
    await expect(Journal.open('/nowhere/at/all', 'webhook')).rejects.toMatchObject({
      family: 'io',
      code: 'writeFailed',
    });
    await (await Journal.open(join(folder, 'mine'), 'webhook')).close();
    expect(statSync(join(folder, 'mine')).mode & 0o077).toBe(0);
  });

  it('shares a flush between those who wait, and tells each only then', async () => {
    const path = join(scratch(), 'journal');
    const journal = await Journal.open(path, 'webhook');
    const keys = Array.from({ length: 300 }, (_, at) => item(String(at)).key);
    await Promise.all(
      keys.map(async (key) => {
        await journal.sent(key);
        expect(readFileSync(path, 'utf8')).toContain(key);
      }),
    );
    await journal.close();
    const again = await Journal.open(path, 'webhook');
    expect(keys.every((key) => again.wasSent(key))).toBe(true);
    await again.close();
  });
});

describe('dead letters', () => {
  it('hold a delivery whole, once, for its owner, and can be sent', async () => {
    const folder = scratch();
    const path = join(folder, 'undelivered.jsonl');
    const { to } = fake(() => REFUSED);
    await run(items(3), to, {}, { folder });
    await run(items(3), to, {}, { folder });
    expect(readFileSync(path, 'utf8').trim().split('\n')).toHaveLength(4);
    expect(statSync(path).mode & 0o077).toBe(0);
    expect(await isDeadLetters(path)).toBe(true);
    const letters = await all(readDeadLetters(path, 'webhook'));
    expect(letters.map(({ key }) => key).sort()).toEqual(['0', '1', '2'].map((name) => item(name).key).sort());
    expect(letters.find(({ body }) => body === '1')).toEqual(item('1'));
    const open = fake(() => DELIVERED);
    expect(await run(readDeadLetters(path, 'webhook'), open.to, {}, { folder, again: true })).toMatchObject({
      delivered: 3,
    });
  });

  it('of another adapter, or in another form, are refused by a typed error', async () => {
    const folder = scratch();
    const path = join(folder, 'undelivered.jsonl');
    await run(items(1), fake(() => REFUSED).to, {}, { folder });
    const refused = { family: 'invalidArgument', code: 'invalidSource' };
    await expect(all(readDeadLetters(path, 'mail'))).rejects.toMatchObject(refused);
    for (const line of [
      '{}',
      '{"delivery":null}',
      '{"delivery":{"key":"../x","recipient":"","title":"","mediaType":"","body":"","attachments":[]}}',
      '{"delivery":[]}',
      '7',
      '{',
    ]) {
      const other = join(folder, 'other');
      writeFileSync(other, `{"deadLetters":1,"adapter":"webhook"}\n${line}\n`);
      await expect(all(readDeadLetters(other, 'webhook')), line).rejects.toMatchObject(refused);
    }
  });

  it('cut in the middle of a line go on behind the last whole one', async () => {
    const folder = scratch();
    const path = join(folder, 'undelivered.jsonl');
    await run(items(2), fake(() => REFUSED).to, {}, { folder });
    truncateSync(path, statSync(path).size - 10);
    await run(items(3), fake(() => REFUSED).to, {}, { folder });
    expect(await all(readDeadLetters(path, 'webhook'))).toHaveLength(3);
    appendFileSync(path, '');
  });
});

describe('waits', () => {
  it('double up to a bound, half by chance, and are never shorter than asked for within reason', () => {
    const retry = { attempts: 9, baseMs: 100, maxMs: 1000, maxRetryAfterMs: 5000 };
    expect([1, 2, 3, 4, 5, 60, 2000].map((attempt) => waitAfter(attempt, retry, 0, 1))).toEqual([
      100, 200, 400, 800, 1000, 1000, 1000,
    ]);
    expect([1, 5].map((attempt) => waitAfter(attempt, retry, 0, 0))).toEqual([50, 500]);
    expect(waitAfter(1, retry, 3000, 0.5)).toBe(3000);
    expect(waitAfter(1, retry, 1e12, 0.5)).toBe(5000);
  });

  it('are the operator’s', () => {
    expect(parseRetry(undefined)).toEqual(DEFAULT_RETRY);
    expect(parseRetry({ attempts: 1 })).toEqual({ ...DEFAULT_RETRY, attempts: 1 });
    for (const given of [{ attempts: 0 }, { attempts: 101 }, { tries: 3 }, { baseMs: -1 }, 7]) {
      expect(() => parseRetry(given)).toThrowError(expect.objectContaining({ code: 'invalidConfig' }));
    }
  });
});

describe('KeySet', () => {
  it('holds what a Set holds, through all its growing', () => {
    const random = seededRandom(5);
    const [mine, theirs] = [new KeySet(), new Set<string>()];
    for (let at = 0; at < 20_000; at++) {
      const key = Math.floor(random() * 12_000)
        .toString(16)
        .padStart(8, '0')
        .repeat(8);
      expect(mine.add(key)).toBe(!theirs.has(key));
      theirs.add(key);
    }
    expect(mine.size).toBe(theirs.size);
    expect(mine.has('0'.repeat(64))).toBe(theirs.has('0'.repeat(64)));
    for (const key of theirs) expect(mine.has(key)).toBe(true);
    expect(mine.has('f'.repeat(64))).toBe(false);
  });
});

it('an adapter that is not there is refused with the one probably meant', async () => {
  expect(() => channel('webhok' as never, {})).toThrow('did you mean "webhook"?');
});
