import { json } from '@biaoshi/reporters';
import { type Digests, sha256Hex } from '../zip/digests.ts';
import { MANIFEST } from './names.ts';

export const MANIFEST_FORMAT = 'biaoshi-dossier';
export const MANIFEST_VERSION = 1;

/** What is said of an original beside its digests. */
export interface OriginalFacts {
  /** Number of the asset in the papers, from 1. */
  readonly asset: number;
  readonly name: string;
  readonly uri: string;
  /** Whether its SHA-256 is the one in the report; null when the report has none. */
  readonly matchesReport: boolean | null;
}

export interface ManifestMember extends Pick<Digests, 'size' | 'sha256' | 'sm3'> {
  readonly path: string;
  readonly original?: OriginalFacts;
}

export interface Manifest {
  readonly format: typeof MANIFEST_FORMAT;
  readonly version: typeof MANIFEST_VERSION;
  readonly identifier: string;
  readonly channel: string;
  readonly tool: { readonly name: string; readonly version: string };
  readonly createdAt: string;
  readonly redacted: boolean;
  readonly members: readonly ManifestMember[];
}

/** The manifest as text, one member a line, in order of their paths. */
export function manifestText({ members, ...head }: Manifest): string {
  const sorted = members.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  return `${json(head).slice(0, -1)},"members":[\n${sorted.map(json).join(',\n')}\n]}\n`;
}

/** A line of `sha256sum`. */
const sumLine = (sha256: string, path: string): string => `${sha256}  ${path}\n`;

/** The digest that a time stamp is asked for, in `sha256sum`'s form. */
export const manifestDigest = (manifest: Uint8Array): string => sumLine(sha256Hex(manifest), MANIFEST);

/** `SHA256SUMS`: every member but itself, in order of their paths. */
export function sums(members: readonly { readonly path: string; readonly sha256: string }[]): string {
  const sorted = members.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  return sorted.map(({ path, sha256 }) => sumLine(sha256, path)).join('');
}
