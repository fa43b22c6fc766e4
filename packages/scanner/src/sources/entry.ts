import type { ByteSource, Problem, ProblemCode } from '@biaoshi/core';

interface EntryBase {
  /** What the report shows. A file's is its path unless given. */
  readonly uri?: string;
  /** Whose ending is checked. A file's is the last part of its path unless given. */
  readonly name?: string;
  /** Named by the caller itself, so that it has a result even when it is no asset. */
  readonly explicit: boolean;
}

/** A file on disk. */
export interface FileEntry extends EntryBase {
  readonly kind: 'file';
  readonly path: string;
  /** A C2PA sidecar was seen beside it. Asked of the disk for a file that the caller named. */
  readonly sidecar?: boolean;
}
/** Bytes `[start, end)` of a file on disk: an entry that an archive stores as it is. */
interface RangeEntry extends EntryBase {
  readonly kind: 'range';
  readonly path: string;
  readonly start: number;
  readonly end: number;
}
/** An entry of a zip file on disk. */
interface ZippedEntry extends EntryBase {
  readonly kind: 'zipped';
  readonly path: string;
  readonly member: ZipMember;
}
/** Bytes in memory. */
interface BytesEntry extends EntryBase {
  readonly kind: 'bytes';
  readonly bytes: Uint8Array;
  /** What is already known to be wrong with them. */
  readonly problem?: Problem;
}
/** A caller's own source; only the thread that was given it can read it. */
interface OpenEntry extends EntryBase {
  readonly kind: 'open';
  readonly source: ByteSource;
}
/** To be fetched in ranges. */
interface UrlEntry extends EntryBase {
  readonly kind: 'url';
  readonly url: string;
}
/** What was found to be wrong before any byte of an asset could be had. */
interface FaultEntry extends EntryBase {
  readonly kind: 'fault';
  readonly problem: Problem;
}

/** One thing to scan, as the sources offer it. */
export type Entry = FileEntry | RangeEntry | ZippedEntry | BytesEntry | OpenEntry | UrlEntry | FaultEntry;

/** Where one entry of a zip archive lies, as its central directory says. Offsets are in the file (or memory) that holds it. */
export interface ZipMember {
  /** Offset of the local header. */
  readonly header: number;
  /** Bytes as stored. */
  readonly stored: number;
  /** Bytes once expanded. */
  readonly size: number;
  readonly method: number;
  readonly crc: number;
  readonly encrypted: boolean;
}

/** An error about a whole asset or archive. */
export const wholeProblem = (code: ProblemCode, data: Problem['data'] = {}): Problem => ({
  code,
  severity: 'error',
  location: { path: '', start: 0, end: 0 },
  data,
});

/** A result that says only what was wrong. */
export const fault = (uri: string, name: string, problem: Problem): FaultEntry => ({
  kind: 'fault',
  uri,
  name,
  explicit: true,
  problem,
});
