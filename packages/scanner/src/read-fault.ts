import { IoError, type Problem } from '@biaoshi/core';
import { wholeProblem } from './sources/entry.ts';

/** Marks what a source threw, so that it is told from a bug of ours. Never leaves the package. */
export class ReadFault extends Error {
  override readonly name = 'ReadFault';
  constructor(cause: unknown) {
    super('reading failed', { cause });
  }
}

interface SystemFault {
  readonly code?: unknown;
  readonly syscall?: unknown;
  readonly message?: unknown;
}

/**
 * What the system or a source said, as an `ioError` problem. `data.errno` is its code (`ENOENT`), `data.syscall` the
 * call; a source of the caller's own that has no code gives its message, hostile and bounded.
 */
export function ioProblem(error: unknown): Problem {
  const cause = rootOf(error);
  const { code, syscall, message } = (typeof cause === 'object' && cause !== null ? cause : {}) as SystemFault;
  const data: Record<string, string> = {};
  if (typeof code === 'string') data.errno = code;
  if (typeof syscall === 'string') data.syscall = syscall;
  if (typeof code !== 'string' && typeof message === 'string') data.message = message.slice(0, MESSAGE_CHARACTERS);
  return wholeProblem('ioError', data);
}

const MESSAGE_CHARACTERS = 200;

/** The error that a fault wraps; an I/O error of ours keeps its own words unless the system gave it a code. */
function rootOf(error: unknown): unknown {
  const inner = error instanceof ReadFault ? error.cause : error;
  if (!(inner instanceof IoError)) return inner;
  const cause = inner.cause as SystemFault | undefined;
  return typeof cause?.code === 'string' ? cause : { message: inner.message };
}

/** An error with the system's shape, for what we refuse before the system can. */
export function systemFault(errno: string, syscall: string, message: string): Error {
  return Object.assign(new Error(`${errno}: ${message}`), { code: errno, syscall });
}
