/** The three families of errors that leave the SDK as a throw. Everything wrong with a file is a `Problem` instead. */
export type ErrorCode =
  | 'invalidOption'
  | 'invalidProfile'
  | 'invalidConfig'
  | 'invalidSource'
  | 'notFound'
  | 'notReadable'
  | 'readFailed'
  | 'writeFailed'
  | 'journalMismatch'
  | 'inUse'
  | 'internal';

abstract class BiaoshiError extends Error {
  abstract readonly family: 'invalidArgument' | 'io' | 'internal';
  readonly code: ErrorCode;
  constructor(code: ErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = new.target.name;
    this.code = code;
  }
}

/** The caller asked for something that cannot be. */
export class InvalidArgumentError extends BiaoshiError {
  readonly family = 'invalidArgument';
}

/** The machine would not read or write. */
export class IoError extends BiaoshiError {
  readonly family = 'io';
}

/** A bug in biaoshi. */
export class InternalError extends BiaoshiError {
  readonly family = 'internal';
}

export type { BiaoshiError };
