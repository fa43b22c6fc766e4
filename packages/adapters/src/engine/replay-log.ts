import { type FileHandle, open } from 'node:fs/promises';
import { InvalidArgumentError, IoError } from '@biaoshi/core';
import type { LogOptions } from './append-log.ts';

/** Bytes of a line; a mail with its attachments is the longest. */
const MAX_LINE_BYTES = 64 * 1024 * 1024;
const BLOCK_BYTES = 256 * 1024;
const LINE_FEED = 0x0a;

/**
 * Reads what a log holds and cuts off a last line that was not finished. Answers how many lines there are with the
 * header, 0 when the log has to be begun. Throws `InvalidArgumentError` (`journalMismatch`) for any other file.
 */
export async function replayLog(path: string, { header, onLine }: LogOptions): Promise<number> {
  const file = await openExisting(path);
  if (!file) return 0;
  try {
    const { size } = await file.stat();
    let lines = 0;
    let end = 0;
    for await (const line of linesOf(path, file)) {
      const value = parsed(line);
      if (lines === 0) checkHeader(path, value, header);
      else if (value !== undefined) onLine(value);
      lines++;
      end += line.length + 1;
    }
    if (lines === 0) await checkBeginning(path, file, header);
    if (end < size) await file.truncate(end);
    return lines;
  } finally {
    await file.close();
  }
}

async function openExisting(path: string): Promise<FileHandle | undefined> {
  let file: FileHandle;
  try {
    file = await open(path, 'r+');
  } catch (cause) {
    if ((cause as { readonly code?: unknown }).code === 'ENOENT') return undefined;
    throw new IoError('notReadable', `${path} cannot be opened`, { cause });
  }
  if ((await file.stat()).isFile()) return file;
  await file.close();
  throw new IoError('notReadable', `${path} is no regular file`);
}

/** The finished lines, without their ends. */
async function* linesOf(path: string, file: FileHandle): AsyncGenerator<Buffer> {
  let begun: Buffer[] = [];
  let length = 0;
  for (let at = 0; ; ) {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(BLOCK_BYTES), 0, BLOCK_BYTES, at);
    if (bytesRead === 0) return;
    at += bytesRead;
    let block = buffer.subarray(0, bytesRead);
    for (let end = block.indexOf(LINE_FEED); end >= 0; end = block.indexOf(LINE_FEED)) {
      yield Buffer.concat([...begun, block.subarray(0, end)]);
      [begun, length, block] = [[], 0, block.subarray(end + 1)];
    }
    begun.push(block);
    length += block.length;
    if (length > MAX_LINE_BYTES) throw mismatch(path, `has a line over ${MAX_LINE_BYTES} bytes`);
  }
}

function parsed(line: Buffer): unknown {
  try {
    return JSON.parse(line.toString('utf8'));
  } catch {
    return undefined;
  }
}

function checkHeader(path: string, value: unknown, header: LogOptions['header']): void {
  for (const [key, expected] of Object.entries(header)) {
    const found = (value as Readonly<Record<string, unknown>> | null | undefined)?.[key];
    if (found !== expected) throw mismatch(path, `is another file: its first line has no "${key}": "${expected}"`);
  }
}

/** A log that was killed in its first line is begun anew; whatever else has no whole line is somebody's. */
async function checkBeginning(path: string, file: FileHandle, header: LogOptions['header']): Promise<void> {
  const whole = Buffer.from(JSON.stringify(header), 'utf8');
  const { bytesRead, buffer } = await file.read(Buffer.alloc(whole.length + 1), 0, whole.length + 1, 0);
  if (!whole.subarray(0, bytesRead).equals(buffer.subarray(0, bytesRead))) throw mismatch(path, 'is another file');
}

const mismatch = (path: string, what: string): InvalidArgumentError =>
  new InvalidArgumentError('journalMismatch', `${path} ${what}`);
