const encoder = new TextEncoder();

/** Bytes from numbers, texts and byte arrays, joined. Texts are UTF-8. */
export function bytesOf(...pieces: readonly (number | string | Uint8Array)[]): Uint8Array {
  const arrays = pieces.map((piece) =>
    typeof piece === 'number' ? Uint8Array.of(piece) : typeof piece === 'string' ? encoder.encode(piece) : piece,
  );
  const joined = new Uint8Array(arrays.reduce((sum, array) => sum + array.length, 0));
  let at = 0;
  for (const array of arrays) {
    joined.set(array, at);
    at += array.length;
  }
  return joined;
}

/** One byte a character; characters past U+00FF lose their high bits. */
export const latin1Bytes = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));

export const hexBytes = (digits: string): Uint8Array =>
  Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

export const u16beBytes = (value: number): Uint8Array => Uint8Array.of(value >>> 8, value);
export const u16leBytes = (value: number): Uint8Array => Uint8Array.of(value, value >>> 8);
export const u32beBytes = (value: number): Uint8Array => Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value);
export const u32leBytes = (value: number): Uint8Array => Uint8Array.of(value, value >>> 8, value >>> 16, value >>> 24);

/** A copy with some bytes replaced from `at` on. */
export function withBytes(bytes: Uint8Array, at: number, replacement: Uint8Array | string): Uint8Array {
  const copy = bytes.slice();
  copy.set(bytesOf(replacement), at);
  return copy;
}

/** Where `wanted` first stands at or after `from`; throws when nowhere, since a test that looks for it would lie. */
export function findBytes(bytes: Uint8Array, wanted: Uint8Array | string, from = 0): number {
  const pattern = bytesOf(wanted);
  for (let at = from; at + pattern.length <= bytes.length; at++) {
    if (pattern.every((byte, index) => bytes[at + index] === byte)) return at;
  }
  throw new Error(`not in the ${bytes.length} bytes: ${wanted}`);
}

/** One character a byte. */
export const latin1Text = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
