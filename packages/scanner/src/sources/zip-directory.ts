import type { Problem, SyncByteSource } from '@biaoshi/core';
import type { SourceLimits } from '../limits.ts';
import { wholeProblem, type ZipMember } from './entry.ts';
import { readAll } from './zip-member.ts';

const END_SIGNATURE = 0x06054b50;
const END64_SIGNATURE = 0x06064b50;
const LOCATOR_SIGNATURE = 0x07064b50;
const CENTRAL_SIGNATURE = 0x02014b50;
const END_BYTES = 22;
const END64_BYTES = 56;
const LOCATOR_BYTES = 20;
const CENTRAL_BYTES = 46;
const MAX_COMMENT_BYTES = 0xffff;
const WINDOW_BYTES = 256 * 1024;
/** The longest record: fixed part, name, extra field, comment. */
const MAX_RECORD_BYTES = CENTRAL_BYTES + 3 * 0xffff;

/** One file of a zip archive. */
export interface ZipEntry {
  readonly name: string;
  readonly member: ZipMember;
}

interface Directory {
  readonly start: number;
  readonly end: number;
  readonly count: number;
  /** Bytes before the archive (a self-extractor's program), which its own offsets leave out. */
  readonly prefix: number;
}

/**
 * Lists the files of a zip archive from its central directory, in its order; folders are left out. Returns the problem
 * that ended the list early, if one did. Names are only names: nothing is ever written under them.
 */
export function* listZip(archive: SyncByteSource, limits: SourceLimits): Generator<ZipEntry, Problem | undefined> {
  const directory = findDirectory(archive);
  if (!directory) return wholeProblem('truncated', { unit: 'zip central directory' });
  let window: Uint8Array = new Uint8Array(0);
  let windowStart = 0;
  let at = directory.start;
  let found = 0;
  while (at < directory.end) {
    if (at + MAX_RECORD_BYTES > windowStart + window.length && windowStart + window.length < directory.end) {
      window = readAll(archive, at, Math.min(WINDOW_BYTES, directory.end - at));
      windowStart = at;
    }
    const record = readRecord(window.subarray(at - windowStart), directory.prefix);
    if (!record) break;
    if (found++ === limits.maxArchiveEntries) {
      return wholeProblem('limitExceeded', { limit: 'maxArchiveEntries', value: limits.maxArchiveEntries });
    }
    at += record.length;
    if (!record.entry.name.endsWith('/')) yield record.entry;
  }
  // Old programs wrote the count modulo 65,536.
  const whole = found === directory.count || (found > 0xffff && (found & 0xffff) === directory.count);
  return whole ? undefined : wholeProblem('badStructure', { unit: 'zip central directory', at });
}

/** The last end record whose directory and comment lie inside the file; other data may follow it. */
function findDirectory(archive: SyncByteSource): Directory | undefined {
  const length = Math.min(archive.size, END_BYTES + MAX_COMMENT_BYTES);
  const tail = readAll(archive, archive.size - length, length);
  const view = new DataView(tail.buffer, tail.byteOffset, tail.length);
  for (let at = tail.length - END_BYTES; at >= 0; at--) {
    if (view.getUint32(at, true) !== END_SIGNATURE) continue;
    if (at + END_BYTES + view.getUint16(at + 20, true) > tail.length) continue;
    const place = archive.size - length + at;
    const found = directory64(archive, place) ?? {
      count: view.getUint16(at + 10, true),
      size: view.getUint32(at + 12, true),
      offset: view.getUint32(at + 16, true),
      end: place,
    };
    const prefix = found.end - found.size - found.offset;
    if (prefix >= 0) return { start: found.end - found.size, end: found.end, count: found.count, prefix };
  }
  return undefined;
}

function directory64(archive: SyncByteSource, end: number) {
  const locator = viewOf(archive, end - LOCATOR_BYTES, LOCATOR_BYTES);
  if (locator?.getUint32(0, true) !== LOCATOR_SIGNATURE) return undefined;
  const place = end - LOCATOR_BYTES - END64_BYTES;
  const record = viewOf(archive, place, END64_BYTES);
  if (record?.getUint32(0, true) !== END64_SIGNATURE) return undefined;
  return { count: u64(record, 32), size: u64(record, 40), offset: u64(record, 48), end: place };
}

function viewOf(archive: SyncByteSource, start: number, length: number): DataView | undefined {
  if (start < 0) return undefined;
  const bytes = readAll(archive, start, length);
  return bytes.length === length ? new DataView(bytes.buffer, bytes.byteOffset, length) : undefined;
}

/** Infinity past what a number can hold, which no comparison accepts. */
function u64(view: DataView, at: number): number {
  const value = view.getBigUint64(at, true);
  return value > BigInt(Number.MAX_SAFE_INTEGER) ? Number.POSITIVE_INFINITY : Number(value);
}

function readRecord(bytes: Uint8Array, prefix: number): { entry: ZipEntry; length: number } | undefined {
  if (bytes.length < CENTRAL_BYTES) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (view.getUint32(0, true) !== CENTRAL_SIGNATURE) return undefined;
  const nameEnd = CENTRAL_BYTES + view.getUint16(28, true);
  const extraEnd = nameEnd + view.getUint16(30, true);
  const length = extraEnd + view.getUint16(32, true);
  if (length > bytes.length) return undefined;
  const flags = view.getUint16(8, true);
  const [size, stored, header] = sizes(view, nameEnd, extraEnd);
  if (size === undefined || stored === undefined || header === undefined) return undefined;
  const member: ZipMember = {
    header: header + prefix,
    stored,
    size,
    method: view.getUint16(10, true),
    crc: view.getUint32(16, true),
    encrypted: (flags & 1) !== 0,
  };
  return {
    entry: { name: decodeName(bytes.subarray(CENTRAL_BYTES, nameEnd), (flags & UTF8_FLAG) !== 0), member },
    length,
  };
}

const UTF8_FLAG = 0x0800;
const ZIP64_EXTRA = 1;
const IN_EXTRA = 0xffffffff;

/** Size, stored size and header offset; those that do not fit 32 bits stand in the zip64 extra field, in this order. */
function sizes(view: DataView, start: number, end: number): (number | undefined)[] {
  const plain = [view.getUint32(24, true), view.getUint32(20, true), view.getUint32(42, true)];
  if (!plain.includes(IN_EXTRA)) return plain;
  let at = start;
  while (at + 4 <= end) {
    const length = view.getUint16(at + 2, true);
    const next = at + 4 + length;
    if (next > end) return [];
    if (view.getUint16(at, true) === ZIP64_EXTRA) {
      let field = at + 4;
      return plain.map((value) => {
        if (value !== IN_EXTRA) return value;
        field += 8;
        const wide = field <= next ? u64(view, field - 8) : Number.POSITIVE_INFINITY;
        return Number.isFinite(wide) ? wide : undefined;
      });
    }
    at = next;
  }
  return plain;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });
const gb18030 = new TextDecoder('gb18030', { fatal: true });
const latin1 = new TextDecoder('latin1');

/** Archives made on Chinese Windows hold GBK names and do not say so; UTF-8 without the flag is common elsewhere. */
function decodeName(bytes: Uint8Array, declaredUtf8: boolean): string {
  for (const decoder of declaredUtf8 ? [utf8] : [utf8, gb18030]) {
    try {
      return decoder.decode(bytes);
    } catch {
      // Not in this encoding; the next one is tried, and Latin-1 takes anything.
    }
  }
  return latin1.decode(bytes);
}
