import { closeSync, constants, openSync, readSync, type Stats, statSync } from 'node:fs';
import { IoError, type SyncByteSource } from '@biaoshi/core';
import { ReadFault, systemFault } from './read-fault.ts';

/** A file's bytes, and the way to let its descriptor go. */
export interface FileSource extends SyncByteSource {
  close(): void;
}

/** Where bytes read from a file are put. */
export interface Room {
  /** At least `length` bytes from `at` on that nobody else is given. */
  readonly bytes: Uint8Array;
  readonly at: number;
}

/** `skim`: the room is asked back by the next call with `skim`. */
export type TakeRoom = (length: number, skim: boolean) => Room;

const freshRoom: TakeRoom = (length) => ({ bytes: new Uint8Array(length), at: 0 });

/** Absent on Windows. Keeps a pipe that takes the file's place between the check and the opening from blocking. */
const OPEN_FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** One open regular file, read by position through one descriptor. Every method throws `ReadFault`. */
export class OpenFile implements FileSource {
  readonly size: number;
  readonly #fd: number;
  readonly #room: TakeRoom;
  #open = true;

  /** Refuses pipes, sockets and devices without opening them: opening one can block, or act. */
  constructor(path: string, room: TakeRoom = freshRoom) {
    try {
      const stats = statSync(path);
      if (!stats.isFile()) throw notRegular(stats);
      this.size = stats.size;
      this.#fd = openSync(path, OPEN_FLAGS);
    } catch (error) {
      throw new ReadFault(error);
    }
    this.#room = room;
  }

  read(offset: number, length: number, skim = false): Uint8Array {
    const wanted = Math.min(length, this.size - offset);
    if (wanted <= 0) return NOTHING;
    const { bytes, at } = this.#room(wanted, skim);
    const got = this.readInto(bytes, at, wanted, offset);
    return bytes.subarray(at, at + got);
  }

  /** Reads into the caller's array; returns how many bytes came, 0 at the end of the file. */
  readInto(bytes: Uint8Array, at: number, length: number, offset: number): number {
    try {
      return readSync(this.#fd, bytes, at, length, offset);
    } catch (error) {
      throw new ReadFault(error);
    }
  }

  close(): void {
    if (!this.#open) return;
    this.#open = false;
    closeSync(this.#fd);
  }
}

/**
 * The file at `path`, to be closed by the caller. Reads are synchronous, and each answers with bytes of its own.
 * Throws `IoError`: `notFound`, or `notReadable` (also for a folder, a pipe, a socket, a device); `read` throws
 * `readFailed`.
 */
export function fileSource(path: string): FileSource {
  const file = asIoError(() => new OpenFile(path), path);
  return {
    size: file.size,
    read: (offset, length) => asIoError(() => file.read(offset, length), path, 'readFailed'),
    close: () => file.close(),
  };
}

/** Bytes `[start, end)` of another source as a source. An end past the other's is drawn in. */
export function rangeOf(whole: SyncByteSource, start: number, end: number): SyncByteSource {
  const size = Math.max(0, Math.min(end, whole.size) - start);
  return {
    size,
    read: (offset, length) => {
      const wanted = Math.min(length, size - offset);
      return wanted > 0 ? whole.read(start + offset, wanted) : NOTHING;
    },
  };
}

const NOTHING = new Uint8Array(0);

function notRegular(stats: Stats): Error {
  if (stats.isDirectory()) return systemFault('EISDIR', 'open', 'is a folder');
  const type = stats.isFIFO() ? 'a pipe' : stats.isSocket() ? 'a socket' : 'a device';
  return systemFault('ENOTSUP', 'open', `is ${type}, not a regular file`);
}

function asIoError<T>(act: () => T, path: string, code?: 'readFailed'): T {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof ReadFault)) throw error;
    const cause = error.cause as { code?: string; message?: string };
    const missing = cause.code === 'ENOENT' || cause.code === 'ENOTDIR';
    throw new IoError(code ?? (missing ? 'notFound' : 'notReadable'), `${path}: ${cause.message ?? 'reading failed'}`, {
      cause,
    });
  }
}
