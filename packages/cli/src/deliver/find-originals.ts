import { createReadStream, realpathSync, statSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { IoError, type Report } from '@biaoshi/core';
import type { Original } from '@biaoshi/dossier';
import { systemReason, UsageError } from '../usage-error.ts';

export interface FoundOriginal extends Original {
  readonly path: string;
  readonly bytes: number;
}

export interface FoundOriginals {
  readonly found: readonly FoundOriginal[];
  /** Assets whose file is not in the folder. */
  readonly missing: number;
}

const BLOCK_BYTES = 2 ** 20;

/**
 * The files that a report is about, as far as they are in the folder: its places are as the scan was told, from here or from
 * the folder. The report's own words decide nothing: a place that
 * leads out of the folder, by `..`, by a root or by a link, is not followed, or a stranger's report would choose which files
 * of this machine are sent. Throws `UsageError` when there is no such folder.
 */
export function findOriginals({ assets }: Report, folder: string): FoundOriginals {
  const root = realFolder(folder);
  const found = assets.flatMap(({ index, asset }) => {
    const file = fileWithin(root, resolve(asset.uri)) ?? fileWithin(root, resolve(root, asset.uri));
    return file ? [{ index, ...file, chunks: () => blocksOf(file.path) }] : [];
  });
  return { found, missing: assets.length - found.length };
}

function realFolder(folder: string): string {
  try {
    const root = realpathSync(folder);
    if (statSync(root).isDirectory()) return root;
  } catch (error) {
    throw new UsageError('fileUnreadable', { file: folder, reason: systemReason(error) }, error);
  }
  throw new UsageError('fileUnreadable', { file: folder, reason: 'ENOTDIR' });
}

function fileWithin(root: string, place: string): { readonly path: string; readonly bytes: number } | undefined {
  try {
    const path = realpathSync(place);
    const inside = path.startsWith(root.endsWith(sep) ? root : root + sep);
    const stats = statSync(path);
    return inside && stats.isFile() ? { path, bytes: stats.size } : undefined;
  } catch {
    // A name that no file can have, or one that may not be looked at: it is not there for us.
    return undefined;
  }
}

async function* blocksOf(path: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const block of createReadStream(path, { highWaterMark: BLOCK_BYTES })) yield block as Uint8Array;
  } catch (cause) {
    throw new IoError('readFailed', `${path}: ${systemReason(cause)}`, { cause });
  }
}
