import { createHash, randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  existsSync,
  fdatasyncSync,
  fstatSync,
  ftruncateSync,
  openSync,
  readSync,
  renameSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { InvalidArgumentError, IoError } from '@biaoshi/core';
import { ioError } from '../io-error.ts';
import { RECORD_BYTES } from '../limits.ts';
import type { Appended } from '../model.ts';
import { decodeHeader, encodeHeader } from './header.ts';

/** Reads all of a range, or as much of it as the file has. Throws `IoError` (`readFailed`). */
export function readRange(fd: number, at: number, into: Buffer): Buffer {
  let read = 0;
  try {
    while (read < into.length) {
      const count = readSync(fd, into, read, into.length - read, at + read);
      if (count === 0) break;
      read += count;
    }
  } catch (cause) {
    throw new IoError('readFailed', 'the ledger cannot be read', { cause });
  }
  return into.subarray(0, read);
}

/** Throws `IoError` (`writeFailed`). */
export function writeAll(fd: number, bytes: Uint8Array, at: number): void {
  let written = 0;
  try {
    while (written < bytes.length) written += writeSync(fd, bytes, written, bytes.length - written, at + written);
  } catch (cause) {
    throw new IoError('writeFailed', 'the ledger cannot be written', { cause });
  }
}

/** Opens a regular file; undefined where there is none. Throws `IoError` (`notReadable`). */
export function openRegular(file: string, flags: number): number | undefined {
  let fd: number;
  try {
    // What is no file may never answer: a pipe without a writer is waited for by `open` itself.
    fd = openSync(file, flags | (constants.O_NONBLOCK ?? 0));
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new IoError('notReadable', `the ledger ${file} cannot be opened`, { cause });
  }
  if (fstatSync(fd).isFile()) return fd;
  closeSync(fd);
  throw new IoError('notReadable', `${file} is not a regular file`);
}

/** Number of whole records in a log of `size` bytes. */
export const recordsIn = (size: number): number => Math.max(0, Math.floor(size / RECORD_BYTES) - 1);
export const offsetOf = (number: number): number => (number + 1) * RECORD_BYTES;

/** Throws `InvalidArgumentError` (`invalidSource`). */
export const readHeader = (fd: number, file: string): ReturnType<typeof decodeHeader> =>
  decodeHeader(readRange(fd, 0, Buffer.alloc(RECORD_BYTES)), file);

/** Begins a ledger where there is none; one that another process began meanwhile is left alone. Hold the lock. */
export function beginLog(file: string, created: number): void {
  if (existsSync(file)) return;
  const partial = `${file}.part`;
  try {
    writeFileSync(partial, encodeHeader({ salt: randomBytes(32), created }), { mode: 0o600, flush: true });
    renameSync(partial, file);
  } catch (cause) {
    throw ioError(cause, `the ledger ${file} cannot be begun`);
  }
}

interface AppendOptions {
  readonly durable: boolean;
  readonly maxRecords: number;
  readonly count: number;
  /** The bytes of the records, given the number of the first and the ledger's salt. */
  readonly encode: (first: number, salt: Uint8Array) => Buffer;
}

/** Appends records. A torn end is cut off first, and its bytes are kept beside the log. Hold the lock. */
export function appendRecords(file: string, { durable, maxRecords, count, encode }: AppendOptions): Appended {
  const fd = openRegular(file, constants.O_RDWR);
  if (fd === undefined) throw new IoError('notFound', `there is no ledger ${file}`);
  try {
    const { header } = readHeader(fd, file);
    const { size } = fstatSync(fd);
    const first = recordsIn(size);
    const end = offsetOf(first);
    if (first + count > maxRecords) {
      throw new InvalidArgumentError(
        'invalidOption',
        `${file} has ${first} records and room for ${maxRecords}, not for ${count} more`,
      );
    }
    const torn = size > end ? cutTornEnd(file, fd, end, size) : null;
    writeAll(fd, encode(first, header.salt), end);
    if (durable) fdatasyncSync(fd);
    return { numbers: Array.from({ length: count }, (_, index) => first + index), torn };
  } catch (cause) {
    throw ioError(cause, `the ledger ${file} cannot be written`);
  } finally {
    closeSync(fd);
  }
}

function cutTornEnd(file: string, fd: number, offset: number, size: number): Appended['torn'] {
  const bytes = readRange(fd, offset, Buffer.alloc(size - offset));
  const name = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  const keptIn = `${file}.torn-${offset}-${name}`;
  writeFileSync(keptIn, bytes, { mode: 0o600, flush: true });
  ftruncateSync(fd, offset);
  return { offset, bytes: bytes.length, keptIn };
}
