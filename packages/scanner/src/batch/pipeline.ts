import { InvalidArgumentError } from '@biaoshi/core';
import type { Journal } from '../journal/journal.ts';
import type { JournalLine } from '../journal/lines.ts';
import { uriOf } from '../scanner.ts';
import type { Entry } from '../sources/entry.ts';
import type { ExpandedBlock } from '../sources/expand.ts';
import { type Chunk, ChunkBuilder } from './chunk.ts';
import { type ChunkResult, ResultBuilder } from './chunk-result.ts';
import type { Lanes } from './lanes.ts';
import { Pulse } from './pulse.ts';

/** Consecutive entries on their way from the sources to the caller. */
export interface Batchlet {
  readonly first: number;
  readonly count: number;
  /** They come from the journal. */
  readonly replayed: boolean;
  readonly results: Promise<readonly ChunkResult[]>;
}

interface InFlight extends Batchlet {
  readonly bytes: number;
}

export interface PipelineOptions {
  readonly chunkSize: number;
  /** Chunks handed out and not yet taken by the caller, at most. */
  readonly window: number;
  readonly journal: Journal | undefined;
  readonly signal: AbortSignal;
  /** A source has offered its last entry; `end` is the index after it. */
  readonly sourceEnded: (source: string, end: number) => void;
}

/** Bytes that chunks in flight may carry; one chunk may always. */
const MAX_CARRIED_BYTES = 64 * 1024 * 1024;
/** A chunk that is not full waits this long, at most twice, for its source to go on. */
const PATIENCE_MS = 50;
const REPLAY_ENTRIES = 256;

/**
 * Cuts entries into chunks, has them scanned, and gives them out in the order of the entries. Holds a fixed number of
 * chunks, so its memory does not depend on how many assets there are; a caller who is slow makes it wait.
 */
export class Pipeline {
  readonly #blocks: AsyncIterable<ExpandedBlock>;
  readonly #lanes: Lanes;
  readonly #options: PipelineOptions;
  readonly #builder: ChunkBuilder;
  readonly #inFlight: InFlight[] = [];
  readonly #pulse = new Pulse();
  #replay = new ResultBuilder();
  #carried = 0;
  #submitting = false;
  /** `offered` when the builder was last looked at for entries that nothing follows. */
  #seen = 0;
  #ended = false;
  #fault: unknown;

  constructor(blocks: AsyncIterable<ExpandedBlock>, lanes: Lanes, options: PipelineOptions) {
    this.#blocks = blocks;
    this.#lanes = lanes;
    this.#options = options;
    this.#builder = new ChunkBuilder(options.chunkSize);
  }

  /** Entries offered so far. */
  get offered(): number {
    return this.#builder.next;
  }

  /** True once `offered` will not grow. */
  get ended(): boolean {
    return this.#ended;
  }

  /**
   * Chunks in order. What a source throws comes after everything that was offered before it. Once the signal aborts it
   * gives out what is under way and ends.
   */
  async *run(): AsyncGenerator<Batchlet> {
    const wake = () => this.#pulse.fire();
    this.#options.signal.addEventListener('abort', wake, { once: true });
    const impatience = setInterval(() => this.#flushIdle(), PATIENCE_MS).unref();
    void this.#produce();
    try {
      for (;;) {
        while (this.#inFlight.length === 0 && !this.#ended && !this.#options.signal.aborted) await this.#pulse.wait();
        const next = this.#inFlight[0];
        if (!next) break;
        await next.results;
        this.#inFlight.shift();
        this.#carried -= next.bytes;
        this.#pulse.fire();
        yield next;
      }
      if (this.#fault !== undefined && !this.#options.signal.aborted) throw this.#fault;
    } finally {
      clearInterval(impatience);
      this.#options.signal.removeEventListener('abort', wake);
    }
  }

  async #produce(): Promise<void> {
    try {
      for await (const { source, entries } of this.#blocks) {
        for (const entry of entries) {
          if (this.#options.signal.aborted) return;
          if (this.#isReplayed(entry)) {
            if (this.#replay.done === REPLAY_ENTRIES) await this.#submitReplay();
            continue;
          }
          if (this.#replay.done > 0) await this.#submitReplay();
          const closed = this.#builder.add(entry);
          if (closed) await this.#submit(closed, false);
          if (this.#builder.isFull) await this.#submit(this.#builder.take(), true);
        }
        if (entries.length === 0 && source !== undefined) this.#options.sourceEnded(source, this.#builder.next);
      }
      const more = this.#options.journal?.replay();
      if (more) throw mismatch(more, undefined);
    } catch (error) {
      this.#fault = error;
    }
    await this.#submitReplay();
    await this.#submit(this.#builder.take(), false);
    this.#ended = true;
    this.#pulse.fire();
  }

  async #submit(chunk: Chunk | undefined, isFull: boolean): Promise<void> {
    if (!chunk) return;
    this.#submitting = true;
    await this.#room();
    this.#push(chunk, isFull);
    this.#submitting = false;
  }

  async #submitReplay(): Promise<void> {
    const count = this.#replay.done;
    if (count === 0) return;
    const result = this.#replay.finish(true, 0);
    this.#replay = new ResultBuilder();
    await this.#room();
    const first = this.#builder.next - count;
    this.#inFlight.push({ first, count, replayed: true, bytes: 0, results: Promise.resolve([result]) });
    this.#pulse.fire();
  }

  async #room(): Promise<void> {
    const { window, signal } = this.#options;
    const isFull = () => this.#inFlight.length >= window || this.#carried > MAX_CARRIED_BYTES;
    while (isFull() && !signal.aborted) await this.#pulse.wait();
  }

  #push(chunk: Chunk, isFull: boolean): void {
    const { first, entries, bytes } = chunk;
    const results = this.#lanes.run(chunk, isFull);
    results.catch(() => undefined);
    this.#carried += bytes;
    this.#inFlight.push({ first, count: entries.length, replayed: false, bytes, results });
    this.#pulse.fire();
  }

  /** Hands out what a slow source has offered so far, so that its results need not wait for the rest. */
  #flushIdle(): void {
    const isWaiting = this.#builder.next === this.#seen && !this.#submitting && this.#inFlight.length === 0;
    this.#seen = this.#builder.next;
    const chunk = isWaiting ? this.#builder.take() : undefined;
    if (chunk) this.#push(chunk, false);
  }

  /** Takes the entry's result from the journal, if it has one. Throws `journalMismatch` when it is another entry's. */
  #isReplayed(entry: Entry): boolean {
    const line = this.#options.journal?.replay();
    if (!line) return false;
    if (line.uri !== uriOf(entry)) throw mismatch(line, entry);
    if ('skipped' in line) this.#replay.skip();
    else if ('text' in line) this.#replay.replayed(line.text, line.tally);
    else this.#replay.report(line.report, '', () => '');
    this.#builder.pass();
    return true;
  }
}

function mismatch({ index, uri }: JournalLine, entry: Entry | undefined): InvalidArgumentError {
  const ours = entry ? uriOf(entry) : 'nothing';
  return new InvalidArgumentError(
    'journalMismatch',
    `the journal does not fit the sources: entry ${index} is ${uri} in the journal and ${ours} in the sources`,
  );
}
