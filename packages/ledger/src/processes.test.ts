import { readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { seededRandom } from '@biaoshi/testkit';
import { describe, expect, it } from 'vitest';
import { ledgerOf, NOW, tempFolder } from '../test-support/entries.ts';
import { startChild } from '../test-support/run-child.ts';
import { checkLedger, type LedgerEntry, openLedger } from './index.ts';
import { isDead, newHolder } from './lock/holder.ts';
import { locked } from './lock/lock.ts';

/** Appends entries one by one, and prints each one's case once the ledger has it. */
const APPEND = `
const [file, name, from, to] = process.argv.slice(2);
const ledger = await api.openLedger(file, { durable: false });
const digest = name.charCodeAt(0).toString(16).padStart(2, '0').repeat(32);
for (let at = Number(from); at < Number(to); at++) {
  const caseId = name + '-' + at;
  await ledger.append([{ caseId, role: 'claim', sha256: digest, sm3: digest, bytes: at, pdq: null, verdict: null,
    at: '${NOW}', expires: null, token: null }]);
  process.stdout.write(caseId + '\\n');
}`;

async function entriesOf(file: string): Promise<LedgerEntry[]> {
  const ledger = await openLedger(file);
  const entries: LedgerEntry[] = [];
  for await (const one of ledger.live(NOW)) entries.push(one);
  ledger.close();
  return entries;
}

describe('four processes', () => {
  it('append 1,000 entries each, while others are killed among them: nothing is lost, torn or twice', async () => {
    const { file } = await ledgerOf([]);
    const writers = ['a', 'b', 'c', 'd'].map((name) => startChild(APPEND, [file, name, '0', '1000']));
    const random = seededRandom(4);
    const told: string[] = [];
    const ends = Promise.all(writers.map(({ end }) => end));
    const victims = Array.from({ length: 12 }, async (_, index) => {
      await sleep(index * 250);
      const victim = startChild(APPEND, [file, `v${index}`, '0', '100000']);
      await victim.first;
      await sleep(random() * 80);
      victim.child.kill('SIGKILL');
      told.push(...(await victim.end).split('\n').slice(0, -1));
    });
    await Promise.all(victims);
    told.push(...(await ends).flatMap((output) => output.trim().split('\n')));
    expect((await checkLedger(file)).damaged).toBe(0);
    const cases = (await entriesOf(file)).map(({ caseId }) => caseId);
    const kept = new Set(cases);
    expect(kept.size).toBe(cases.length);
    expect(told.filter((caseId) => !kept.has(caseId))).toEqual([]);
    for (const name of ['a', 'b', 'c', 'd']) {
      const own = cases.filter((caseId) => caseId.startsWith(`${name}-`));
      expect(own).toEqual(Array.from({ length: 1000 }, (_, at) => `${name}-${at}`));
    }
    const isVictim = (caseId: string) => caseId.startsWith('v');
    expect(cases.findIndex(isVictim)).toBeLessThan(cases.findLastIndex((caseId) => !isVictim(caseId)));
    // A process may have been killed between the write and the word; each at most once.
    expect(cases.length - told.length).toBeLessThanOrEqual(victims.length);
    expect(locksBeside(file)).toEqual([]);
  });
});

/** Takes the lock again and again; every tenth time it dies with the lock in its hands. Says so when it is not alone. */
const DIE_HOLDING = `
import { writeFileSync, readFileSync, rmSync } from 'node:fs';
const [file] = process.argv.slice(2);
const inside = file + '.inside';
for (let turn = 0; turn < 60; turn++) {
  await locking.locked(file, 60_000, () => {
    const me = holding.newHolder();
    try {
      writeFileSync(inside, me, { flag: 'wx' });
    } catch {
      const other = readFileSync(inside, 'utf8');
      if (!holding.isDead(other)) console.log('not alone');
      writeFileSync(inside, me);
    }
    if (Math.random() < 0.1) process.kill(process.pid, 'SIGKILL');
    for (const end = performance.now() + Math.random(); performance.now() < end; );
    if (readFileSync(inside, 'utf8') !== me) console.log('not alone');
    rmSync(inside);
  });
}`;

it('two names of one ledger, one of them a link, are one ledger with one lock', async () => {
  const { file } = await ledgerOf([]);
  const link = join(tempFolder(), 'link.ledger');
  symlinkSync(file, link);
  const folder = join(tempFolder(), 'folder');
  symlinkSync(dirname(file), folder);
  const through = [
    await openLedger(link, { lockWaitMs: 0 }),
    await openLedger(join(folder, basename(file)), { lockWaitMs: 0 }),
  ];
  symlinkSync(newHolder(), `${file}.lock`);
  for (const ledger of through) {
    expect(ledger.file).toBe(file);
    await expect(ledger.expireCase('x', NOW)).rejects.toMatchObject({ code: 'notFound' });
    await expect(ledger.removeExpired(NOW)).rejects.toMatchObject({ code: 'writeFailed' });
    ledger.close();
  }
});

describe('the lock', () => {
  it('lets one in at a time, also where holders die with it one after another', async () => {
    const file = join(tempFolder(), 'x');
    const line = async (): Promise<string> => {
      let said = '';
      for (let life = 0; life < 6; life++) said += await startChild(DIE_HOLDING, [file]).end;
      return said;
    };
    expect((await Promise.all(Array.from({ length: 5 }, line))).join('')).toBe('');
    // Whoever comes next gets in, whatever was left.
    expect(await locked(file, 10_000, () => 'in')).toBe('in');
    expect(locksBeside(file)).toEqual([]);
  });

  it('of a dead process is taken over, and so is one whose breaker died as well', async () => {
    const file = join(tempFolder(), 'x');
    const [holder, breaker] = [await deadHolder(), await deadHolder()];
    symlinkSync(holder, `${file}.lock`);
    symlinkSync(breaker, `${file}.lock.${nonce(holder)}`);
    expect(await locked(file, 10_000, () => 'in')).toBe('in');
    expect(locksBeside(file)).toEqual([]);
  });

  it.each<[string, () => string]>([
    ['of a living process', () => newHolder()],
    ['of another machine', () => newHolder().replace(/^[^/]+/, 'elsewhere')],
    ['of nobody that it knows', () => 'x'],
  ])('%s is waited for, and then the wait is given up', async (_whose, holder) => {
    const file = join(tempFolder(), 'x');
    symlinkSync(holder(), `${file}.lock`);
    await expect(locked(file, 30, () => 'in')).rejects.toMatchObject({ family: 'io', code: 'writeFailed' });
    await expect(locked(file, 10_000, () => 'in', AbortSignal.abort('enough'))).rejects.toBe('enough');
    expect(locksBeside(file)).toHaveLength(1);
  });

  it('is free again after work that threw', async () => {
    const file = join(tempFolder(), 'x');
    const fail = () => {
      throw new Error('work');
    };
    await expect(locked(file, 1000, fail)).rejects.toThrow('work');
    expect(await locked(file, 1000, () => 'in')).toBe('in');
  });

  it('that is a file of somebody’s is left alone', async () => {
    const file = join(tempFolder(), 'x');
    writeFileSync(`${file}.lock`, 'mine');
    await expect(locked(file, 1000, () => 'in')).rejects.toMatchObject({ code: 'writeFailed' });
    expect(readFileSync(`${file}.lock`, 'utf8')).toBe('mine');
  });

  it('calls dead only what has ended here', async () => {
    expect(isDead(newHolder())).toBe(false);
    const dead = await deadHolder();
    expect(isDead(dead)).toBe(true);
    expect(isDead(dead.replace(/^[^/]+/, 'elsewhere'))).toBe(false);
    for (const text of ['', 'x', `${dead}/more`, dead.replace(/\/[0-9a-f]+$/, '/short')])
      expect(isDead(text)).toBe(false);
  });

  it.runIf(process.platform === 'linux')('tells a process from a later one of the same number', () => {
    const [place, pid, started, rest] = newHolder().split('/');
    expect(isDead([place, pid, Number(started) - 1, rest].join('/'))).toBe(true);
  });
});

const nonce = (holder: string): string => holder.split('/')[3] ?? '';
const deadHolder = (): Promise<string> => startChild('process.stdout.write(holding.newHolder());', []).end;
const locksBeside = (file: string): string[] =>
  readdirSync(dirname(file)).filter((name) => name.startsWith(`${basename(file)}.lock`));
