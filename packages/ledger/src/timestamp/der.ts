/** One value of DER: its tag byte, its content, and what follows it. */
export interface Value {
  readonly tag: number;
  readonly content: Uint8Array;
  readonly rest: Uint8Array;
}

/** Bytes of a length field after its first: 65,535 is the largest token. */
const MAX_LENGTH_BYTES = 2;

/**
 * The first value in `bytes`; undefined where there is none: cut off, a length that is not DER's shortest form or has no
 * end, or a tag of several bytes, which no structure here has.
 */
export function firstValue(bytes: Uint8Array): Value | undefined {
  const [tag, first] = bytes;
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) return undefined;
  const count = first < 0x80 ? 0 : first & 0x7f;
  if (first === 0x80 || count > MAX_LENGTH_BYTES || bytes.length < 2 + count) return undefined;
  const length = count === 0 ? first : bytes.subarray(2, 2 + count).reduce((sum, byte) => sum * 256 + byte, 0);
  if (count > 0 && length < (count === 1 ? 0x80 : 0x100)) return undefined;
  const end = 2 + count + length;
  if (end > bytes.length) return undefined;
  return { tag, content: bytes.subarray(2 + count, end), rest: bytes.subarray(end) };
}

export const TAG = {
  integer: 0x02,
  octets: 0x04,
  oid: 0x06,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
  /** Constructed and of the context: `[0]`. */
  explicit0: 0xa0,
} as const;

/** Reads values one after another; the first that is not of the tag that is asked for ends the reading. */
export class Walk {
  #rest: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#rest = bytes;
  }

  /** Undefined at the end, and where something else stands. */
  next(tag: number): Uint8Array | undefined {
    const value = firstValue(this.#rest);
    if (value?.tag !== tag) return undefined;
    this.#rest = value.rest;
    return value.content;
  }

  /** The walk of what the next value holds. */
  into(tag: number): Walk | undefined {
    const content = this.next(tag);
    return content && new Walk(content);
  }

  get isAtEnd(): boolean {
    return this.#rest.length === 0;
  }
}

/** `1.2.840…` as the bytes that DER writes for it, in hexadecimal. */
export function oidHex(dotted: string): string {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = [first * 40 + second, ...rest].flatMap((arc) => {
    const groups = [arc & 0x7f];
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128))
      groups.unshift((left & 0x7f) | 0x80);
    return groups;
  });
  return Buffer.from(bytes).toString('hex');
}
