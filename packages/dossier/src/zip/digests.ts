import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** What is recorded of a member's bytes; digests in lower-case hex. */
export interface Digests {
  readonly size: number;
  readonly sha256: string;
  readonly sm3: string;
  readonly crc32: number;
}

/** Takes bytes in pieces and digests them in every way that a dossier records. */
export class Digester {
  readonly #sha256 = createHash('sha256');
  readonly #sm3 = createHash('sm3');
  #crc32 = 0;
  #size = 0;

  update(bytes: Uint8Array): void {
    this.#sha256.update(bytes);
    this.#sm3.update(bytes);
    this.#crc32 = crc32(bytes, this.#crc32);
    this.#size += bytes.length;
  }

  digests(): Digests {
    return {
      size: this.#size,
      sha256: this.#sha256.digest('hex'),
      sm3: this.#sm3.digest('hex'),
      crc32: this.#crc32,
    };
  }
}

export function digestsOf(bytes: Uint8Array): Digests {
  const digester = new Digester();
  digester.update(bytes);
  return digester.digests();
}

export const sha256Hex = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');
