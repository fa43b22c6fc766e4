import { InvalidArgumentError } from '@biaoshi/core';
import { RECORD_BYTES } from '../limits.ts';
import { isSealed, SALT_BYTES, seal } from './checksum.ts';

/** With a byte of eight bits and both line ends in it: what a transfer as text would change. */
const MAGIC = Buffer.from('\x89BSLEDG\r\n\x1a\n', 'latin1');
const VERSION = 1;

/** The header is this twice, so that one damaged copy costs nothing. */
const COPY_BYTES = RECORD_BYTES / 2;

const VERSION_AT = 12;
const RECORD_BYTES_AT = 14;
const SALT_AT = 16;
const CREATED_AT = SALT_AT + SALT_BYTES;
const NO_SALT = new Uint8Array(0);

export interface Header {
  readonly salt: Buffer;
  /** Milliseconds since 1970. */
  readonly created: number;
}

export function encodeHeader({ salt, created }: Header): Buffer {
  const copy = Buffer.alloc(COPY_BYTES);
  MAGIC.copy(copy);
  copy.writeUInt16LE(VERSION, VERSION_AT);
  copy.writeUInt16LE(RECORD_BYTES, RECORD_BYTES_AT);
  salt.copy(copy, SALT_AT);
  copy.writeUIntLE(created, CREATED_AT, 6);
  seal(NO_SALT, copy);
  return Buffer.concat([copy, copy]);
}

/**
 * The header and the offsets of its damaged copies: none or one. Throws `InvalidArgumentError` (`invalidSource`) where
 * neither copy is whole, and for a version that this program does not read.
 */
export function decodeHeader(
  bytes: Buffer,
  file: string,
): { readonly header: Header; readonly damaged: readonly number[] } {
  const copies = [0, COPY_BYTES].map((at) => ({ at, copy: bytes.subarray(at, at + COPY_BYTES) }));
  const whole = copies.filter(({ copy }) => isWhole(copy));
  const [first] = whole;
  if (!first) throw new InvalidArgumentError('invalidSource', `${file} is not a ledger`);
  const version = first.copy.readUInt16LE(VERSION_AT);
  if (version !== VERSION || first.copy.readUInt16LE(RECORD_BYTES_AT) !== RECORD_BYTES) {
    throw new InvalidArgumentError('invalidSource', `${file} is a ledger of version ${version}, not ${VERSION}`);
  }
  const damaged = copies.filter((one) => !whole.includes(one)).map(({ at }) => at);
  const salt = Buffer.from(first.copy.subarray(SALT_AT, CREATED_AT));
  return { header: { salt, created: first.copy.readUIntLE(CREATED_AT, 6) }, damaged };
}

const isWhole = (copy: Buffer): boolean =>
  copy.length === COPY_BYTES && copy.subarray(0, MAGIC.length).equals(MAGIC) && isSealed(NO_SALT, copy);
