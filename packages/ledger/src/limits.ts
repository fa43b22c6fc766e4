/** A record, and the header before the first. */
export const RECORD_BYTES = 256;

/** Hamming distance up to which two PDQ hashes are of one picture, as PDQ's authors advise. No search looks further. */
export const PDQ_RADIUS = 31;

/** Below it a picture has too little in it, and its PDQ hash is not compared. */
export const PDQ_LEAST_QUALITY = 50;

/** Hashes of one picture in one query: the picture as it is, its turns and its mirrored turns. */
export const MAX_TURNS = 8;

/** Characters of a case id. */
export const MAX_CASE_ID = 64;

/** Characters of a profile's id. */
export const MAX_PROFILE_ID = 24;

/** Bytes of an RFC 3161 token or response; real ones stay under 10 KiB. */
export const MAX_TOKEN_BYTES = 65_535;

/** Bytes of an asset: what 48 bits hold. */
export const MAX_ASSET_BYTES = 2 ** 48 - 1;

/** Records of one ledger: a log of 1 GiB, and half of that in memory. */
export const MAX_RECORDS = 4_194_304;

/** Entries handed to one `append`. */
export const MAX_APPEND = 100_000;

/** Matches in one answer, unless the query asks for fewer or more. */
export const DEFAULT_MATCHES = 100;
export const MAX_MATCHES = 10_000;

/** Milliseconds that a writer waits for the lock. */
export const LOCK_WAIT_MS = 30_000;

/** Records from which on an index is kept beside the log; fewer are read faster than an index is. */
export const INDEX_FROM = 4_096;

/** Places of damage that are named; the rest is counted. */
export const MAX_DAMAGE = 1_000;

/** Entries of one export, and bytes of its file. */
export const MAX_EXPORT = 262_144;
export const MAX_EXPORT_BYTES = 128 * 1024 * 1024;

/** Days that an export may be used for, unless fewer or more are asked for. */
export const EXPORT_DAYS = 90;
export const MAX_EXPORT_DAYS = 366;
