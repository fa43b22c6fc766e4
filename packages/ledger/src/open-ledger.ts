import { closeSync, constants, fdatasyncSync } from 'node:fs';
import { InvalidArgumentError, IoError } from '@biaoshi/core';
import { removeIndex } from './index-file.ts';
import { ioError } from './io-error.ts';
import { Loaded } from './loaded.ts';
import { locked } from './lock/lock.ts';
import { realFile } from './lock/real-file.ts';
import { appendRecords, beginLog, offsetOf, openRegular, writeAll } from './log/log-file.ts';
import { encodeRecord, type LogRecord } from './log/record.ts';
import { hasExpired, isAppealed } from './marks.ts';
import type {
  AppealOutcome,
  Appended,
  Ledger,
  LedgerAnswer,
  LedgerDamage,
  LedgerEntry,
  LedgerOptions,
  LedgerQuery,
  NewEntry,
} from './model.ts';
import { searchLoaded } from './search/search.ts';
import { type Settings, settingsOf } from './settings.ts';
import { checkAppeal, checkCase, checkEntries, checkQuery, checkTime, refuse } from './validate.ts';

/**
 * Opens the ledger at `path`, or begins it there. Throws `InvalidArgumentError` (`invalidOption`, `invalidSource`: no ledger,
 * another version, or more records than allowed) and `IoError` (`notFound`, `notReadable`, `readFailed`, `writeFailed`).
 * Damage is no throw: it is in the ledger's `damage`, and in each answer's `unread`.
 */
export async function openLedger(path: string, options: LedgerOptions = {}): Promise<Ledger> {
  const file = realFile(path);
  const settings = settingsOf(options);
  if (options.create) {
    const { now } = options;
    if (now === undefined) refuse('a ledger is begun at a time: give now');
    checkTime('now', now);
    await locked(file, settings.lockWaitMs, () => beginLog(file, Date.parse(now)), settings.signal);
  }
  return new OpenLedger(await load(file, settings), settings);
}

/** What looks damaged may be a write that is under way: it is read again while nobody writes, where that can be had. */
async function load(file: string, settings: Settings): Promise<Loaded> {
  const loaded = Loaded.open(file, settings);
  if (loaded.damage.length === 0) return loaded;
  try {
    const again = await locked(file, settings.lockWaitMs, () => Loaded.open(file, settings), settings.signal);
    loaded.close();
    return again;
  } catch (error) {
    if (error instanceof IoError && error.code === 'writeFailed') return loaded;
    loaded.close();
    throw error;
  }
}

class OpenLedger implements Ledger {
  readonly file: string;
  readonly #settings: Settings;
  #loaded: Loaded;

  constructor(loaded: Loaded, settings: Settings) {
    this.file = loaded.file;
    this.#loaded = loaded;
    this.#settings = settings;
  }

  get damage(): readonly LedgerDamage[] {
    return this.#loaded.damage;
  }

  get unread(): number {
    return this.#loaded.unread;
  }

  async append(entries: readonly NewEntry[]): Promise<Appended> {
    checkEntries(entries);
    return this.#append(entries.map((entry) => ({ type: 'entry', entry })));
  }

  async search(query: LedgerQuery): Promise<LedgerAnswer> {
    checkQuery(query);
    await this.#refresh();
    return searchLoaded(this.#loaded, query);
  }

  async *live(now: string): AsyncGenerator<LedgerEntry> {
    checkTime('now', now);
    await this.#refresh();
    const loaded = this.#loaded;
    for (let number = 0; number < loaded.columns.length; number++) {
      const record = loaded.record(number);
      if (record?.type !== 'entry') continue;
      const entry = loaded.marks.entryOf(record.entry, number);
      if (!hasExpired(entry, now) && !isAppealed(entry)) yield entry;
    }
  }

  async appeal(caseId: string, outcome: AppealOutcome, at: string): Promise<Appended> {
    checkAppeal(outcome);
    return this.#mark({ type: 'appeal', caseId, outcome, at });
  }

  async expireCase(caseId: string, at: string): Promise<Appended> {
    return this.#mark({ type: 'expiry', caseId, at });
  }

  async removeExpired(now: string): Promise<number> {
    checkTime('now', now);
    const { lockWaitMs, signal } = this.#settings;
    const removed = await locked(this.file, lockWaitMs, () => this.#empty(now), signal);
    this.#reopen();
    return removed;
  }

  close(): void {
    this.#loaded.close();
  }

  async #mark(mark: Extract<LogRecord, { caseId: string }>): Promise<Appended> {
    checkCase(mark.caseId);
    checkTime('at', mark.at);
    await this.#refresh();
    const isKnown = this.#loaded.columns.ofCase(mark.caseId).some((number) => {
      const record = this.#loaded.record(number);
      return record?.type === 'entry' && record.entry.caseId === mark.caseId;
    });
    if (!isKnown) throw new InvalidArgumentError('notFound', `no entry of the case ${mark.caseId}`);
    return this.#append([mark]);
  }

  #append(records: readonly LogRecord[]): Promise<Appended> {
    const { durable, maxRecords, lockWaitMs, signal } = this.#settings;
    const encode = (first: number, salt: Uint8Array): Buffer =>
      Buffer.concat(records.map((record, index) => encodeRecord(record, first + index, salt)));
    const work = (): Appended => appendRecords(this.file, { durable, maxRecords, count: records.length, encode });
    return locked(this.file, lockWaitMs, work, signal);
  }

  #empty(now: string): number {
    this.#reopen();
    const loaded = this.#loaded;
    const fd = openRegular(this.file, constants.O_RDWR);
    if (fd === undefined) throw new IoError('notFound', `there is no ledger ${this.file}`);
    let removed = 0;
    try {
      for (let number = 0; number < loaded.columns.length; number++) {
        const record = loaded.record(number);
        if (record?.type !== 'entry' || !hasExpired(loaded.marks.entryOf(record.entry, number), now)) continue;
        if (removed === 0) removeIndex(this.file);
        writeAll(fd, encodeRecord({ type: 'empty', reason: 'removed' }, number, loaded.header.salt), offsetOf(number));
        removed++;
      }
      fdatasyncSync(fd);
    } catch (cause) {
      throw ioError(cause, `expired records of ${this.file} cannot be removed`);
    } finally {
      closeSync(fd);
    }
    return removed;
  }

  async #refresh(): Promise<void> {
    if (this.#loaded.refresh()) return;
    const earlier = this.#loaded;
    this.#loaded = await load(this.file, this.#settings);
    earlier.close();
  }

  #reopen(): void {
    const earlier = this.#loaded;
    this.#loaded = Loaded.open(this.file, this.#settings);
    earlier.close();
  }
}
