import { createHash, type Hash } from 'node:crypto';
import { closeSync, constants, fstatSync, type Stats, statSync } from 'node:fs';
import { IoError } from '@biaoshi/core';
import { readIndex, writeIndex } from './index-file.ts';
import { RECORD_BYTES } from './limits.ts';
import type { Header } from './log/header.ts';
import { offsetOf, openRegular, readHeader, readRange, recordsIn } from './log/log-file.ts';
import { pieces, recordsOf } from './log/read-log.ts';
import { isWhole, type LogRecord, readRecord } from './log/record.ts';
import { DamageList, tooMany } from './log/survey.ts';
import { Marks } from './marks.ts';
import type { LedgerDamage } from './model.ts';
import { Columns, KIND } from './search/columns.ts';
import { Pictures } from './search/pictures.ts';

interface LoadOptions {
  readonly maxRecords: number;
  readonly indexFrom: number;
}

/** A log as far as it was read: what searches look at first, and the way to each record. */
export class Loaded {
  readonly file: string;
  readonly header: Header;
  readonly marks = new Marks();
  readonly #damage = new DamageList();
  /** Records that could not be read, and a torn end. */
  unread = 0;
  columns: Columns;
  pictures: Pictures;
  readonly #fd: number;
  readonly #stats: Stats;
  /** Length of the log that was taken in; more than its records take up where its end is torn. */
  #size: number;
  readonly #maxRecords: number;

  /** Throws `IoError`, and `InvalidArgumentError` (`invalidSource`) for what is no ledger, or a larger one than allowed. */
  static open(file: string, options: LoadOptions): Loaded {
    const fd = openRegular(file, constants.O_RDONLY);
    if (fd === undefined) throw new IoError('notFound', `there is no ledger ${file}`);
    try {
      return new Loaded(file, fd, options);
    } catch (error) {
      closeSync(fd);
      throw error;
    }
  }

  private constructor(file: string, fd: number, { maxRecords, indexFrom }: LoadOptions) {
    this.file = file;
    this.#fd = fd;
    this.#maxRecords = maxRecords;
    this.#stats = fstatSync(fd);
    this.#size = this.#stats.size;
    const { header, damaged } = readHeader(fd, file);
    this.header = header;
    for (const offset of damaged) this.#damage.add({ code: 'header', offset, bytes: RECORD_BYTES / 2 });
    const records = this.#checked(this.#stats.size);
    const kept = this.#keptIndex(records);
    this.columns = kept?.columns ?? new Columns();
    const covered = this.columns.length;
    this.pictures = new Pictures(this.columns, kept?.bands && { index: kept.bands, covered });
    for (const number of this.columns.ofKind(KIND.unread)) this.#lose(number);
    const digest = kept?.digest ?? this.#digestOfHeader();
    this.#readOn(records, digest);
    this.#readMarks(0);
    const torn = this.#stats.size - offsetOf(records);
    if (torn > 0) this.#note({ code: 'torn', offset: offsetOf(records), bytes: torn });
    if (records >= indexFrom && records - covered >= Math.max(indexFrom, records / 4)) this.#keepIndex(digest);
  }

  get damage(): readonly LedgerDamage[] {
    return this.#damage.named;
  }

  /**
   * Takes in what was appended since. False where it has to be opened anew: the file is another one now, or was cut, or
   * what was appended cannot be read, or not yet.
   */
  refresh(): boolean {
    const stats = statsOf(this.file);
    const isSame = stats?.ino === this.#stats.ino && stats.dev === this.#stats.dev;
    if (!stats || !isSame) return false;
    if (stats.size === this.#size) return true;
    const records = this.#checked(stats.size);
    if (records < this.columns.length || this.#size > offsetOf(this.columns.length)) return false;
    this.#size = stats.size;
    const [from, { unread }] = [this.columns.length, this];
    this.#readOn(records);
    this.#readMarks(from);
    return this.unread === unread;
  }

  /** The record as the log holds it now; undefined for one that cannot be read. */
  record(number: number): LogRecord | undefined {
    const record = this.#read(number);
    const { kinds } = this.columns.arrays;
    if (record === undefined && kinds[number] !== KIND.unread) {
      kinds[number] = KIND.unread;
      this.#lose(number);
    }
    return record;
  }

  #read(number: number): LogRecord | undefined {
    const bytes = readRange(this.#fd, offsetOf(number), Buffer.alloc(RECORD_BYTES));
    return bytes.length === RECORD_BYTES ? readRecord(bytes, number, this.header.salt) : undefined;
  }

  close(): void {
    closeSync(this.#fd);
  }

  #checked(size: number): number {
    const records = recordsIn(size);
    if (records > this.#maxRecords) throw tooMany(this.file, records, this.#maxRecords);
    return records;
  }

  /** The index, if the log begins with the very bytes that it was made of; and their digest, to go on from. */
  #keptIndex(records: number) {
    const kept = readIndex(this.file, this.header.salt, records);
    if (!kept) return undefined;
    const digest = this.#digestOfHeader();
    for (const [piece] of pieces(this.#fd, 0, kept.columns.length)) digest.update(piece);
    return digest.copy().digest().equals(kept.logDigest) ? { ...kept, digest } : undefined;
  }

  #digestOfHeader(): Hash {
    return createHash('sha256').update(readRange(this.#fd, 0, Buffer.alloc(RECORD_BYTES)));
  }

  #readOn(records: number, digest?: Hash): void {
    this.columns.reserve(records);
    const { salt } = this.header;
    for (const [piece, first] of pieces(this.#fd, this.columns.length, records)) {
      digest?.update(piece);
      for (const [bytes, number] of recordsOf(piece, first)) {
        const isRead = isWhole(bytes, number, salt);
        this.columns.add(bytes, 0, isRead);
        if (!isRead) this.#lose(number);
      }
    }
  }

  #readMarks(from: number): void {
    for (const number of this.columns.ofKind(KIND.mark, from)) {
      const record = this.record(number);
      if (record) this.marks.add(record, number);
    }
  }

  #keepIndex(digest: Hash): void {
    writeIndex(this.file, this.header.salt, {
      columns: this.columns,
      bands: this.pictures.wholeIndex(),
      logDigest: digest.digest(),
    });
  }

  #lose(number: number): void {
    this.#note({ code: 'record', offset: offsetOf(number), bytes: RECORD_BYTES });
  }

  #note(damage: LedgerDamage): void {
    this.unread++;
    this.#damage.add(damage);
  }
}

function statsOf(file: string): Stats | undefined {
  try {
    return statSync(file, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
