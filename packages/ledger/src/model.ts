import type { Compliance, Integrity, Origin } from '@biaoshi/core';

/** What an asset is in its case: the buyer's photo, the shop's, or the merchant's own of packing and shipping. */
export const LEDGER_ROLES = ['claim', 'listing', 'shipping'] as const;
export type LedgerRole = (typeof LEDGER_ROLES)[number];

/** How an appeal against what was kept of a case went. `upheld`: its claim photos are not matched any more. */
export const APPEAL_OUTCOMES = ['open', 'upheld', 'rejected'] as const;
export type AppealOutcome = (typeof APPEAL_OUTCOMES)[number];

/** PDQ as `@biaoshi/vision` makes it: 64 lower-case hexadecimal digits, quality 0 to 100. */
export interface LedgerPdq {
  readonly hex: string;
  readonly quality: number;
}

export interface LedgerVerdict {
  /** Id of the profile that was judged by. */
  readonly profile: string;
  readonly origin: Origin;
  readonly compliance: Compliance;
  readonly integrity: Integrity;
}

/** An RFC 3161 token or response, which the operator keeps beside the asset; the ledger keeps only which one it was. */
export interface TokenReference {
  /** SHA-256 of the token's file. */
  readonly sha256: string;
  /** Length of the token's file. */
  readonly bytes: number;
}

/** Fingerprints of an asset, never the asset; of a case, never a person. Times are ISO 8601 in UTC, digests lower-case hexadecimal. */
export interface NewEntry {
  /** The operator's own, 1 to 64 characters of `A–Z a–z 0–9 . _ : / -`, beginning with a letter or a digit. Means nothing to biaoshi. */
  readonly caseId: string;
  readonly role: LedgerRole;
  readonly sha256: string;
  readonly sm3: string;
  readonly bytes: number;
  /** Null for what is no picture, or could not be decoded. */
  readonly pdq: LedgerPdq | null;
  readonly verdict: LedgerVerdict | null;
  readonly at: string;
  /** From then on it is not matched; null: kept until the case is expired by hand. */
  readonly expires: string | null;
  readonly token: TokenReference | null;
}

export interface LedgerEntry extends NewEntry {
  /** Of the record in the log, from 0. */
  readonly number: number;
  /** Where there was one: the outcome of the case's last appeal. */
  readonly appeal: AppealOutcome | null;
}

export type MatchKind = 'content' | 'picture' | 'case';

export interface LedgerMatch {
  readonly entry: LedgerEntry;
  /** The strongest: the same bytes, else the same picture, else the case that was asked for. */
  readonly by: MatchKind;
  /** Of the PDQ hashes in bits, 0 to 31; null unless `picture`. */
  readonly distance: number | null;
  /** Name of the query's hash that was nearest; null unless `picture`. */
  readonly turn: string | null;
}

/** What to look for: at least one of `sha256`, `picture` and `caseId`; what any of them finds is a match. */
export interface LedgerQuery {
  /** Time of the query: what expired before is not matched. */
  readonly now: string;
  readonly sha256?: string;
  /** `turns`: up to 8 PDQ hashes by name, such as the `turns` of vision's fingerprint. Below quality 50 nothing is compared. */
  readonly picture?: { readonly quality: number; readonly turns: Readonly<Record<string, string>> };
  readonly caseId?: string;
  /** A case whose own entries are no matches: the one at hand. */
  readonly exceptCase?: string;
  /** Bits, 0 to 31; default 31. */
  readonly radius?: number;
  /** Matches to answer with at most, 1 to 10,000; default 100. */
  readonly most?: number;
}

export interface LedgerAnswer {
  /** By content first, then by distance, then by case; among equals the oldest first. */
  readonly matches: readonly LedgerMatch[];
  /** Entries that would have matched. `appealed`: an appeal against them was upheld. */
  readonly withheld: { readonly expired: number; readonly appealed: number };
  /** Matches beyond `most`, not looked at any closer. */
  readonly surplus: number;
  /** False where a picture was asked for and its quality was too low to compare. */
  readonly compared: boolean;
  /** Records of the log that could not be read. Above 0, no match does not mean that there is none. */
  readonly unread: number;
}

export interface Appended {
  /** Numbers of the new records, in order. */
  readonly numbers: readonly number[];
  /** A torn end that was cut off before, and the file in which its bytes were kept. */
  readonly torn: { readonly offset: number; readonly bytes: number; readonly keptIn: string } | null;
}

export interface LedgerCounts {
  readonly records: number;
  readonly entries: number;
  readonly appeals: number;
  readonly expiries: number;
  /** Emptied by removal, or lost and marked so by a repair. */
  readonly removed: number;
  readonly lost: number;
}

/** What is wrong with a log, and where. */
export interface LedgerDamage {
  /** `header`: one of its two copies; `record`: a record whose checksum or content is wrong; `torn`: bytes after the last whole record. */
  readonly code: 'header' | 'record' | 'torn';
  /** Offset in the file. */
  readonly offset: number;
  readonly bytes: number;
}

export interface LedgerCheck {
  readonly counts: LedgerCounts;
  /** The first 1,000. */
  readonly damage: readonly LedgerDamage[];
  readonly damaged: number;
  /** SHA-256 of the log's first `bytes`, header included: what a time stamp over the ledger would be of. */
  readonly digest: string;
  readonly bytes: number;
}

export interface LedgerRepair {
  /** What was found. */
  readonly before: LedgerCheck;
  /** The whole file as it was; null where nothing was wrong and nothing was done. */
  readonly keptIn: string | null;
  /** Bytes cut off after the last good record. */
  readonly cut: number;
  /** Damaged records before the last good one, now marked as lost. */
  readonly lost: number;
}

export interface LedgerOptions {
  /** Begin a ledger where there is none; default false. */
  readonly create?: boolean;
  /** Time of its beginning, ISO 8601 in UTC; needed with `create`. */
  readonly now?: string;
  /** Force what is appended or repaired to the disk before that is said to be done; default true. */
  readonly durable?: boolean;
  /** Stops waiting for the lock. */
  readonly signal?: AbortSignal;
  /** Milliseconds to wait for the lock; default 30,000. */
  readonly lockWaitMs?: number;
  /** Default 4,194,304. */
  readonly maxRecords?: number;
  /** Records from which on an index is kept beside the log; default 4,096. */
  readonly indexFrom?: number;
}

/**
 * A ledger that is open. Reads see what other processes append. Throws `InvalidArgumentError` (`invalidOption`) for what no
 * ledger can hold or be asked, `IoError` (`notReadable`, `readFailed`, `writeFailed`) for the machine's refusals.
 */
export interface Ledger {
  readonly file: string;
  /** What is wrong with the log, as far as it was read. */
  readonly damage: readonly LedgerDamage[];
  /** Records that could not be read, and a torn end. */
  readonly unread: number;
  append(entries: readonly NewEntry[]): Promise<Appended>;
  search(query: LedgerQuery): Promise<LedgerAnswer>;
  /** Entries that are neither expired nor withheld by an appeal, in order; all there are, if `unread` is 0 afterwards. */
  live(now: string): AsyncIterable<LedgerEntry>;
  /** Marks the case: the last mark counts. Throws `InvalidArgumentError` (`notFound`) for a case without an entry. */
  appeal(caseId: string, outcome: AppealOutcome, at: string): Promise<Appended>;
  /** The case's entries expire at `at`. Throws `InvalidArgumentError` (`notFound`) for a case without an entry. */
  expireCase(caseId: string, at: string): Promise<Appended>;
  /** Empties the records that have expired, in their places. Returns how many. */
  removeExpired(now: string): Promise<number>;
  close(): void;
}
