/** Turns character offsets of a decoded text into byte offsets of its encoding, at the cost of the way from the last one. */
export class ByteCounter {
  readonly #text: string;
  readonly #bytesPerChar: 2 | undefined;
  #char = 0;
  #byte = 0;

  /** `bytesPerChar`: 2 for UTF-16; undefined counts UTF-8. */
  constructor(text: string, bytesPerChar: 2 | undefined) {
    this.#text = text;
    this.#bytesPerChar = bytesPerChar;
  }

  at(char: number): number {
    if (this.#bytesPerChar) return char * this.#bytesPerChar;
    const end = Math.min(char, this.#text.length);
    let bytes = this.#byte;
    for (let i = this.#char; i < end; i++) bytes += bytesOf(this.#text.charCodeAt(i));
    for (let i = end; i < this.#char; i++) bytes -= bytesOf(this.#text.charCodeAt(i));
    this.#char = end;
    this.#byte = bytes;
    return bytes;
  }
}

/** Of one UTF-16 unit in UTF-8; a surrogate is half of four. */
function bytesOf(unit: number): number {
  if (unit < 0x80) return 1;
  if (unit < 0x800) return 2;
  return unit >= 0xd800 && unit < 0xe000 ? 2 : 3;
}
