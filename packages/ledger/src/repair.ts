import { closeSync, constants, copyFileSync, fsyncSync, openSync, renameSync } from 'node:fs';
import { IoError } from '@biaoshi/core';
import { removeIndex } from './index-file.ts';
import { ioError } from './io-error.ts';
import { locked } from './lock/lock.ts';
import { realFile } from './lock/real-file.ts';
import { encodeHeader } from './log/header.ts';
import { offsetOf, openRegular, writeAll } from './log/log-file.ts';
import { pieces, recordsOf } from './log/read-log.ts';
import { encodeRecord, readRecord } from './log/record.ts';
import { type Survey, survey } from './log/survey.ts';
import type { LedgerCheck, LedgerOptions, LedgerRepair } from './model.ts';
import { settingsOf } from './settings.ts';

/**
 * Looks at every byte of a log, while nobody writes where that can be had. It takes nothing from the index and removes it:
 * the next reader makes it anew from the log. Throws as `openLedger` does.
 */
export async function checkLedger(path: string, options: LedgerOptions = {}): Promise<LedgerCheck> {
  const file = realFile(path);
  const { maxRecords, lockWaitMs, signal } = settingsOf(options);
  const look = (): LedgerCheck => withLog(file, (fd) => survey(fd, file, maxRecords).check);
  try {
    return await locked(file, lockWaitMs, () => checkedWithoutIndex(file, look), signal);
  } catch (error) {
    if (error instanceof IoError && error.code === 'writeFailed') return look();
    throw error;
  }
}

function checkedWithoutIndex(file: string, look: () => LedgerCheck): LedgerCheck {
  const check = look();
  removeIndex(file);
  return check;
}

/**
 * Repairs a log to its last good record: what follows it is cut off, damaged records before it are marked as lost in their
 * places, and good ones stay as they are, byte for byte. The whole file as it was is kept beside it first. Killed at any
 * step, it leaves the old log or the new one. Throws as `openLedger` does.
 */
export async function repairLedger(path: string, options: LedgerOptions = {}): Promise<LedgerRepair> {
  const file = realFile(path);
  const { maxRecords, lockWaitMs, durable, signal } = settingsOf(options);
  const work = (): LedgerRepair =>
    withLog(file, (fd) => {
      const found = survey(fd, file, maxRecords);
      if (found.check.damaged === 0) return { before: found.check, keptIn: null, cut: 0, lost: 0 };
      return replaced(file, fd, found, durable);
    });
  return locked(file, lockWaitMs, work, signal);
}

function replaced(file: string, fd: number, { header, check, lastGood, size }: Survey, durable: boolean): LedgerRepair {
  const keptIn = keepWhole(file, check.digest, size, durable);
  const partial = `${file}.repaired.part`;
  let lost = 0;
  const out = openSync(partial, 'w', 0o600);
  try {
    writeAll(out, encodeHeader(header), 0);
    for (const [piece, first] of pieces(fd, 0, lastGood + 1)) {
      for (const [bytes, number] of recordsOf(piece, first)) {
        if (readRecord(bytes, number, header.salt)) continue;
        encodeRecord({ type: 'empty', reason: 'lost' }, number, header.salt).copy(bytes);
        lost++;
      }
      writeAll(out, piece, offsetOf(first));
    }
    if (durable) fsyncSync(out);
  } finally {
    closeSync(out);
  }
  removeIndex(file);
  renameSync(partial, file);
  return { before: check, keptIn, cut: size - offsetOf(lastGood + 1), lost };
}

/** Named by what it holds, so that a repair that was killed and is done again keeps it once. */
function keepWhole(file: string, digest: string, size: number, durable: boolean): string {
  const keptIn = `${file}.damaged-${digest.slice(0, 16)}-${size}`;
  const partial = `${keptIn}.part`;
  copyFileSync(file, partial);
  const fd = openSync(partial, 'r+');
  try {
    if (durable) fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
  renameSync(partial, keptIn);
  return keptIn;
}

function withLog<T>(file: string, work: (fd: number) => T): T {
  const fd = openRegular(file, constants.O_RDONLY);
  if (fd === undefined) throw new IoError('notFound', `there is no ledger ${file}`);
  try {
    return work(fd);
  } catch (cause) {
    throw ioError(cause, `the ledger ${file} cannot be repaired`);
  } finally {
    closeSync(fd);
  }
}
