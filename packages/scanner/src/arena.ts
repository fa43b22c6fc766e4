import type { Room, TakeRoom } from './file-source.ts';

export const ARENA_BYTES = 1024 * 1024;
/** As much as a walk ever reads ahead. */
const SKIM_BYTES = 256 * 1024;

/**
 * Room for the bytes of one asset at a time, used again for the next. What an asset needs beyond it is allocated. Safe
 * only because a report holds strings and numbers, never views of what was read.
 */
export class Arena {
  readonly #bytes = new Uint8Array(ARENA_BYTES);
  readonly #skimmed = new Uint8Array(SKIM_BYTES);
  #used = 0;

  readonly take: TakeRoom = (length, skim): Room => {
    if (skim && length <= SKIM_BYTES) return { bytes: this.#skimmed, at: 0 };
    const at = this.#used;
    if (at + length > ARENA_BYTES) return { bytes: new Uint8Array(length), at: 0 };
    this.#used = at + length;
    return { bytes: this.#bytes, at };
  };

  /** Gives all room back. Call only when nothing of the last asset but its report is held. */
  reset(): void {
    this.#used = 0;
  }
}
