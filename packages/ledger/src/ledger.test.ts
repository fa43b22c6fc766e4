import { appendFileSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { digits, entry, flipped, ledgerOf, NOW, tempFolder } from '../test-support/entries.ts';
import { type LedgerQuery, type NewEntry, openLedger } from './index.ts';

const HASH = digits(0xabcd);
const picture = (hex: string, quality = 90): LedgerQuery['picture'] => ({ quality, turns: { original: hex } });
const withPdq = (seed: number, hex: string, quality = 90): NewEntry => entry(seed, { pdq: { hex, quality } });

describe('a ledger', () => {
  it('gives back every field of an entry as it was put in', async () => {
    const full = entry(1, {
      role: 'shipping',
      caseId: `A${'.'.repeat(62)}z`,
      bytes: 2 ** 48 - 1,
      pdq: { hex: HASH, quality: 100 },
      verdict: { profile: 'cn-platform', origin: 'suspected', compliance: 'needsReview', integrity: 'unverifiable' },
      expires: '2027-01-01T00:00:00.001Z',
      token: { sha256: digits(9), bytes: 65_535 },
    });
    const ledger = await ledgerOf([full, entry(2)]);
    const { matches } = await ledger.search({ now: NOW, sha256: full.sha256 });
    expect(matches).toEqual([
      { entry: { ...full, number: 0, appeal: null }, by: 'content', distance: null, turn: null },
    ]);
    const [second] = (await ledger.search({ now: NOW, caseId: 'case-2' })).matches;
    expect(second).toEqual({ entry: { ...entry(2), number: 1, appeal: null }, by: 'case', distance: null, turn: null });
  });

  it('compares whole digests and whole case ids, not their short keys', async () => {
    const twin = digits(1).slice(0, 8) + digits(2).slice(8);
    const ledger = await ledgerOf([entry(1), entry(2, { sha256: twin })]);
    expect((await ledger.search({ now: NOW, sha256: twin })).matches.map(({ entry }) => entry.number)).toEqual([1]);
    // Both names have the CRC-32 4ddb0c25.
    const namesakes = await ledgerOf([entry(1, { caseId: 'plumless' }), entry(2, { caseId: 'buckeroo' })]);
    expect((await namesakes.search({ now: NOW, caseId: 'buckeroo' })).matches.map(({ entry }) => entry.number)).toEqual(
      [1],
    );
  });

  it('finds a picture at the radius and not one bit past it', async () => {
    const ledger = await ledgerOf([withPdq(0, flipped(HASH, 31)), withPdq(1, flipped(HASH, 32)), withPdq(2, HASH)]);
    const found = async (radius?: number) =>
      (await ledger.search({ now: NOW, picture: picture(HASH), ...(radius !== undefined && { radius }) })).matches.map(
        ({ entry, distance }) => [entry.number, distance],
      );
    expect(await found()).toEqual([
      [2, 0],
      [0, 31],
    ]);
    expect(await found(30)).toEqual([[2, 0]]);
    expect(await found(0)).toEqual([[2, 0]]);
  });

  it('compares no picture of too little quality, on either side', async () => {
    const ledger = await ledgerOf([withPdq(0, HASH, 49), withPdq(1, HASH, 50)]);
    const good = await ledger.search({ now: NOW, picture: picture(HASH, 50) });
    expect(good).toMatchObject({ compared: true, matches: [{ entry: { number: 1 } }] });
    expect(await ledger.search({ now: NOW, picture: picture(HASH, 49) })).toMatchObject({
      compared: false,
      matches: [],
    });
  });

  it('names the nearest turn, and puts the same bytes first', async () => {
    const ledger = await ledgerOf([
      withPdq(0, flipped(HASH, 5)),
      { ...withPdq(1, digits(7)), sha256: digits(99) },
      withPdq(2, flipped(HASH, 1)),
    ]);
    const turns = { original: digits(5), mirrored: flipped(HASH, 2), rotated90: HASH };
    const { matches } = await ledger.search({ now: NOW, picture: { quality: 99, turns }, sha256: digits(99) });
    expect(matches.map(({ entry, by, distance, turn }) => [entry.number, by, distance, turn])).toEqual([
      [1, 'content', null, null],
      [2, 'picture', 1, 'mirrored'],
      [0, 'picture', 3, 'mirrored'],
    ]);
  });

  it('leaves out the case at hand, and says how many matches it did not look at', async () => {
    const ledger = await ledgerOf([0, 1, 2, 3].map((seed) => withPdq(seed, HASH)));
    const answer = await ledger.search({ now: NOW, picture: picture(HASH), exceptCase: 'case-0', most: 2 });
    expect(answer.matches.map(({ entry }) => entry.number)).toEqual([1, 2]);
    expect(answer.surplus).toBe(1);
  });

  it('sees what others append, and each sees the other', async () => {
    const ledger = await ledgerOf([]);
    const other = await openLedger(ledger.file, { durable: false });
    expect((await other.append([entry(5)])).numbers).toEqual([0]);
    expect((await ledger.append([entry(6), entry(7)])).numbers).toEqual([1, 2]);
    for (const one of [ledger, other]) {
      expect((await one.search({ now: NOW, sha256: digits(5) })).matches).toHaveLength(1);
      expect((await one.search({ now: NOW, sha256: digits(7) })).matches).toHaveLength(1);
    }
    other.close();
  });

  it('lists what is live, in order', async () => {
    const ledger = await ledgerOf([entry(0), entry(1, { expires: NOW }), entry(2)]);
    await ledger.appeal('case-2', 'upheld', NOW);
    const live: number[] = [];
    for await (const { number } of ledger.live(NOW)) live.push(number);
    expect(live).toEqual([0]);
  });

  it('is not begun unasked, nor anew', async () => {
    const file = join(tempFolder(), 'a.ledger');
    await expect(openLedger(file)).rejects.toMatchObject({ family: 'io', code: 'notFound' });
    await expect(openLedger(file, { create: true })).rejects.toMatchObject({ code: 'invalidOption' });
    const first = await openLedger(file, { create: true, now: NOW });
    await first.append([entry(1)]);
    first.close();
    const again = await openLedger(file, { create: true, now: NOW });
    expect((await again.search({ now: NOW, caseId: 'case-1' })).matches).toHaveLength(1);
    again.close();
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0);
  });

  it('takes up to its bound and no record more', async () => {
    const ledger = await ledgerOf([entry(1)], { maxRecords: 3 });
    await expect(ledger.append([entry(2), entry(3), entry(4)])).rejects.toMatchObject({ code: 'invalidOption' });
    await ledger.append([entry(2), entry(3)]);
    await expect(ledger.append([entry(4)])).rejects.toMatchObject({ code: 'invalidOption' });
    (await openLedger(ledger.file, { maxRecords: 3 })).close();
    await expect(openLedger(ledger.file, { maxRecords: 2 })).rejects.toMatchObject({ code: 'invalidSource' });
    truncateSync(ledger.file, 2 ** 41);
    await expect(ledger.append([entry(5)])).rejects.toMatchObject({ code: 'invalidOption' });
    await expect(openLedger(ledger.file)).rejects.toMatchObject({ code: 'invalidSource' });
  });
});

describe('expiry', () => {
  it('is from its moment on, and is counted', async () => {
    const ledger = await ledgerOf([entry(1, { expires: NOW })]);
    const before = new Date(Date.parse(NOW) - 1).toISOString();
    expect(await ledger.search({ now: before, caseId: 'case-1' })).toMatchObject({
      matches: [{}],
      withheld: { expired: 0 },
    });
    expect(await ledger.search({ now: NOW, caseId: 'case-1' })).toMatchObject({
      matches: [],
      withheld: { expired: 1 },
    });
  });

  it('of a case is about its entries so far, and never makes one last longer', async () => {
    const early = '2026-01-01T00:00:00.000Z';
    const ledger = await ledgerOf([entry(1), entry(1, { expires: early })]);
    await ledger.expireCase('case-1', '2026-06-01T00:00:00.000Z');
    await ledger.append([entry(1)]);
    const answer = await ledger.search({ now: NOW, caseId: 'case-1' });
    expect(answer.matches.map(({ entry }) => entry.number)).toEqual([3]);
    expect(answer.withheld.expired).toBe(2);
    const earlier = await ledger.search({ now: '2026-03-01T00:00:00Z', caseId: 'case-1' });
    expect(earlier.matches.map(({ entry }) => [entry.number, entry.expires])).toEqual([
      [0, '2026-06-01T00:00:00.000Z'],
      [3, null],
    ]);
  });

  it('can empty the records, so that their digests are in no file', async () => {
    const gone = entry(1, { expires: NOW, pdq: { hex: HASH, quality: 90 } });
    const ledger = await ledgerOf([gone, entry(2)], { indexFrom: 1 });
    (await openLedger(ledger.file, { indexFrom: 1 })).close();
    const holds = (hex: string) =>
      [ledger.file, `${ledger.file}.index`].map((file) => readFileSync(file).includes(Buffer.from(hex, 'hex')));
    expect(holds(HASH)).toEqual([true, true]);
    expect(await ledger.removeExpired(NOW)).toBe(1);
    expect(holds(HASH)).toEqual([false, false]);
    expect(holds(digits(1))).toEqual([false, false]);
    const answer = await ledger.search({ now: NOW, sha256: digits(1) });
    expect(answer).toMatchObject({ matches: [], withheld: { expired: 0 }, unread: 0 });
    expect((await ledger.search({ now: NOW, sha256: digits(2) })).matches[0]?.entry.number).toBe(1);
  });
});

describe('an appeal', () => {
  it('that was upheld withholds the claim photos, not the merchant’s own; the last outcome counts', async () => {
    const ledger = await ledgerOf([entry(1), entry(1, { role: 'shipping', sha256: digits(50) })]);
    const roles = async () => {
      const { matches, withheld } = await ledger.search({ now: NOW, caseId: 'case-1' });
      return [matches.map(({ entry }) => `${entry.role} ${entry.appeal}`), withheld.appealed];
    };
    await ledger.appeal('case-1', 'open', NOW);
    expect(await roles()).toEqual([['claim open', 'shipping open'], 0]);
    await ledger.appeal('case-1', 'upheld', NOW);
    expect(await roles()).toEqual([['shipping upheld'], 1]);
    await ledger.appeal('case-1', 'rejected', NOW);
    expect(await roles()).toEqual([['claim rejected', 'shipping rejected'], 0]);
  });

  it('needs a case that is there', async () => {
    const ledger = await ledgerOf([entry(1)]);
    await expect(ledger.appeal('case-9', 'upheld', NOW)).rejects.toMatchObject({ code: 'notFound' });
    await expect(ledger.expireCase('case-9', NOW)).rejects.toMatchObject({ code: 'notFound' });
  });
});

describe('a torn end', () => {
  it('is cut off by the next append, and kept beside the log', async () => {
    const ledger = await ledgerOf([entry(1)]);
    appendFileSync(ledger.file, 'half a record');
    const { numbers, torn } = await ledger.append([entry(2)]);
    expect(numbers).toEqual([1]);
    expect(torn).toMatchObject({ offset: 512, bytes: 13 });
    expect(readFileSync(torn?.keptIn ?? '', 'utf8')).toBe('half a record');
    expect((await ledger.search({ now: NOW, caseId: 'case-2' })).matches).toHaveLength(1);
    expect(statSync(ledger.file).size).toBe(768);
  });
});
