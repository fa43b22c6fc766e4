import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { digits, entry, flipped, ledgerOf, NOW } from '../test-support/entries.ts';
import { checkLedger, type LedgerAnswer, openLedger } from './index.ts';

const INDEXED = { indexFrom: 1 };
const HASH = digits(0x77);

/** A log of eight pictures with its index beside it. */
async function indexed() {
  const entries = Array.from({ length: 8 }, (_, at) => entry(at, { pdq: { hex: flipped(HASH, at * 6), quality: 80 } }));
  const { file } = await ledgerOf(entries);
  (await openLedger(file, INDEXED)).close();
  const index = `${file}.index`;
  return { file, index, bytes: readFileSync(index) };
}

async function answer(file: string): Promise<LedgerAnswer> {
  const ledger = await openLedger(file, INDEXED);
  const found = await ledger.search({
    now: NOW,
    sha256: digits(7),
    picture: { quality: 80, turns: { original: HASH } },
  });
  ledger.close();
  return found;
}

describe('an index', () => {
  it('is believed only while every byte of it and of the log is as it was', async () => {
    const { file, index, bytes } = await indexed();
    const expected = await answer(file);
    expect(expected.matches).toHaveLength(7);
    for (let at = 0; at < bytes.length; at++) {
      const damaged = Buffer.from(bytes);
      damaged[at] = (damaged[at] ?? 0) ^ 0x10;
      writeFileSync(index, damaged);
      expect(await answer(file), `byte ${at}`).toEqual(expected);
      expect(readFileSync(index).equals(bytes), `byte ${at} made anew`).toBe(true);
    }
    const log = readFileSync(file);
    const changed = Buffer.from(log);
    changed[256 + 100] = (changed[256 + 100] ?? 0) ^ 1;
    writeFileSync(file, changed);
    const { matches, unread } = await answer(file);
    expect([matches.length, unread]).toEqual([6, 1]);
  });

  it('is made anew where it is cut, of another ledger, a folder’s or gone', async () => {
    const [one, other] = [await indexed(), await indexed()];
    const expected = await answer(one.file);
    for (const content of [Buffer.alloc(0), one.bytes.subarray(0, 60), one.bytes.subarray(0, -1), other.bytes]) {
      writeFileSync(one.index, content);
      expect(await answer(one.file)).toEqual(expected);
      expect(readFileSync(one.index).equals(one.bytes)).toBe(true);
    }
    rmSync(one.index);
    expect(await answer(one.file)).toEqual(expected);
    expect(existsSync(one.index)).toBe(true);
  });

  it('of a shorter log is gone on from', async () => {
    const { file, index, bytes } = await indexed();
    const ledger = await openLedger(file);
    await ledger.append([entry(20, { pdq: { hex: flipped(HASH, 3, 200), quality: 80 } })]);
    await ledger.appeal('case-1', 'upheld', NOW);
    ledger.close();
    const found = await answer(file);
    expect(found.matches.map(({ entry }) => entry.number)).toEqual([7, 0, 8, 2, 3, 4, 5]);
    expect(found.withheld.appealed).toBe(1);
    expect(readFileSync(index).equals(bytes)).toBe(true);
  });

  it('of a longer log than there is is not believed', async () => {
    const { file, index, bytes } = await indexed();
    writeFileSync(file, readFileSync(file).subarray(0, 5 * 256));
    expect((await answer(file)).matches.map(({ entry }) => entry.number)).toEqual([0, 1, 2, 3]);
    expect(readFileSync(index).equals(bytes)).toBe(false);
  });

  it('that states giant counts is not believed, and no room is made for them', async () => {
    const { file, index, bytes } = await indexed();
    const expected = await answer(file);
    for (const [at, value] of [
      [16, 0xffff_ffff],
      [16, 9],
      [20, 0xffff_ffff],
      [20, 8],
      [20, 9],
      [12, 0x0001_0001],
    ] as const) {
      const lying = Buffer.from(bytes);
      lying.writeUInt32LE(value, at);
      const body = Buffer.concat([lying.subarray(0, 88), lying.subarray(120)]);
      createHash('sha256').update(body).digest().copy(lying, 88);
      writeFileSync(index, lying);
      expect(await answer(file), `${value} at ${at}`).toEqual(expected);
    }
  });

  it('that somebody forged can hide and not invent, and check takes it away', async () => {
    const { file, index, bytes } = await indexed();
    const expected = await answer(file);
    const forged = Buffer.from(bytes);
    // Every picture is said to be the first one's.
    const words = forged.subarray(120, 152);
    for (let record = 1; record < 8; record++) words.copy(forged, 120 + record * 32);
    createHash('sha256').update(forged.subarray(0, 88)).update(forged.subarray(120)).digest().copy(forged, 88);
    writeFileSync(index, forged);
    expect(await answer(file)).toEqual(expected);
    forged.fill(0, 120, 120 + 8 * 32);
    createHash('sha256').update(forged.subarray(0, 88)).update(forged.subarray(120)).digest().copy(forged, 88);
    writeFileSync(index, forged);
    expect((await answer(file)).matches.map(({ by }) => by)).toEqual(['content']);
    await checkLedger(file);
    expect(existsSync(index)).toBe(false);
    expect(await answer(file)).toEqual(expected);
  });
});
