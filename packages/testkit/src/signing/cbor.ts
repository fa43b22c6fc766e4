import { bytesOf, u16beBytes, u32beBytes } from '../bytes.ts';

/** A value to encode; `Tagged` gives it a tag. Maps may have numbers for keys, which objects cannot. */
export type Cbor =
  | string
  | number
  | boolean
  | null
  | Uint8Array
  | Tagged
  | readonly Cbor[]
  | ReadonlyMap<number | string, Cbor>
  | { readonly [key: string]: Cbor };

export class Tagged {
  readonly tag: number;
  readonly value: Cbor;
  constructor(tag: number, value: Cbor) {
    this.tag = tag;
    this.value = value;
  }
}

/** CBOR (RFC 8949) of whole numbers, texts, bytes, lists and maps, with the shortest heads: what a manifest is made of. */
export function cbor(value: Cbor): Uint8Array {
  if (value === null) return bytesOf(0xf6);
  if (typeof value === 'boolean') return bytesOf(value ? 0xf5 : 0xf4);
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === 'string') return bytesOf(head(3, Buffer.byteLength(value)), value);
  if (value instanceof Uint8Array) return bytesOf(head(2, value.length), value);
  if (value instanceof Tagged) return bytesOf(head(6, value.tag), cbor(value.value));
  if (isList(value)) return bytesOf(head(4, value.length), ...value.map(cbor));
  const entries = value instanceof Map ? [...value] : Object.entries(value);
  return bytesOf(head(5, entries.length), ...entries.flatMap(([key, item]) => [cbor(key), cbor(item)]));
}

const isList = (value: Cbor): value is readonly Cbor[] => Array.isArray(value);

function head(major: number, count: number): Uint8Array {
  const type = major << 5;
  if (count < 24) return bytesOf(type | count);
  if (count < 0x100) return bytesOf(type | 24, count);
  if (count < 0x1_0000) return bytesOf(type | 25, u16beBytes(count));
  return bytesOf(type | 26, u32beBytes(count));
}
