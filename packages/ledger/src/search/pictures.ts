import { BandIndex, type Found } from './band-index.ts';
import { type Columns, KIND } from './columns.ts';
import { distanceUpTo, PDQ_WORDS } from './hamming.ts';

/** Hashes up to which every one is looked at. */
const LINEAR = 32_768;

/** Finds pictures: through an index where there are many, and by looking at each of those that came after. */
export class Pictures {
  readonly #columns: Columns;
  #index: BandIndex | undefined;
  /** Records that the index covers. */
  #covered = 0;

  constructor(columns: Columns, kept?: { readonly index: BandIndex; readonly covered: number }) {
    this.#columns = columns;
    this.#index = kept?.index;
    this.#covered = kept?.covered ?? 0;
  }

  /** An index of every record; undefined where there are too few for one. */
  wholeIndex(): BandIndex | undefined {
    if (this.#columns.length <= LINEAR) return undefined;
    if (this.#covered < this.#columns.length) this.#build();
    return this.#index;
  }

  /** Every comparable hash within `radius` of the query; some are reported several times. */
  search(query: Uint32Array, radius: number, found: Found): void {
    this.#extend();
    const indexed = this.#index?.search(this.#columns.arrays.words, query, radius, found) ?? false;
    this.#look(indexed ? this.#covered : 0, query, radius, found);
  }

  #look(from: number, query: Uint32Array, radius: number, found: Found): void {
    const { length, arrays } = this.#columns;
    for (let number = from; number < length; number++) {
      if (arrays.kinds[number] !== KIND.comparable) continue;
      const distance = distanceUpTo(radius, arrays.words, number * PDQ_WORDS, query);
      if (distance <= radius) found(number, distance);
    }
  }

  /** Builds the index anew once those after it are many, and a quarter of all: so building costs a few visits a record. */
  #extend(): void {
    const after = this.#columns.length - this.#covered;
    if (after <= LINEAR || after * 4 < this.#columns.length) return;
    this.#build();
  }

  #build(): void {
    this.#index = BandIndex.build(this.#columns.arrays.words, this.#columns.ofKind(KIND.comparable));
    this.#covered = this.#columns.length;
  }
}
