/**
 * The one form of ZIP (PKWARE APPNOTE 6.3.10) that a dossier has: members stored as they are, one after the other from the
 * first byte, then their directory, then its end, and nothing else. No byte is free: all of them follow from the names
 * and the contents. So the same dossier is the same file, and any change to the file shows.
 */
export interface MemberEntry {
  /** Printable ASCII; `/` between folders. */
  readonly name: string;
  readonly crc32: number;
  readonly size: number;
  /** Of the local header, from the start of the file. */
  readonly offset: number;
}

export const LOCAL_HEADER_BYTES = 30;
const CENTRAL_HEADER_BYTES = 46;
const END_BYTES = 22;

export const LOCAL_SIGNATURE = 0x04034b50;
const CENTRAL_SIGNATURE = 0x02014b50;
const END_SIGNATURE = 0x06054b50;

/** 1.0: stored members need no more. The upper byte of "made by" is 3, Unix. */
const VERSION_NEEDED = 10;
const VERSION_MADE_BY = 0x030a;
/** A file that all may read, as Unix writes it (0100644). */
const UNIX_FILE = 0o100644 * 0x10000;
/** 1980-01-01, the first day that a DOS date can name: no clock and no time zone is asked. */
const FIRST_DAY = 0x0021;

/** Without the 64-bit extension a file ends before these. */
export const MAX_ZIP_BYTES = 0xffffffff;
export const MAX_ZIP_MEMBERS = 0xfffe;

export const headerBytes = (name: string): number => LOCAL_HEADER_BYTES + name.length;

/** What stands before a member's bytes. */
export function localHeader({ name, crc32, size }: Omit<MemberEntry, 'offset'>): Buffer {
  const header = Buffer.alloc(headerBytes(name));
  header.writeUInt32LE(LOCAL_SIGNATURE, 0);
  header.writeUInt16LE(VERSION_NEEDED, 4);
  header.writeUInt16LE(FIRST_DAY, 12);
  header.writeUInt32LE(crc32, 14);
  header.writeUInt32LE(size, 18);
  header.writeUInt32LE(size, 22);
  header.writeUInt16LE(name.length, 26);
  header.write(name, LOCAL_HEADER_BYTES, 'latin1');
  return header;
}

/** Everything after the last member. */
export function directory(entries: readonly MemberEntry[]): Buffer {
  const last = entries.at(-1);
  const start = last ? last.offset + headerBytes(last.name) + last.size : 0;
  const headers = entries.map(centralHeader);
  const bytes = headers.reduce((sum, header) => sum + header.length, 0);
  return Buffer.concat([...headers, endRecord(entries.length, bytes, start)]);
}

export const directoryBytes = (names: readonly string[]): number =>
  names.reduce((sum, name) => sum + CENTRAL_HEADER_BYTES + name.length, END_BYTES);

function centralHeader({ name, crc32, size, offset }: MemberEntry): Buffer {
  const header = Buffer.alloc(CENTRAL_HEADER_BYTES + name.length);
  header.writeUInt32LE(CENTRAL_SIGNATURE, 0);
  header.writeUInt16LE(VERSION_MADE_BY, 4);
  header.writeUInt16LE(VERSION_NEEDED, 6);
  header.writeUInt16LE(FIRST_DAY, 14);
  header.writeUInt32LE(crc32, 16);
  header.writeUInt32LE(size, 20);
  header.writeUInt32LE(size, 24);
  header.writeUInt16LE(name.length, 28);
  header.writeUInt32LE(UNIX_FILE, 38);
  header.writeUInt32LE(offset, 42);
  header.write(name, CENTRAL_HEADER_BYTES, 'latin1');
  return header;
}

function endRecord(count: number, bytes: number, start: number): Buffer {
  const record = Buffer.alloc(END_BYTES);
  record.writeUInt32LE(END_SIGNATURE, 0);
  record.writeUInt16LE(count, 8);
  record.writeUInt16LE(count, 10);
  record.writeUInt32LE(bytes, 12);
  record.writeUInt32LE(start, 16);
  return record;
}
