/** Names kept; a caller who gave more empty sources than that has seen enough. */
const MAX_NAMES = 1000;

/** Finds out which sources had no asset, as results pass by in the order of the entries. */
export class EmptySources {
  readonly names: string[] = [];
  readonly #ends: { readonly source: string; readonly start: number; readonly end: number }[] = [];
  #start = 0;
  #lastAsset = -1;

  /** A source has offered its last entry; `end` is the index after it. */
  ended(source: string, end: number): void {
    this.#ends.push({ source, start: this.#start, end });
    this.#start = end;
  }

  /** The entry with this index is an asset. Called with growing indexes. */
  asset(index: number): void {
    this.settle(index);
    this.#lastAsset = index;
  }

  /** Every asset with a lower index has been told of. */
  settle(index: number): void {
    for (let first = this.#ends[0]; first && first.end <= index; first = this.#ends[0]) {
      this.#ends.shift();
      if (this.#lastAsset < first.start && this.names.length < MAX_NAMES) this.names.push(first.source);
    }
  }
}
