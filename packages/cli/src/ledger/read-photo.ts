import { readFileSync, statSync } from 'node:fs';
import { digestBytes, digestFile, type FileDigests } from '@biaoshi/ledger';
import { systemReason, UsageError } from '../usage-error.ts';

/** Bytes of a file that is still looked at as a picture; of a larger one there are digests only. */
export const MAX_PICTURE_BYTES = 128 * 1024 * 1024;

export interface ReadFile {
  readonly path: string;
  readonly digests: FileDigests;
  /** All of it, the very bytes of the digests; null for a file too large for a picture. */
  readonly bytes: Buffer | null;
}

/** A file of any size, read once. Throws `UsageError` (`fileUnreadable`), and `IoError` for what fails half-way. */
export async function readFile(path: string, signal: AbortSignal): Promise<ReadFile> {
  try {
    const stats = statSync(path);
    // A pipe or a device may never end.
    if (!stats.isFile()) throw Object.assign(new Error(path), { code: stats.isDirectory() ? 'EISDIR' : 'ENOTSUP' });
    if (stats.size > MAX_PICTURE_BYTES) return { path, digests: await digestFile(path, signal), bytes: null };
    const bytes = readFileSync(path);
    return { path, digests: digestBytes(bytes), bytes };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error) || 'family' in error) throw error;
    throw new UsageError('fileUnreadable', { file: path, reason: systemReason(error) }, error);
  }
}
