import { mkdirSync, renameSync, rmSync, type Stats, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { systemReason, UsageError } from '../usage-error.ts';
import { dataFolder } from './data-folder.ts';
import { readPem } from './read-anchors.ts';

/** What a list vouches for: signers of manifests, or time stamps. A list of one never counts for the other. */
export const LIST_KINDS = ['signers', 'tsa'] as const;
export type ListKind = (typeof LIST_KINDS)[number];

export interface StoredList {
  readonly file: string;
  readonly pem: string;
  readonly storedAt: Date;
}

/** Undefined where this user has no place for it. */
function listFile(kind: ListKind, env: NodeJS.ProcessEnv): string | undefined {
  const folder = dataFolder(env);
  return folder === undefined ? undefined : join(folder, 'trust', `${kind}.pem`);
}

/**
 * The list that `trust update` stored; undefined when there is none, as where the user may not even look for one: nothing
 * was stored there by this user. Throws `UsageError` for one that cannot be read.
 */
export function storedList(kind: ListKind, env: NodeJS.ProcessEnv): StoredList | undefined {
  const file = listFile(kind, env);
  if (file === undefined) return undefined;
  const stats = statsOf(file);
  return stats && { file, pem: readPem(file), storedAt: stats.mtime };
}

function statsOf(file: string): Stats | undefined {
  try {
    return statSync(file, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/**
 * Keeps a list, in place of an earlier one, for this user's eyes only. The file appears under its name once it is
 * complete. Returns its path. Throws `UsageError` (`fileUnwritable`).
 */
export function storeList(kind: ListKind, pem: string, env: NodeJS.ProcessEnv): string {
  const file = listFile(kind, env);
  if (file === undefined) throw new UsageError('fileUnwritable', { file: `${kind}.pem`, reason: 'ENOENT' });
  const partial = `${file}.${process.pid}.part`;
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(partial, pem, { mode: 0o600, flag: 'wx' });
    renameSync(partial, file);
    return file;
  } catch (error) {
    discard(partial);
    throw new UsageError('fileUnwritable', { file, reason: systemReason(error) }, error);
  }
}

/** Even `force` throws where a file stands in the folder's place. */
function discard(partial: string): void {
  try {
    rmSync(partial, { force: true });
  } catch {
    return;
  }
}
