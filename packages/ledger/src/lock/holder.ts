import { randomBytes } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** Who holds a lock, as the lock's text says it: `place/pid/started/nonce`. */
const TEXT = /^([^/]{1,200})\/(\d{1,10})\/(\d{1,20})\/([0-9a-f]{32})$/;

/** A text that no other holder ever has. */
export const newHolder = (): string =>
  `${place()}/${process.pid}/${startOf(process.pid) ?? 0}/${randomBytes(16).toString('hex')}`;

/** Undefined for a text that no holder wrote. */
export const nonceOf = (holder: string): string | undefined => TEXT.exec(holder)?.[4];

export const pidOf = (holder: string): string | undefined => TEXT.exec(holder)?.[2];

/**
 * True only where it is certain that the holder's process has ended: it ran where this one runs, and no process of its
 * number is there, or one that started at another time. A holder of another machine, of another start of this one or of
 * another container is never called dead.
 */
export function isDead(holder: string): boolean {
  const [, where, pid, started] = TEXT.exec(holder) ?? [];
  if (where !== place()) return false;
  const now = startOf(Number(pid));
  if (now === 'ended') return true;
  if (now !== undefined && Number(started) !== 0) return now !== Number(started);
  return !isRunning(Number(pid));
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/** Where process numbers mean the same: the machine since its start, and on Linux the namespace. */
const place = (): string => (known ??= linuxPlace() ?? hostname().replaceAll('/', '_').slice(0, 200));
let known: string | undefined;

function linuxPlace(): string | undefined {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim();
    return `${boot}.${readlinkSync('/proc/self/ns/pid').replace(/\D/g, '')}`;
  } catch {
    return undefined;
  }
}

/**
 * Clock ticks from the machine's start to the process's, where the system tells: a number that is used again differs in
 * it. A process that has ended and whose parent has not asked yet has `ended`, once the last of its threads has.
 */
function startOf(pid: number): number | 'ended' | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The name, in parentheses, may hold anything; the third field follows it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state, threads, start] = [fields[0], fields[17], fields[19]];
    return state === 'Z' && Number(threads) <= 1 ? 'ended' : Number(start);
  } catch {
    return undefined;
  }
}
