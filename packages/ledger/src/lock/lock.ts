import { readlinkSync, symlinkSync, unlinkSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { IoError } from '@biaoshi/core';
import { isDead, newHolder, nonceOf, pidOf } from './holder.ts';

/** Milliseconds between two tries, at most; the wait is drawn, so that waiters do not keep in step. */
const PAUSE_MS = 4;

/** Locks of dead processes that one try looks behind. Each needs a process to be killed within the few calls of taking a dead one's lock away. */
const MAX_BREAKERS = 8;

/**
 * Does `work` while no other process works on the ledger `file`, after waiting up to `waitMs` milliseconds for them. `work` is synchronous, so that no other code of this
 * process can come between. Throws `IoError` (`writeFailed`) where it waited in vain, and what `acquire` throws.
 */
export const locked = <T>(file: string, waitMs: number, work: () => T, signal?: AbortSignal): Promise<T> => {
  const alone = (release: () => void): T => {
    try {
      return work();
    } finally {
      release();
    }
  };
  const inVain = (heldBy: string): never => {
    throw new IoError('writeFailed', heldBy);
  };
  return taking(file, waitMs, alone, inVain, signal);
};

/** The lock is the caller's until `release`; or it is another's, and this says whose. */
export type Held = { readonly release: () => void } | { readonly heldBy: string };

/**
 * Takes the lock of `file`, after waiting up to `waitMs` milliseconds for whoever has it. A process that ends without
 * `release` leaves nothing that the next one waits for. Throws `IoError` (`writeFailed`) where the place does not take
 * links; the signal's reason if aborted.
 */
export const acquire = (file: string, waitMs: number, signal?: AbortSignal): Promise<Held> =>
  taking<Held>(
    file,
    waitMs,
    (release) => ({ release }),
    (heldBy) => ({ heldBy }),
    signal,
  );

/**
 * The lock is a symbolic link whose target names its holder: made, text and all, in one call that fails where there is
 * one. The link of a process that has ended is taken away by whoever makes a second link, the breaker, whose name is the
 * dead holder's nonce. Names are never used again, so while a living process holds the breaker nobody else takes that
 * link away, and a link that changed hands meanwhile has another text and stays.
 */
async function taking<T>(
  file: string,
  waitMs: number,
  taken: (release: () => void) => T,
  inVain: (heldBy: string) => T,
  signal: AbortSignal | undefined,
): Promise<T> {
  const lock = `${file}.lock`;
  const holder = newHolder();
  const end = performance.now() + waitMs;
  while (!take(lock, holder, file, 0)) {
    signal?.throwIfAborted();
    if (performance.now() > end) return inVain(heldBy(lock));
    await sleep(Math.random() * PAUSE_MS);
  }
  return taken(() => {
    if (read(lock) === holder) unlinkSync(lock);
  });
}

/** True once the link is ours. */
function take(lock: string, holder: string, file: string, depth: number): boolean {
  if (make(lock, holder)) return true;
  const other = read(lock);
  if (other === undefined || !isDead(other) || depth === MAX_BREAKERS) return false;
  const breaker = `${file}.lock.${nonceOf(other)}`;
  if (!take(breaker, newHolder(), file, depth + 1)) return false;
  try {
    if (read(lock) === other) unlinkSync(lock);
  } finally {
    unlinkSync(breaker);
  }
  return false;
}

function make(lock: string, holder: string): boolean {
  try {
    symlinkSync(holder, lock);
    return true;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw new IoError('writeFailed', `the lock ${lock} cannot be made`, { cause });
  }
}

/** Undefined where there is none any more. */
function read(lock: string): string | undefined {
  try {
    return readlinkSync(lock);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new IoError('writeFailed', `${lock} is not a lock`, { cause });
  }
}

function heldBy(lock: string): string {
  const pid = pidOf(read(lock) ?? '');
  const who = pid === undefined ? 'another process' : `process ${pid}`;
  return `${lock} is held by ${who}; if that process has ended, on this machine or another, remove the lock`;
}
