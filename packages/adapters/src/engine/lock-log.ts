import { IoError } from '@biaoshi/core';
import { acquire, realFile } from '@biaoshi/ledger/lock';

/** Milliseconds in which a run that is ending lets go of its logs, and a dead one's lock is taken away. */
const WAIT_MS = 2000;

/**
 * Makes a log one run's alone until the function that comes back is called; the log itself may not be there yet. What a
 * run that was killed has left is taken over. Throws `IoError` (`inUse`) while another run has it, and `writeFailed`.
 */
export async function lockLog(path: string): Promise<() => void> {
  const held = await acquire(realFile(path), WAIT_MS);
  if ('heldBy' in held) throw new IoError('inUse', held.heldBy);
  return held.release;
}
