import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, renameSync, rmSync } from 'node:fs';
import { endianness } from 'node:os';
import { SALT_BYTES } from './log/checksum.ts';
import { readRange, writeAll } from './log/log-file.ts';
import { BandIndex } from './search/band-index.ts';
import { type ColumnArrays, Columns, emptyArrays } from './search/columns.ts';

/** What was read of a log, kept beside it so that the next reader need not take every record apart. */
export interface KeptIndex {
  readonly columns: Columns;
  readonly bands: BandIndex | undefined;
  /** SHA-256 of the part of the log that this is of. */
  readonly logDigest: Buffer;
}

const MAGIC = Buffer.from('\x89BSLIDX\r\n\x1a\n', 'latin1');
const VERSION = 1;
const DIGEST_BYTES = 32;
const AT = { version: 12, bands: 14, records: 16, pictures: 20, salt: 24, logDigest: 56, ownDigest: 88 } as const;
const HEAD_BYTES = AT.ownDigest + DIGEST_BYTES;

const indexFile = (log: string): string => `${log}.index`;

/** The arrays lie in the file as they lie in memory. */
const IS_KEPT = endianness() === 'LE';

/**
 * The index beside `log`, if it is whole, belongs to the ledger with this salt and covers no more than `most` records;
 * undefined otherwise. That it is of what the log holds now is for the caller to check, by `logDigest`.
 */
export function readIndex(log: string, salt: Buffer, most: number): KeptIndex | undefined {
  if (!IS_KEPT) return undefined;
  let fd: number;
  try {
    fd = openSync(indexFile(log), constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch {
    return undefined;
  }
  try {
    return contentOf(fd, salt, most);
  } catch {
    return undefined;
  } finally {
    closeSync(fd);
  }
}

function contentOf(fd: number, salt: Buffer, most: number): KeptIndex | undefined {
  const head = readRange(fd, 0, Buffer.alloc(HEAD_BYTES));
  const isOurs = head.length === HEAD_BYTES && head.subarray(0, MAGIC.length).equals(MAGIC);
  if (!isOurs || head.readUInt16LE(AT.version) !== VERSION) return undefined;
  if (!head.subarray(AT.salt, AT.salt + SALT_BYTES).equals(salt)) return undefined;
  const records = head.readUInt32LE(AT.records);
  const pictures = head.readUInt32LE(AT.pictures);
  const stats = fstatSync(fd);
  if (records > most || pictures > records || !stats.isFile()) return undefined;
  const arrays = emptyArrays(records);
  const lengths = head.readUInt16LE(AT.bands) === 1 ? BandIndex.lengths(pictures) : undefined;
  const bands = lengths && new BandIndex(new Uint32Array(lengths[0]), new Uint32Array(lengths[1]));
  const payload = bytesOf(arrays, bands);
  if (stats.size !== HEAD_BYTES + payload.reduce((sum, { length }) => sum + length, 0)) return undefined;
  const digest = createHash('sha256').update(head.subarray(0, AT.ownDigest));
  let at = HEAD_BYTES;
  for (const bytes of payload) {
    digest.update(readRange(fd, at, bytes));
    at += bytes.length;
  }
  if (!digest.digest().equals(head.subarray(AT.ownDigest))) return undefined;
  const logDigest = Buffer.from(head.subarray(AT.logDigest, AT.ownDigest));
  return { columns: new Columns(arrays, records), bands, logDigest };
}

/** Keeps an index, in place of an earlier one. Where it cannot be kept the next reader has more to do, and no more. */
export function writeIndex(log: string, salt: Buffer, { columns, bands, logDigest }: KeptIndex): void {
  if (!IS_KEPT) return;
  const payload = bytesOf(cutTo(columns), bands);
  const head = Buffer.alloc(HEAD_BYTES);
  MAGIC.copy(head);
  head.writeUInt16LE(VERSION, AT.version);
  head.writeUInt16LE(bands ? 1 : 0, AT.bands);
  head.writeUInt32LE(columns.length, AT.records);
  head.writeUInt32LE(bands?.count ?? 0, AT.pictures);
  salt.copy(head, AT.salt);
  logDigest.copy(head, AT.logDigest);
  const digest = createHash('sha256').update(head.subarray(0, AT.ownDigest));
  for (const bytes of payload) digest.update(bytes);
  digest.digest().copy(head, AT.ownDigest);
  const partial = `${indexFile(log)}.${process.pid}.part`;
  try {
    writePieces(partial, [head, ...payload]);
    renameSync(partial, indexFile(log));
  } catch {
    discard(partial);
  }
}

/** What an index holds of a record outlives the record's removal, so it goes with it. */
export const removeIndex = (log: string): void => rmSync(indexFile(log), { force: true });

function writePieces(file: string, pieces: readonly Uint8Array[]): void {
  const fd = openSync(file, 'w', 0o600);
  try {
    let at = 0;
    for (const piece of pieces) {
      writeAll(fd, piece, at);
      at += piece.length;
    }
  } finally {
    closeSync(fd);
  }
}

function discard(partial: string): void {
  try {
    rmSync(partial, { force: true });
  } catch {
    return;
  }
}

function cutTo({ arrays, length }: Columns): ColumnArrays {
  const { words, content, cases, kinds } = arrays;
  const wordsEach = words.length / kinds.length;
  return {
    words: words.subarray(0, length * wordsEach),
    content: content.subarray(0, length),
    cases: cases.subarray(0, length),
    kinds: kinds.subarray(0, length),
  };
}

/** The arrays' own memory, in the order of the file. */
function bytesOf({ words, content, cases, kinds }: ColumnArrays, bands: BandIndex | undefined): Buffer[] {
  const arrays = [words, content, cases, ...(bands ? [bands.starts, bands.postings] : []), kinds];
  return arrays.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength));
}
