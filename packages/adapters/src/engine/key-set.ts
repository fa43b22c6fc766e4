const WORDS_A_KEY = 4;
const FIRST_SLOTS = 1024;
/** Three quarters full is where probing begins to take long. */
const FULLEST = 0.75;

/**
 * A set of idempotency keys by their first 128 bits, in 16 bytes a slot: a million keys take 32 MB, where a million
 * strings take several times that. Keys are digests, so a false match is beyond chance.
 */
export class KeySet {
  #slots = new Uint32Array(FIRST_SLOTS * WORDS_A_KEY);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  has(key: string): boolean {
    return this.#find(this.#slots, wordsOf(key)).found;
  }

  /** False when it was there. */
  add(key: string): boolean {
    if ((this.#size + 1) * WORDS_A_KEY > this.#slots.length * FULLEST) this.#grow();
    const words = wordsOf(key);
    const { at, found } = this.#find(this.#slots, words);
    if (found) return false;
    this.#slots.set(words, at);
    this.#size++;
    return true;
  }

  #find(slots: Uint32Array, words: Uint32Array): { readonly at: number; readonly found: boolean } {
    const count = slots.length / WORDS_A_KEY;
    let slot = (words[0] ?? 0) % count;
    for (;;) {
      const at = slot * WORDS_A_KEY;
      const held = slots.subarray(at, at + WORDS_A_KEY);
      if (held.every((word) => word === 0)) return { at, found: false };
      if (held.every((word, index) => word === words[index])) return { at, found: true };
      slot = (slot + 1) % count;
    }
  }

  #grow(): void {
    const wider = new Uint32Array(this.#slots.length * 2);
    for (let at = 0; at < this.#slots.length; at += WORDS_A_KEY) {
      const words = this.#slots.subarray(at, at + WORDS_A_KEY);
      if (words.some((word) => word !== 0)) wider.set(words, this.#find(wider, words).at);
    }
    this.#slots = wider;
  }
}

/** An empty slot is all zeros, so a key that is becomes another one. */
function wordsOf(key: string): Uint32Array {
  const words = Uint32Array.from({ length: WORDS_A_KEY }, (_, at) =>
    Number.parseInt(key.slice(at * 8, at * 8 + 8), 16),
  );
  if (words.every((word) => word === 0)) words[WORDS_A_KEY - 1] = 1;
  return words;
}
