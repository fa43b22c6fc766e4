import { isSyncEntry } from '../scanner.ts';
import type { Entry } from '../sources/entry.ts';

/** Entries that one thread scans in one go. */
export interface Chunk {
  /** Index of the first entry; the others follow. */
  readonly first: number;
  readonly entries: readonly Entry[];
  /** Bytes that the entries carry with them. */
  readonly bytes: number;
  /** Only the thread that made it can scan it: it holds sources of the caller's, or waits for a network. */
  readonly here: boolean;
}

/** Bytes after which a chunk is full, whatever its number of entries. */
const MAX_CHUNK_BYTES = 8 * 1024 * 1024;
/** Entries that wait for a network, fetched side by side. */
const MAX_HERE_ENTRIES = 8;

/** Gathers entries into chunks, in their order. */
export class ChunkBuilder {
  readonly #size: number;
  #first = 0;
  #entries: Entry[] = [];
  #bytes = 0;
  #here = false;

  constructor(size: number) {
    this.#size = size;
  }

  /** Index that the next entry will have. */
  get next(): number {
    return this.#first + this.#entries.length;
  }

  get isEmpty(): boolean {
    return this.#entries.length === 0;
  }

  get isFull(): boolean {
    const most = this.#here ? Math.min(MAX_HERE_ENTRIES, this.#size) : this.#size;
    return this.#entries.length >= most || this.#bytes >= MAX_CHUNK_BYTES;
  }

  /** Adds an entry; returns the chunk before it when the two cannot go together. */
  add(entry: Entry): Chunk | undefined {
    const here = !isSyncEntry(entry);
    const closed = here === this.#here ? undefined : this.take();
    this.#here = here;
    this.#entries.push(entry);
    if (entry.kind === 'bytes') this.#bytes += entry.bytes.length;
    return closed;
  }

  /** Leaves one index out: its entry needs no scan. Only while nothing is held. */
  pass(): void {
    this.#first++;
  }

  /** What was gathered so far, if anything. */
  take(): Chunk | undefined {
    if (this.#entries.length === 0) return undefined;
    const chunk: Chunk = { first: this.#first, entries: this.#entries, bytes: this.#bytes, here: this.#here };
    this.#first += this.#entries.length;
    this.#entries = [];
    this.#bytes = 0;
    return chunk;
  }
}
