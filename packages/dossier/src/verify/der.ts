/** One element of DER (X.690): its tag and where its contents are. */
interface DerElement {
  readonly tag: number;
  readonly contents: Uint8Array;
}

/** Lengths beyond this are not read: a time stamp has some thousands of bytes. */
const MAX_LENGTH_BYTES = 4;

/** The elements of a run, one after the other; null when it is no DER. One-byte tags and definite lengths only. */
function derElements(bytes: Uint8Array): readonly DerElement[] | null {
  const elements: DerElement[] = [];
  let at = 0;
  while (at < bytes.length) {
    const tag = bytes[at] ?? 0;
    const length = lengthAt(bytes, at + 1);
    if (!length || length.start + length.value > bytes.length) return null;
    at = length.start + length.value;
    elements.push({ tag, contents: bytes.subarray(length.start, at) });
  }
  return elements;
}

function lengthAt(bytes: Uint8Array, at: number): { readonly start: number; readonly value: number } | null {
  const first = bytes[at];
  if (first === undefined) return null;
  if (first < 0x80) return { start: at + 1, value: first };
  const count = first & 0x7f;
  if (count === 0 || count > MAX_LENGTH_BYTES || at + 1 + count > bytes.length) return null;
  let value = 0;
  for (let index = 1; index <= count; index++) value = value * 256 + (bytes[at + index] ?? 0);
  return { start: at + 1 + count, value };
}

/** Goes down by the place of each element among its siblings; null where there is none of that tag. */
export function derAt(bytes: Uint8Array, way: readonly (readonly [index: number, tag: number])[]): Uint8Array | null {
  let contents = bytes;
  for (const [index, tag] of way) {
    const element = derElements(contents)?.[index];
    if (element?.tag !== tag) return null;
    contents = element.contents;
  }
  return contents;
}
