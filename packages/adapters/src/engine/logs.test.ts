import { readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { seededRandom } from '@biaoshi/testkit';
import { describe, expect, it } from 'vitest';
import { DELIVERED, fake, item, items, REFUSED } from '../test-support/fake-channel.ts';
import { all, run } from '../test-support/run.ts';
import { scratch } from '../test-support/scratch.ts';
import { isDeadLetters, readDeadLetters } from './dead-letters.ts';
import { Journal } from './journal.ts';
import { KeySet } from './key-set.ts';
import { DEFAULT_RETRY, parseRetry, waitAfter } from './retry.ts';

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
