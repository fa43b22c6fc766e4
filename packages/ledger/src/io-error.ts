import { IoError } from '@biaoshi/core';

/** A refusal of the machine as `IoError` (`writeFailed`) that says `what`; any other error as it is. */
export const ioError = (cause: unknown, what: string): unknown =>
  cause instanceof Error && 'syscall' in cause ? new IoError('writeFailed', what, { cause }) : cause;
