/** Bytes of assets that are held whole, at most; one asset may always be. */
const MAX_HELD_BYTES = 64 * 1024 * 1024;

/** Assets that wait for an answer, and room for more. */
export class Backlog {
  readonly #most: number;
  #count = 0;
  #bytes = 0;
  #freed: Promise<void> | undefined;
  #free: () => void = () => undefined;

  /** `most`: assets that may wait at a time. */
  constructor(most: number) {
    this.#most = most;
  }

  /** Settles when there may be room for one more; undefined where there is room now. */
  room(): Promise<void> | undefined {
    const isFull = this.#count >= this.#most || this.#bytes > MAX_HELD_BYTES;
    if (!isFull || this.#count === 0) return undefined;
    this.#freed ??= new Promise((resolve) => {
      this.#free = resolve;
    });
    return this.#freed;
  }

  /** Counts an asset of this many bytes until what it waits for has settled. */
  async during<T>(bytes: number, wait: () => Promise<T>): Promise<T> {
    this.#count++;
    this.#bytes += bytes;
    try {
      return await wait();
    } finally {
      this.#count--;
      this.#bytes -= bytes;
      this.#freed = undefined;
      this.#free();
    }
  }
}
