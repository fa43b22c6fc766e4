import { MANIFEST_FORMAT, MANIFEST_VERSION } from '../build/manifest.ts';
import type { Digests } from '../zip/digests.ts';
import type { ManifestHead } from './verification.ts';

/** What a manifest in a dossier says, checked for its shape. */
export interface ReadManifest {
  readonly head: ManifestHead;
  /** By path. */
  readonly members: ReadonlyMap<string, Pick<Digests, 'size' | 'sha256' | 'sm3'>>;
}

/** Null when the text is no manifest of this version, or names a member twice. */
export function readManifest(text: string): ReadManifest | null {
  const value = parsed(text);
  if (!isRecord(value) || value.format !== MANIFEST_FORMAT || value.version !== MANIFEST_VERSION) return null;
  const { identifier, channel, createdAt, redacted, members: list } = value;
  if (typeof identifier !== 'string' || typeof channel !== 'string' || typeof createdAt !== 'string') return null;
  if (typeof redacted !== 'boolean' || !Array.isArray(list)) return null;
  const members = new Map<string, Pick<Digests, 'size' | 'sha256' | 'sm3'>>();
  for (const item of list) {
    const member = memberOf(item);
    if (!member || members.has(member.path)) return null;
    members.set(member.path, member);
  }
  return { head: { identifier, channel, createdAt, redacted }, members };
}

function memberOf(item: unknown) {
  if (!isRecord(item)) return null;
  const { path, size, sha256, sm3 } = item;
  if (typeof path !== 'string' || typeof size !== 'number') return null;
  if (typeof sha256 !== 'string' || typeof sm3 !== 'string') return null;
  return { path, size, sha256, sm3 };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
