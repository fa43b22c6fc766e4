import { AROUND_MANIFEST, CUSTODY } from '../build/names.ts';
import { Digester, type Digests } from '../zip/digests.ts';
import {
  directory,
  LOCAL_HEADER_BYTES,
  LOCAL_SIGNATURE,
  localHeader,
  MAX_ZIP_MEMBERS,
  type MemberEntry,
} from '../zip/layout.ts';
import { isMemberName, MAX_NAME } from '../zip/member-name.ts';
import type { RandomAccess } from './random-access.ts';
import type { ContainerFault } from './verification.ts';

/** A member as it is in the file. */
export interface FoundMember {
  readonly digests: Digests;
  /** Only of members that verification reads; null when longer than `MAX_HELD_BYTES`. */
  readonly content: Uint8Array | null;
}

export interface WalkedZip {
  readonly members: ReadonlyMap<string, FoundMember>;
  readonly faults: readonly ContainerFault[];
}

/** Of one member that is read whole. A manifest of 10,000 originals has some 5 MiB. */
export const MAX_HELD_BYTES = 32 * 2 ** 20;

const HELD: ReadonlySet<string> = new Set([...AROUND_MANIFEST, CUSTODY]);
const CHUNK_BYTES = 2 ** 20;

/**
 * Reads an archive from its first byte to its last and holds each byte against the one form that a dossier has (see
 * `zip/layout.ts`). Nothing is unpacked; memory is bounded by `MAX_HELD_BYTES` a held member.
 */
export async function walkZip(source: RandomAccess): Promise<WalkedZip> {
  const members = new Map<string, FoundMember>();
  const entries: MemberEntry[] = [];
  const faults: ContainerFault[] = [];
  let offset = 0;
  for (;;) {
    const read = await readMember(source, offset);
    if (read === null) break;
    faults.push(...read.faults);
    const { entry, found } = read;
    if (!entry || !found) return { members, faults };
    if (members.has(entry.name)) faults.push({ code: 'duplicateName', offset, member: entry.name });
    else members.set(entry.name, found);
    entries.push(entry);
    if (entries.length > MAX_ZIP_MEMBERS) {
      return { members, faults: [...faults, { code: 'tooManyMembers', offset, member: '' }] };
    }
    offset = read.end;
  }
  if (entries.length === 0) faults.push({ code: 'notDossier', offset: 0, member: '' });
  else faults.push(...(await tailFaults(source, offset, entries)));
  return { members, faults };
}

interface ReadMember {
  /** Not given where the walk cannot go on. */
  readonly entry?: MemberEntry;
  readonly found?: FoundMember;
  readonly end: number;
  readonly faults: readonly ContainerFault[];
}

/** The member at an offset; null when there is none. */
async function readMember(source: RandomAccess, offset: number): Promise<ReadMember | null> {
  const fixed = view(await source.read(offset, LOCAL_HEADER_BYTES));
  if (fixed.byteLength < LOCAL_HEADER_BYTES || fixed.getUint32(0, true) !== LOCAL_SIGNATURE) return null;
  const nameLength = fixed.getUint16(26, true);
  const size = fixed.getUint32(18, true);
  const header = Buffer.from(await source.read(offset, LOCAL_HEADER_BYTES + Math.min(nameLength, MAX_NAME + 1)));
  const name = header.toString('latin1', LOCAL_HEADER_BYTES);
  const fault = (code: ContainerFault['code']): ContainerFault => ({ code, offset, member: name });
  if (!isMemberName(name)) return { end: offset, faults: [fault('unsafeName')] };
  const start = offset + header.length;
  if (start + size > source.size) return { end: offset, faults: [fault('truncated')] };
  const found = await digested(source, start, size, HELD.has(name));
  const stated = { name, crc32: fixed.getUint32(14, true), size };
  const faults = [
    ...(localHeader(stated).equals(header) ? [] : [fault('headerDiffers')]),
    ...(stated.crc32 === found.digests.crc32 ? [] : [fault('checksumDiffers')]),
  ];
  return { entry: { name, size, crc32: found.digests.crc32, offset }, found, end: start + size, faults };
}

const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

async function digested(source: RandomAccess, start: number, size: number, hold: boolean): Promise<FoundMember> {
  const digester = new Digester();
  const held: Uint8Array[] = [];
  const isHeld = hold && size <= MAX_HELD_BYTES;
  for (let at = 0; at < size; ) {
    const chunk = await source.read(start + at, Math.min(CHUNK_BYTES, size - at));
    if (chunk.length === 0) break;
    digester.update(chunk);
    if (isHeld) held.push(chunk);
    at += chunk.length;
  }
  return { digests: digester.digests(), content: isHeld ? Buffer.concat(held) : null };
}

/** After the last member stands the directory of exactly those members, and nothing else. */
async function tailFaults(
  source: RandomAccess,
  offset: number,
  entries: readonly MemberEntry[],
): Promise<readonly ContainerFault[]> {
  const expected = directory(entries);
  const tail = Buffer.from(await source.read(offset, expected.length));
  if (!tail.equals(expected)) return [{ code: 'directoryDiffers', offset, member: '' }];
  const end = offset + expected.length;
  return source.size === end ? [] : [{ code: 'trailingBytes', offset: end, member: '' }];
}
