import { COMPLIANCES, INTEGRITIES, ORIGINS } from '@biaoshi/core';
import { MAX_CASE_ID, MAX_PROFILE_ID, PDQ_LEAST_QUALITY, RECORD_BYTES } from '../limits.ts';
import { APPEAL_OUTCOMES, type AppealOutcome, LEDGER_ROLES, type NewEntry } from '../model.ts';
import { isSealed, seal } from './checksum.ts';

/** Where each field lies; integers are little-endian, what a type does not use is zero. docs/ledger.md says the same in words. */
const AT = {
  type: 0,
  kind: 1,
  flags: 2,
  quality: 3,
  number: 4,
  at: 8,
  expires: 14,
  bytes: 20,
  tokenBytes: 26,
  origin: 28,
  compliance: 29,
  integrity: 30,
  caseLength: 31,
  sha256: 32,
  sm3: 64,
  pdq: 96,
  tokenSha256: 128,
  caseId: 160,
  profile: 224,
  checksum: 248,
} as const;

const TYPE = { entry: 1, appeal: 2, expiry: 3, empty: 4 } as const;
const HAS_PDQ = 1;
const HAS_VERDICT = 2;
const DIGEST_BYTES = 32;

/** `removed`: it had expired; `lost`: it was damaged, and a repair wrote this in its place. */
const EMPTY_REASONS = ['removed', 'lost'] as const;
type EmptyReason = (typeof EMPTY_REASONS)[number];

export type LogRecord =
  | { readonly type: 'entry'; readonly entry: NewEntry }
  | { readonly type: 'appeal'; readonly caseId: string; readonly outcome: AppealOutcome; readonly at: string }
  | { readonly type: 'expiry'; readonly caseId: string; readonly at: string }
  | { readonly type: 'empty'; readonly reason: EmptyReason };

/** The record's 256 bytes at its place in this ledger. What it holds was checked before. */
export function encodeRecord(record: LogRecord, number: number, salt: Uint8Array): Buffer {
  const bytes = unsealed(record, number);
  seal(salt, bytes);
  return bytes;
}

function unsealed(record: LogRecord, number: number): Buffer {
  const bytes = Buffer.alloc(RECORD_BYTES);
  bytes[AT.type] = TYPE[record.type];
  bytes.writeUInt32LE(number, AT.number);
  if (record.type === 'empty') bytes[AT.kind] = EMPTY_REASONS.indexOf(record.reason);
  else if (record.type === 'entry') putEntry(bytes, record.entry);
  else {
    putCase(bytes, record.caseId);
    putTime(bytes, AT.at, record.at);
    if (record.type === 'appeal') bytes[AT.kind] = APPEAL_OUTCOMES.indexOf(record.outcome);
  }
  return bytes;
}

function putEntry(bytes: Buffer, entry: NewEntry): void {
  const { pdq, verdict, token } = entry;
  bytes[AT.kind] = LEDGER_ROLES.indexOf(entry.role);
  bytes[AT.flags] = (pdq ? HAS_PDQ : 0) | (verdict ? HAS_VERDICT : 0);
  putCase(bytes, entry.caseId);
  putTime(bytes, AT.at, entry.at);
  if (entry.expires !== null) putTime(bytes, AT.expires, entry.expires);
  bytes.writeUIntLE(entry.bytes, AT.bytes, 6);
  bytes.write(entry.sha256, AT.sha256, 'hex');
  bytes.write(entry.sm3, AT.sm3, 'hex');
  if (pdq) {
    bytes[AT.quality] = pdq.quality;
    bytes.write(pdq.hex, AT.pdq, 'hex');
  }
  if (verdict) {
    bytes[AT.origin] = ORIGINS.indexOf(verdict.origin);
    bytes[AT.compliance] = COMPLIANCES.indexOf(verdict.compliance);
    bytes[AT.integrity] = INTEGRITIES.indexOf(verdict.integrity);
    bytes.write(verdict.profile, AT.profile, 'latin1');
  }
  if (token) {
    bytes.writeUInt16LE(token.bytes, AT.tokenBytes);
    bytes.write(token.sha256, AT.tokenSha256, 'hex');
  }
}

function putCase(bytes: Buffer, caseId: string): void {
  bytes[AT.caseLength] = caseId.length;
  bytes.write(caseId, AT.caseId, 'latin1');
}

const putTime = (bytes: Buffer, at: number, time: string): void => void bytes.writeUIntLE(Date.parse(time), at, 6);

/** Content of a record whose codes are ours. */
function decodeRecord(bytes: Buffer): LogRecord {
  const kind = byteAt(bytes, AT.kind);
  const at = timeAt(bytes, AT.at);
  switch (bytes[AT.type]) {
    case TYPE.entry:
      return { type: 'entry', entry: entryOf(bytes) };
    case TYPE.appeal:
      return { type: 'appeal', caseId: caseOf(bytes), outcome: pick(APPEAL_OUTCOMES, kind), at };
    case TYPE.expiry:
      return { type: 'expiry', caseId: caseOf(bytes), at };
    default:
      return { type: 'empty', reason: pick(EMPTY_REASONS, kind) };
  }
}

function entryOf(bytes: Buffer): NewEntry {
  const flags = byteAt(bytes, AT.flags);
  const tokenBytes = bytes.readUInt16LE(AT.tokenBytes);
  return {
    caseId: caseOf(bytes),
    role: pick(LEDGER_ROLES, byteAt(bytes, AT.kind)),
    sha256: digestAt(bytes, AT.sha256),
    sm3: digestAt(bytes, AT.sm3),
    bytes: bytes.readUIntLE(AT.bytes, 6),
    pdq: flags & HAS_PDQ ? { hex: digestAt(bytes, AT.pdq), quality: byteAt(bytes, AT.quality) } : null,
    verdict: flags & HAS_VERDICT ? verdictOf(bytes) : null,
    at: timeAt(bytes, AT.at),
    expires: bytes.readUIntLE(AT.expires, 6) === 0 ? null : timeAt(bytes, AT.expires),
    token: tokenBytes === 0 ? null : { sha256: digestAt(bytes, AT.tokenSha256), bytes: tokenBytes },
  };
}

const verdictOf = (bytes: Buffer): NewEntry['verdict'] => ({
  profile: text(bytes, AT.profile, profileLength(bytes)),
  origin: pick(ORIGINS, byteAt(bytes, AT.origin)),
  compliance: pick(COMPLIANCES, byteAt(bytes, AT.compliance)),
  integrity: pick(INTEGRITIES, byteAt(bytes, AT.integrity)),
});

/** The checksum is right for this place of this ledger: what bulk reading looks at. */
export const isWhole = (bytes: Buffer, number: number, salt: Uint8Array): boolean =>
  bytes.readUInt32LE(AT.number) === number && isSealed(salt, bytes);

/**
 * The content of a record that this program wrote at this place of this ledger; undefined for any other bytes. A right
 * checksum is not enough: who can write the file can make one. So every code is one of ours, every text of its
 * characters, and the rest is zero.
 */
export function readRecord(bytes: Buffer, number: number, salt: Uint8Array): LogRecord | undefined {
  if (!isWhole(bytes, number, salt) || !hasOurCodes(bytes)) return undefined;
  const record = decodeRecord(bytes);
  const written = unsealed(record, number);
  return written.compare(bytes, 0, AT.checksum, 0, AT.checksum) === 0 ? record : undefined;
}

function hasOurCodes(bytes: Buffer): boolean {
  const type = byteAt(bytes, AT.type);
  const kind = byteAt(bytes, AT.kind);
  if (type === TYPE.empty) return kind < EMPTY_REASONS.length;
  if (!CASE_ID.test(caseOf(bytes))) return false;
  if (type === TYPE.appeal) return kind < APPEAL_OUTCOMES.length;
  if (type === TYPE.expiry) return true;
  return type === TYPE.entry && kind < LEDGER_ROLES.length && byteAt(bytes, AT.quality) <= 100 && hasVerdict(bytes);
}

function hasVerdict(bytes: Buffer): boolean {
  if (!(byteAt(bytes, AT.flags) & HAS_VERDICT)) return true;
  const codes: [number, readonly unknown[]][] = [
    [AT.origin, ORIGINS],
    [AT.compliance, COMPLIANCES],
    [AT.integrity, INTEGRITIES],
  ];
  return (
    codes.every(([at, known]) => byteAt(bytes, at) < known.length) &&
    PROFILE_ID.test(text(bytes, AT.profile, profileLength(bytes)))
  );
}

/** Begins with what no spreadsheet takes for a formula, and holds nothing that a terminal or a path obeys. */
export const CASE_ID = new RegExp(`^[A-Za-z0-9][A-Za-z0-9._:/-]{0,${MAX_CASE_ID - 1}}$`);
export const PROFILE_ID = new RegExp(`^[a-z0-9][a-z0-9-]{0,${MAX_PROFILE_ID - 1}}$`);

/** First words of a record's digest and of its case: what a search looks at before it reads the record. */
export const contentKeyAt = (bytes: Buffer, record: number): number => bytes.readUInt32LE(record + AT.sha256);
const isEntryAt = (bytes: Buffer, record: number): boolean => bytes[record + AT.type] === TYPE.entry;
export const isMarkAt = (bytes: Buffer, record: number): boolean =>
  bytes[record + AT.type] === TYPE.appeal || bytes[record + AT.type] === TYPE.expiry;
export const caseBytesAt = (bytes: Buffer, record: number): Buffer =>
  bytes.subarray(record + AT.caseId, record + AT.caseId + Math.min(MAX_CASE_ID, byteAt(bytes, record + AT.caseLength)));
export const pdqBytesAt = (bytes: Buffer, record: number): Buffer =>
  bytes.subarray(record + AT.pdq, record + AT.pdq + DIGEST_BYTES);
/** Its picture may be compared with others. */
export const isComparableAt = (bytes: Buffer, record: number): boolean =>
  isEntryAt(bytes, record) &&
  (byteAt(bytes, record + AT.flags) & HAS_PDQ) !== 0 &&
  byteAt(bytes, record + AT.quality) >= PDQ_LEAST_QUALITY;

const byteAt = (bytes: Buffer, at: number): number => bytes[at] ?? 0;
const digestAt = (bytes: Buffer, at: number): string => bytes.toString('hex', at, at + DIGEST_BYTES);
const timeAt = (bytes: Buffer, at: number): string => new Date(bytes.readUIntLE(at, 6)).toISOString();
const caseOf = (bytes: Buffer): string => text(bytes, AT.caseId, byteAt(bytes, AT.caseLength));
const text = (bytes: Buffer, at: number, length: number): string => bytes.toString('latin1', at, at + length);

function profileLength(bytes: Buffer): number {
  const end = bytes.indexOf(0, AT.profile);
  return Math.min(MAX_PROFILE_ID, (end < 0 ? AT.checksum : end) - AT.profile);
}

function pick<T>(values: readonly T[], code: number): T {
  const value = values[code];
  if (value === undefined) throw new RangeError(`no value of code ${code}`);
  return value;
}
