import { InternalError, InvalidArgumentError, IoError } from '@biaoshi/core';
import { Digester, type Digests } from './digests.ts';
import {
  directory,
  directoryBytes,
  headerBytes,
  localHeader,
  MAX_ZIP_BYTES,
  MAX_ZIP_MEMBERS,
  type MemberEntry,
} from './layout.ts';
import { isMemberName } from './member-name.ts';

/** One file of a dossier. Its bytes may be read more than once and must be the same each time. */
export interface Member {
  readonly name: string;
  readonly digests: Digests;
  chunks(): Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
}

/** How long the archive of these will be. Throws `InvalidArgumentError` (`invalidOption`) when it would be too long. */
export function zipBytes(members: readonly Member[]): number {
  if (members.length > MAX_ZIP_MEMBERS) {
    throw new InvalidArgumentError('invalidOption', `a dossier holds at most ${MAX_ZIP_MEMBERS} files`);
  }
  const contents = members.reduce((sum, { name, digests }) => sum + headerBytes(name) + digests.size, 0);
  const bytes = contents + directoryBytes(members.map(({ name }) => name));
  if (bytes <= MAX_ZIP_BYTES) return bytes;
  throw new InvalidArgumentError('invalidOption', `a dossier holds at most ${MAX_ZIP_BYTES} bytes`);
}

/**
 * Members as one archive, in order of their names, in pieces. Throws `IoError` (`readFailed`) when a member's bytes are
 * not those that were digested: what is being packed was changed meanwhile.
 */
export async function* writeZip(members: readonly Member[]): AsyncGenerator<Uint8Array> {
  const sorted = members.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const entries: MemberEntry[] = [];
  let offset = 0;
  for (const member of sorted) {
    const { name, digests } = member;
    if (!isMemberName(name) || entries.at(-1)?.name === name) throw new InternalError('internal', `member "${name}"`);
    const entry = { name, crc32: digests.crc32, size: digests.size, offset };
    entries.push(entry);
    yield localHeader(entry);
    yield* unchanged(member);
    offset += headerBytes(name) + digests.size;
  }
  yield directory(entries);
}

async function* unchanged({ name, digests, chunks }: Member): AsyncGenerator<Uint8Array> {
  const digester = new Digester();
  for await (const chunk of chunks()) {
    digester.update(chunk);
    yield chunk;
  }
  if (digester.digests().sha256 !== digests.sha256)
    throw new IoError('readFailed', `${name}: changed while it was packed`);
}
