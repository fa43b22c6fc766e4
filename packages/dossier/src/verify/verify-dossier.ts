import { manifestDigest, sums } from '../build/manifest.ts';
import { AROUND_MANIFEST, CUSTODY, MANIFEST, MANIFEST_DIGEST, SUMS, TIMESTAMP } from '../build/names.ts';
import { checkCustody } from '../custody/custody.ts';
import { fileAccess, memoryAccess } from './random-access.ts';
import { type ReadManifest, readManifest } from './read-manifest.ts';
import { checkTimestamp } from './timestamp.ts';
import type { MemberCheck, MemberState, Verification } from './verification.ts';
import { type FoundMember, type WalkedZip, walkZip } from './walk-zip.ts';

/**
 * Checks a dossier: that every member is what its manifest says, that nothing is missing or added, and that every other
 * byte of the archive is the one that has to be there. Any change to any byte is found; what it was changed for is not
 * asked. It does not say who made the dossier: for that there is the time stamp, or a digest kept elsewhere.
 *
 * `dossier`: a path, or the bytes. Throws `IoError` when the file cannot be read; never on what it holds.
 */
export async function verifyDossier(dossier: string | Uint8Array): Promise<Verification> {
  const source = typeof dossier === 'string' ? await fileAccess(dossier) : memoryAccess(dossier);
  try {
    return verified(await walkZip(source));
  } finally {
    await source.close();
  }
}

function verified({ members, faults }: WalkedZip): Verification {
  const manifest = members.get(MANIFEST);
  const read = readManifest(textOf(manifest) ?? '');
  const expected = read?.members ?? new Map();
  const paths = [...new Set([...members.keys(), ...expected.keys(), ...AROUND_MANIFEST])];
  const checks = paths
    .filter((path) => path !== TIMESTAMP || members.has(TIMESTAMP))
    .map((path): MemberCheck => ({ path, state: stateOf(path, members, read) }))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const custody = checkCustody(textOf(members.get(CUSTODY)));
  const timestamp = checkTimestamp(members.get(TIMESTAMP)?.content ?? null, manifest?.digests.sha256 ?? '');
  const manifestState = !manifest ? 'missing' : !read ? 'unreadable' : digestAgrees(members) ? 'ok' : 'changed';
  return {
    intact:
      faults.length === 0 &&
      manifestState === 'ok' &&
      checks.every(({ state }) => state === 'ok') &&
      custody.state === 'intact' &&
      (timestamp.state === 'none' || timestamp.state === 'forThisManifest'),
    head: read?.head ?? null,
    manifest: manifestState,
    manifestSha256: manifest?.digests.sha256 ?? null,
    members: checks,
    container: faults,
    custody,
    timestamp,
  };
}

type Members = ReadonlyMap<string, FoundMember>;

const textOf = (member: FoundMember | undefined): string | null =>
  member?.content ? Buffer.from(member.content).toString('utf8') : null;

function stateOf(path: string, members: Members, manifest: ReadManifest | null): MemberState {
  const found = members.get(path);
  if (!found) return 'missing';
  if (AROUND_MANIFEST.includes(path)) return aroundAgrees(path, members, manifest) ? 'ok' : 'changed';
  const expected = manifest?.members.get(path);
  if (!expected) return 'added';
  const { size, sha256, sm3 } = found.digests;
  return expected.size === size && expected.sha256 === sha256 && expected.sm3 === sm3 ? 'ok' : 'changed';
}

/** The members around the manifest follow from it and from one another; each is held against the rest. */
function aroundAgrees(path: string, members: Members, manifest: ReadManifest | null): boolean {
  if (path === SUMS) return manifest !== null && textOf(members.get(SUMS)) === expectedSums(members, manifest);
  if (path === MANIFEST_DIGEST) return digestAgrees(members);
  const line = sums([{ path, sha256: members.get(path)?.digests.sha256 ?? '' }]);
  return (textOf(members.get(SUMS)) ?? '').includes(line) || (path === MANIFEST && digestAgrees(members));
}

function digestAgrees(members: Members): boolean {
  const manifest = members.get(MANIFEST)?.content;
  return !!manifest && textOf(members.get(MANIFEST_DIGEST)) === manifestDigest(manifest);
}

/** `SHA256SUMS` as it must be: what the manifest says of its members, and the present digests of those around it. */
function expectedSums(members: Members, manifest: ReadManifest): string {
  const around = AROUND_MANIFEST.filter((path) => path !== SUMS).flatMap((path) => {
    const found = members.get(path);
    return found ? [{ path, sha256: found.digests.sha256 }] : [];
  });
  return sums([...[...manifest.members].map(([path, { sha256 }]) => ({ path, sha256 })), ...around]);
}
