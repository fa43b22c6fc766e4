/** Turns character offsets of a decoded text into byte offsets of its encoding, cheaply when asked in rising order. */
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
    if (char < this.#char) {
      this.#char = 0;
      this.#byte = 0;
    }
    const end = Math.min(char, this.#text.length);
    let bytes = this.#byte;
    for (let i = this.#char; i < end; i++) {
      const unit = this.#text.charCodeAt(i);
      if (unit < 0x80) bytes += 1;
      else if (unit < 0x800) bytes += 2;
      else if (unit >= 0xd800 && unit < 0xe000) bytes += 2;
      else bytes += 3;
    }
    this.#char = end;
    this.#byte = bytes;
    return bytes;
  }
}
