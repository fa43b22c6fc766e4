import { readSync } from 'node:fs';

const BLOCK_BYTES = 256 * 1024;
/** No result comes near; past it the file is damaged. */
const MAX_LINE_BYTES = 256 * 1024 * 1024;

/** Reads a file's complete lines one at a time, and knows where each begins. */
export class LineReader {
  readonly #fd: number;
  readonly #block = Buffer.alloc(BLOCK_BYTES);
  #held: Buffer = Buffer.alloc(0);
  /** Offset in the file of the first byte that is held. */
  #at = 0;

  constructor(fd: number) {
    this.#fd = fd;
  }

  /** Offset of the next line. */
  get offset(): number {
    return this.#at;
  }

  /** The next line without its end; undefined when the rest has none, that is, was torn or is not there. */
  next(): string | undefined {
    let searched = 0;
    for (;;) {
      const end = this.#held.indexOf(0x0a, searched);
      if (end >= 0) {
        const line = this.#held.toString('utf8', 0, end);
        this.#held = this.#held.subarray(end + 1);
        this.#at += end + 1;
        return line;
      }
      searched = this.#held.length;
      if (searched > MAX_LINE_BYTES || !this.#more()) return undefined;
    }
  }

  #more(): boolean {
    const length = readSync(this.#fd, this.#block, 0, BLOCK_BYTES, this.#at + this.#held.length);
    if (length > 0) this.#held = Buffer.concat([this.#held, this.#block.subarray(0, length)]);
    return length > 0;
  }
}
