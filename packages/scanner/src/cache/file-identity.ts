import { createHash } from 'node:crypto';
import { type BigIntStats, statSync } from 'node:fs';

export interface FileIdentity {
  /** Hex over device, inode, size and both times in nanoseconds. */
  readonly key: string;
  /** The file changed so lately that a further change might not show in its times. */
  readonly racy: boolean;
}

/** Coarser than the clock of any file system in use (FAT keeps two seconds). */
const RACY_MS = 2500;

/**
 * What stands for a file's content until one of them changes. The time of the last status change is among them, so
 * setting the other time back does not hide a change. Undefined when the file cannot be asked.
 */
export function fileIdentity(path: string): FileIdentity | undefined {
  let stats: BigIntStats;
  try {
    stats = statSync(path, { bigint: true });
  } catch {
    return undefined;
  }
  const { dev, ino, size, mtimeNs, ctimeNs } = stats;
  const key = createHash('sha256').update(`${dev} ${ino} ${size} ${mtimeNs} ${ctimeNs}`).digest('hex');
  return { key, racy: Date.now() - Number(ctimeNs / 1_000_000n) < RACY_MS };
}
