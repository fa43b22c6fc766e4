import { type FileHandle, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { InvalidArgumentError, IoError } from '@biaoshi/core';
import { replayLog } from './replay-log.ts';

export interface LogOptions {
  /** What the first line holds. */
  readonly header: Readonly<Record<string, string | number>>;
  /** Each finished line after the header; one that is damaged is left out. */
  readonly onLine: (value: unknown) => void;
}

interface Waiting {
  readonly line: string;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * A file of JSON lines that only grows. A line counts once `append` has resolved: it is on the disk then. A last line that
 * was cut off is dropped and a damaged one passed over, so a crash at any moment costs at most what nobody was told of.
 * Lines that are appended while the disk is busy share the next flush. Two runs at once must not share a log: `lockLog`.
 */
export class AppendLog {
  readonly #path: string;
  readonly #file: FileHandle;
  #waiting: Waiting[] = [];
  #pump: Promise<void> | undefined;

  private constructor(path: string, file: FileHandle) {
    this.#path = path;
    this.#file = file;
  }

  /**
   * Opens a log or begins one. Throws `InvalidArgumentError` (`journalMismatch`) for any other file, which stays as it is,
   * and `IoError` (`notReadable`, `writeFailed`).
   */
  static async open(path: string, options: LogOptions): Promise<AppendLog> {
    try {
      const lines = await replayLog(path, options);
      const log = new AppendLog(path, await open(path, 'a', 0o600));
      if (lines === 0) {
        await log.append(options.header);
        await syncFolder(dirname(path));
      }
      return log;
    } catch (cause) {
      if (cause instanceof InvalidArgumentError || cause instanceof IoError) throw cause;
      throw new IoError('writeFailed', `${path} cannot be written`, { cause });
    }
  }

  /** Resolves when the value is on the disk. Throws `IoError` (`writeFailed`). */
  append(value: unknown): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ line: `${JSON.stringify(value)}\n`, resolve, reject });
      this.#pump ??= this.#run();
    });
  }

  async close(): Promise<void> {
    await this.#pump;
    await this.#file.close();
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#waiting = [];
      try {
        await this.#file.appendFile(batch.map(({ line }) => line).join(''));
        await this.#file.datasync();
        for (const { resolve } of batch) resolve();
      } catch (cause) {
        const error = new IoError('writeFailed', `${this.#path} cannot be written`, { cause });
        for (const { reject } of batch) reject(error);
      }
    }
    this.#pump = undefined;
  }
}

/** Makes the names in a folder last, which flushing a file does not. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
