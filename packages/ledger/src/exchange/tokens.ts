import { type ExportKeys, mac } from './exchange-key.ts';

/** A PDQ hash's bits in 8 orders, each cut into 4: 32 sub-hashes of 64 bits, of which every 4 hold each bit once. */
const ORDERS = 8;
const CUTS = 4;
export const TABLES = ORDERS * CUTS;
const HASH_BITS = 256;
export const SUB_HASH_BITS = HASH_BITS / CUTS;
const SUB_HASH_BYTES = SUB_HASH_BITS / 8;

export const CONTENT_TOKEN_BYTES = 16;
export const PICTURE_TOKEN_BYTES = 8;

/** What stands for an entry in an export: without the key neither of the two says anything about it. */
export class Tokens {
  readonly #keys: ExportKeys;
  readonly #orders: readonly Uint8Array[];

  constructor(keys: ExportKeys) {
    this.#keys = keys;
    this.#orders = Array.from({ length: ORDERS }, (_, order) => orderOf(keys.order, order));
  }

  /** Of the same bytes: HMAC over their SHA-256, 16 bytes, as 22 characters of base64url. */
  content(sha256: string): string {
    return mac(this.#keys.content, Buffer.from(sha256, 'hex')).toString('base64url', 0, CONTENT_TOKEN_BYTES);
  }

  /** Of the same picture: HMAC over each sub-hash and its number, 8 bytes each, in the order of the tables. */
  picture(pdqHex: string): Buffer {
    const hash = Buffer.from(pdqHex, 'hex');
    const tokens = Buffer.allocUnsafe(TABLES * PICTURE_TOKEN_BYTES);
    const input = Buffer.alloc(1 + SUB_HASH_BYTES);
    for (let table = 0; table < TABLES; table++) {
      const order = this.#orders[Math.floor(table / CUTS)] as Uint8Array;
      input.fill(0);
      input[0] = table;
      const from = (table % CUTS) * SUB_HASH_BITS;
      for (let at = 0; at < SUB_HASH_BITS; at++) {
        const bit = order[from + at] as number;
        if (((hash[bit >> 3] as number) >> (bit & 7)) & 1)
          input[1 + (at >> 3)] = (input[1 + (at >> 3)] as number) | (1 << (at & 7));
      }
      mac(this.#keys.picture, input).copy(tokens, table * PICTURE_TOKEN_BYTES, 0, PICTURE_TOKEN_BYTES);
    }
    return tokens;
  }
}

/** An order of the 256 bits, drawn from the key (Fisher–Yates), so that outsiders do not know which bits go together. */
function orderOf(key: Buffer, order: number): Uint8Array {
  const bits = Uint8Array.from({ length: HASH_BITS }, (_, bit) => bit);
  for (let left = HASH_BITS; left > 1; left--) {
    const drawn = mac(key, Uint8Array.of(order, left - 1)).readUInt32BE() % left;
    [bits[left - 1], bits[drawn]] = [bits[drawn] as number, bits[left - 1] as number];
  }
  return bits;
}
