import { hash } from 'node:crypto';

export const SALT_BYTES = 32;
const CHECKSUM_BYTES = 8;

/**
 * What the last 8 bytes of `block` must be: the first 8 of SHA-256 over the ledger's salt and all before them. Salted, so
 * that a record of another ledger is none of this one.
 */
function checksumOf(salt: Uint8Array, block: Uint8Array): Uint8Array {
  const body = block.length - CHECKSUM_BYTES;
  const input = Buffer.allocUnsafe(salt.length + body);
  input.set(salt, 0);
  input.set(block.subarray(0, body), salt.length);
  return hash('sha256', input, 'buffer').subarray(0, CHECKSUM_BYTES);
}

/** Writes the checksum of all before it into the block's last 8 bytes. */
export const seal = (salt: Uint8Array, block: Uint8Array): void =>
  block.set(checksumOf(salt, block), block.length - CHECKSUM_BYTES);

export const isSealed = (salt: Uint8Array, block: Buffer): boolean =>
  block.subarray(-CHECKSUM_BYTES).equals(checksumOf(salt, block));
