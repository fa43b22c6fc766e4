import { closeSync, constants, fstatSync, fsync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import { promisify } from 'node:util';
import { InvalidArgumentError, IoError } from '@biaoshi/core';
import { checkHeader, type JournalHeader } from './header.ts';
import { LineReader } from './line-reader.ts';
import { type JournalLine, parseLine } from './lines.ts';

const sync = promisify(fsync);

/**
 * Finished entries on disk, in their order, so that a run that was killed can go on: the next run reads what is there
 * and appends the rest. A last line that was cut off is dropped, and so is everything from a damaged line on; what is
 * dropped is scanned again.
 *
 * Lines are written before their results are handed on, and forced to the disk in the background, at the latest by
 * `close`. Two runs at once must not share a journal.
 */
export class Journal {
  readonly #path: string;
  readonly #fd: number;
  readonly #reader: LineReader;
  #replaying = true;
  #expected = 0;
  /** Where the next line goes. */
  #end = 0;
  #syncing: Promise<void> | undefined;
  #unsynced = false;
  #fault: unknown;

  /**
   * Opens or begins a journal. Throws `journalMismatch` when the file is the journal of another run or no journal, and
   * `IoError` (`notReadable`, `writeFailed`) when the file cannot be used.
   */
  static open(path: string, header: JournalHeader): Journal {
    let fd: number;
    try {
      fd = openSync(path, constants.O_RDWR | constants.O_CREAT, 0o600);
    } catch (cause) {
      throw new IoError('notReadable', `the journal ${path} cannot be opened`, { cause });
    }
    try {
      return new Journal(path, fd, header);
    } catch (error) {
      closeSync(fd);
      throw error;
    }
  }

  private constructor(path: string, fd: number, header: JournalHeader) {
    this.#path = path;
    this.#fd = fd;
    if (!fstatSync(fd).isFile()) throw new IoError('notReadable', `the journal ${path} is not a regular file`);
    this.#reader = new LineReader(fd);
    const line = this.#reader.next();
    if (line === undefined) this.#begin(header);
    else checkHeader(path, line, header);
  }

  /** The next entry that an earlier run finished; undefined once there is none, and from then on lines are appended. */
  replay(): JournalLine | undefined {
    if (!this.#replaying) return undefined;
    const at = this.#reader.offset;
    const line = this.#reader.next();
    const parsed = line === undefined ? undefined : parseLine(line);
    if (parsed && parsed.index === this.#expected) {
      this.#expected++;
      return parsed;
    }
    this.#appendFrom(at);
    return undefined;
  }

  /** Throws `IoError` `writeFailed`. */
  append(lines: string): void {
    if (this.#fault !== undefined) throw this.#failed(this.#fault);
    this.#write(lines);
    this.#unsynced = true;
    this.#syncing ??= this.#syncAll();
  }

  /** Waits until everything is on the disk. Throws `IoError` `writeFailed` when it is not. */
  async close(): Promise<void> {
    await this.#syncing;
    closeSync(this.#fd);
    if (this.#fault !== undefined) throw this.#failed(this.#fault);
  }

  #begin(header: JournalHeader): void {
    const line = `${JSON.stringify(header)}\n`;
    const torn = fstatSync(this.#fd).size < line.length ? readFileSync(this.#fd, 'utf8') : undefined;
    if (torn === undefined || !line.startsWith(torn))
      throw new InvalidArgumentError('journalMismatch', `${this.#path} is not a journal`);
    this.#appendFrom(0);
    this.append(line);
  }

  #appendFrom(offset: number): void {
    try {
      ftruncateSync(this.#fd, offset);
    } catch (cause) {
      throw this.#failed(cause);
    }
    this.#end = offset;
    this.#replaying = false;
  }

  #write(text: string): void {
    const bytes = Buffer.from(text);
    let written = 0;
    try {
      while (written < bytes.length) {
        const length = writeSync(this.#fd, bytes, written, bytes.length - written, this.#end);
        written += length;
        this.#end += length;
      }
    } catch (cause) {
      throw this.#failed(cause);
    }
  }

  async #syncAll(): Promise<void> {
    try {
      while (this.#unsynced) {
        this.#unsynced = false;
        await sync(this.#fd);
      }
    } catch (error) {
      this.#fault = error;
    } finally {
      this.#syncing = undefined;
    }
  }

  #failed(cause: unknown): IoError {
    return new IoError('writeFailed', `the journal ${this.#path} cannot be written`, { cause });
  }
}
