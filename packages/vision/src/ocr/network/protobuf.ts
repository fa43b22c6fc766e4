/** A field of a message: its number, and where it and its content lie. A number has its value. */
export interface Field {
  readonly number: number;
  readonly whole: Uint8Array;
  readonly content: Uint8Array;
  readonly value: number;
}

/** Bytes of a field of a fixed size, by its wire type. */
const FIXED: Readonly<Record<number, number>> = { 1: 8, 5: 4 };

/** The fields of a message, in their order. Throws a RangeError where the bytes are none. */
export function fieldsOf(message: Uint8Array): Field[] {
  const fields: Field[] = [];
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let shift = 1; ; shift *= 128) {
      const byte = message[at++];
      if (byte === undefined || shift > 2 ** 56) throw new RangeError('not a protobuf message');
      value += (byte & 127) * shift;
      if (byte < 128) return value;
    }
  };
  while (at < message.length) {
    const start = at;
    const key = varint();
    const wire = key & 7;
    const from = at;
    const value = wire === 0 || wire === 2 ? varint() : 0;
    const content = wire === 2 ? at : from;
    const length = wire === 0 ? at - from : wire === 2 ? value : FIXED[wire];
    if (length === undefined || content + length > message.length) throw new RangeError('not a protobuf message');
    at = content + length;
    fields.push({
      number: Math.floor(key / 8),
      whole: message.subarray(start, at),
      content: message.subarray(content, at),
      value,
    });
  }
  return fields;
}

/** Bytes in pieces, which are put together once. */
export type Pieces = readonly Uint8Array[];

/** A field that is a message, or bytes. */
export function message(number: number, content: Pieces): Pieces {
  const length = content.reduce((sum, piece) => sum + piece.length, 0);
  return [varints(number * 8 + 2, length), ...content];
}

export const text = (number: number, content: string): Pieces => message(number, [Buffer.from(content)]);

export const integer = (number: number, value: number): Pieces => [varints(number * 8, value)];

export const float = (number: number, value: number): Pieces => [
  varints(number * 8 + 5),
  new Uint8Array(Float32Array.of(value).buffer),
];

function varints(...values: readonly number[]): Uint8Array {
  const bytes: number[] = [];
  for (const value of values) {
    let rest = value;
    for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
    bytes.push(rest);
  }
  return Uint8Array.from(bytes);
}
