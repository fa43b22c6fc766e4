import { createHash } from 'node:crypto';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { digits, entry, ledgerOf, NOW, tempFolder } from '../test-support/entries.ts';
import { checkLedger, MAX_DAMAGE, openLedger, repairLedger } from './index.ts';
import { isSealed, seal } from './log/checksum.ts';

const RECORD = 256;

/** The bytes of a small log with entries, a mark and unused room in its records. */
async function smallLog(): Promise<{ file: string; bytes: Buffer }> {
  const ledger = await ledgerOf([entry(1), entry(2, { pdq: { hex: digits(8), quality: 60 } })]);
  await ledger.appeal('case-1', 'open', NOW);
  await ledger.append([entry(3)]);
  return { file: ledger.file, bytes: readFileSync(ledger.file) };
}

const recordOf = (bytes: Buffer, number: number): Buffer =>
  bytes.subarray((number + 1) * RECORD, (number + 2) * RECORD);

describe('a log of which one byte is wrong', () => {
  it('is detected at its place and repaired, wherever the byte lies', async () => {
    const { file, bytes } = await smallLog();
    for (let at = 0; at < bytes.length; at++) {
      const damaged = Buffer.from(bytes);
      damaged[at] = (damaged[at] ?? 0) ^ (1 << (at % 8));
      writeFileSync(file, damaged);
      const found = await checkLedger(file);
      const offset = at < RECORD ? at - (at % 128) : at - (at % RECORD);
      expect(found.damage, `byte ${at}`).toEqual([
        { code: at < RECORD ? 'header' : 'record', offset, bytes: at < RECORD ? 128 : RECORD },
      ]);
      const { keptIn, lost, cut } = await repairLedger(file, { durable: false });
      expect(readFileSync(keptIn ?? '').equals(damaged)).toBe(true);
      const repaired = readFileSync(file);
      const hit = Math.floor(at / RECORD) - 1;
      for (let number = 0; number < 4; number++) {
        if (number !== hit) expect(recordOf(repaired, number).equals(recordOf(bytes, number)), `byte ${at}`).toBe(true);
      }
      expect([lost, cut, repaired.length]).toEqual(
        hit === 3 ? [0, RECORD, bytes.length - RECORD] : [hit < 0 ? 0 : 1, 0, bytes.length],
      );
      if (hit < 0) expect(repaired.equals(bytes)).toBe(true);
      if (at % 8 !== 0) continue;
      expect(await checkLedger(file)).toMatchObject({ damaged: 0, counts: { lost: hit === 3 ? 0 : lost } });
    }
  });

  it('is read as far as it can be, and its answers say that it was not read whole', async () => {
    const { file, bytes } = await smallLog();
    const damaged = Buffer.from(bytes);
    damaged[RECORD + 40] = 0xff;
    writeFileSync(file, damaged);
    const ledger = await openLedger(file);
    expect(ledger.damage).toEqual([{ code: 'record', offset: RECORD, bytes: RECORD }]);
    expect(await ledger.search({ now: NOW, sha256: digits(1) })).toMatchObject({ matches: [], unread: 1 });
    expect(await ledger.search({ now: NOW, sha256: digits(3) })).toMatchObject({ matches: [{}], unread: 1 });
    await repairLedger(file);
    expect(await ledger.search({ now: NOW, sha256: digits(1) })).toMatchObject({ matches: [], unread: 0 });
    expect((await ledger.append([entry(4)])).numbers).toEqual([4]);
    ledger.close();
  });
});

describe('a log that is cut', () => {
  it('keeps what is whole, at every length', async () => {
    const { file, bytes } = await smallLog();
    for (let length = RECORD / 2; length < bytes.length; length += 37) {
      writeFileSync(file, bytes.subarray(0, length));
      if (length < RECORD) {
        // One whole copy of the header is left: a ledger without records.
        expect((await checkLedger(file)).counts.records).toBe(0);
      }
      const whole = Math.max(0, Math.floor(length / RECORD) - 1);
      const { before } = await repairLedger(file);
      expect(before.counts.records).toBe(whole);
      const repaired = readFileSync(file);
      expect(repaired.length).toBe((whole + 1) * RECORD);
      expect(repaired.subarray(RECORD).equals(bytes.subarray(RECORD, repaired.length))).toBe(true);
    }
  });

  it('loses nothing silently: what was cut off is kept', async () => {
    const { file, bytes } = await smallLog();
    const torn = bytes.subarray(0, bytes.length - 100);
    writeFileSync(file, torn);
    const { keptIn, cut } = await repairLedger(file);
    expect(cut).toBe(156);
    expect(readFileSync(keptIn ?? '').equals(torn)).toBe(true);
  });
});

describe('a repair', () => {
  it('of a whole log does nothing', async () => {
    const { file, bytes } = await smallLog();
    expect(await repairLedger(file)).toMatchObject({ keptIn: null, cut: 0, lost: 0 });
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  it('cuts what follows bytes that slipped in, and a run of zeros at the end', async () => {
    const { file, bytes } = await smallLog();
    const slipped = Buffer.concat([bytes.subarray(0, 600), Buffer.from('!'), bytes.subarray(600)]);
    for (const [broken, good] of [
      [slipped, 1],
      [Buffer.concat([bytes, Buffer.alloc(2 * RECORD)]), 4],
    ] as const) {
      writeFileSync(file, broken);
      await repairLedger(file);
      expect(readFileSync(file).equals(bytes.subarray(0, (good + 1) * RECORD))).toBe(true);
    }
  });
});

describe('a record with a right checksum', () => {
  it.each<[string, (record: Buffer) => void]>([
    ['of an unknown type', (record) => record.writeUInt8(9, 0)],
    ['of an unknown role', (record) => record.writeUInt8(3, 1)],
    ['of quality 101', (record) => record.writeUInt8(101, 3)],
    ['of another place', (record) => record.writeUInt32LE(7, 4)],
    ['with a case id that a terminal obeys', (record) => record.write('\x1b[2J', 160)],
    ['with a case id longer than its room', (record) => record.writeUInt8(255, 31)],
    ['without a case id', (record) => record.writeUInt8(0, 31)],
    ['with an unknown flag', (record) => record.writeUInt8(128, 2)],
    ['with a verdict of no code', (record) => record.fill(0xee, 28, 29).writeUInt8(2, 2)],
    ['with something where nothing belongs', (record) => record.writeUInt8(1, 247)],
  ])('%s is damage all the same', async (_what, change) => {
    const { file, bytes } = await smallLog();
    const crafted = Buffer.from(bytes);
    const salt = bytes.subarray(16, 48);
    const record = recordOf(crafted, 0);
    expect(isSealed(salt, record)).toBe(true);
    change(record);
    seal(salt, record);
    writeFileSync(file, crafted);
    expect((await checkLedger(file)).damage).toEqual([{ code: 'record', offset: RECORD, bytes: RECORD }]);
    const ledger = await openLedger(file);
    const answer = await ledger.search({ now: NOW, sha256: digits(1) });
    expect(answer.matches).toEqual([]);
    expect(answer.unread).toBe(1);
    ledger.close();
  });

  it('of another ledger is damage', async () => {
    const [one, other] = [await smallLog(), await smallLog()];
    writeFileSync(one.file, Buffer.concat([one.bytes.subarray(0, RECORD), other.bytes.subarray(RECORD)]));
    expect((await checkLedger(one.file)).damaged).toBe(4);
  });
});

it('names the first thousand places of damage, and counts all', async () => {
  const { file } = await ledgerOf(Array.from({ length: MAX_DAMAGE + 1 }, (_, at) => entry(at)));
  const bytes = readFileSync(file);
  const damagedFrom = async (first: number) => {
    const damaged = Buffer.from(bytes);
    for (let at = (first + 1) * RECORD; at < bytes.length; at += RECORD) damaged[at + 40] = (damaged[at + 40] ?? 0) ^ 1;
    writeFileSync(file, damaged);
    const check = await checkLedger(file);
    const ledger = await openLedger(file);
    ledger.close();
    return [check.damage.length, check.damaged, ledger.damage.length, ledger.unread];
  };
  expect(await damagedFrom(1)).toEqual([MAX_DAMAGE, MAX_DAMAGE, MAX_DAMAGE, MAX_DAMAGE]);
  expect(await damagedFrom(0)).toEqual([MAX_DAMAGE, MAX_DAMAGE + 1, MAX_DAMAGE, MAX_DAMAGE + 1]);
});

describe('what is no ledger', () => {
  it.each<[string, Buffer]>([
    ['nothing', Buffer.alloc(0)],
    ['zeros', Buffer.alloc(4096)],
    ['a text', Buffer.from('case,sha256\n'.repeat(99))],
    ['the first word of one', Buffer.from('\x89BSLEDG\r\n\x1a\n', 'latin1')],
  ])('is refused by every way in, and left as it is: %s', async (_what, bytes) => {
    const file = join(tempFolder(), 'x');
    writeFileSync(file, bytes);
    for (const ways of [openLedger(file, { create: true, now: NOW }), checkLedger(file), repairLedger(file)]) {
      await expect(ways).rejects.toMatchObject({ family: 'invalidArgument', code: 'invalidSource' });
    }
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  it('is refused where it is a folder, or of another version', async () => {
    await expect(openLedger(tempFolder())).rejects.toMatchObject({ family: 'io' });
    const { file, bytes } = await smallLog();
    const later = Buffer.from(bytes);
    for (const copy of [later.subarray(0, 128), later.subarray(128, 256)]) {
      copy.writeUInt16LE(2, 12);
      seal(new Uint8Array(0), copy);
    }
    writeFileSync(file, later);
    for (const way of [openLedger(file), checkLedger(file), repairLedger(file)]) {
      await expect(way).rejects.toMatchObject({ code: 'invalidSource', message: expect.stringContaining('version 2') });
    }
    expect(readFileSync(file).equals(later)).toBe(true);
  });
});

it('is proved by one digest over the log so far, which later entries leave alone', async () => {
  const { file, bytes } = await smallLog();
  const check = await checkLedger(file);
  expect(check).toMatchObject({ bytes: bytes.length, damaged: 0 });
  expect(check.digest).toBe(createHash('sha256').update(bytes).digest('hex'));
  const ledger = await openLedger(file);
  await ledger.append([entry(9)]);
  ledger.close();
  expect(createHash('sha256').update(readFileSync(file).subarray(0, check.bytes)).digest('hex')).toBe(check.digest);
  appendFileSync(file, 'x');
  expect(await checkLedger(file)).toMatchObject({
    damage: [{ code: 'torn', offset: bytes.length + RECORD, bytes: 1 }],
  });
});
