import { setImmediate } from 'node:timers/promises';
import type { Setup } from '../options.ts';
import { WorkerDied, WorkerPool } from '../pool/worker-pool.ts';
import type { Chunk } from './chunk.ts';
import type { ChunkResult } from './chunk-result.ts';
import { ChunkRunner } from './chunk-runner.ts';

export interface Threads {
  /** Workers; 0 and 1 mean that this thread scans. */
  readonly count: number;
  /**
   * Workers start only once there has been work for a while, and this thread scans until they are ready: for a few
   * hundred assets they cost more than they save.
   */
  readonly whenNeeded: boolean;
  /** The worker's file. */
  readonly worker: URL;
}

/** How long this thread scans before it lets timers, signals and other work have their turn. */
const TURN_MS = 20;

/**
 * Full chunks that this thread scans before workers that start when needed are called for. Those with pixels to look at
 * do not count: that is the work of child processes, and this thread feeds as many as there are processors.
 */
const CHUNKS_ALONE = 4;

/** Has chunks scanned: by workers, or in this thread. */
export class Lanes {
  readonly #setup: Setup;
  readonly #threads: Threads;
  readonly #signal: AbortSignal;
  #pool: Promise<WorkerPool> | undefined;
  /** The pool has started, or has failed to. */
  #isSettled = false;
  #fullChunks = 0;
  #runner: Promise<ChunkRunner> | undefined;
  #turnEnds = 0;
  /** Chunks that were given again because their worker died. */
  redone = 0;

  /** Once `signal` aborts, every chunk ends after the asset that it is at. */
  constructor(setup: Setup, threads: Threads, signal: AbortSignal) {
    this.#setup = setup;
    this.#threads = threads;
    this.#signal = signal;
  }

  /** The results of consecutive pieces of the chunk. They end early only once the signal has aborted. */
  async run(chunk: Chunk, isFull: boolean): Promise<readonly ChunkResult[]> {
    if (chunk.here) return [await (await this.#here()).runLater(chunk.first, chunk.entries, this.#signal)];
    const { count, whenNeeded } = this.#threads;
    if (count <= 1 || this.#setup.pixels === 'always') return this.#inTurns(chunk);
    if (!whenNeeded || this.#isSettled) return this.#inPool(chunk);
    return this.#inTurns(chunk, isFull);
  }

  /** Ends the workers. */
  async close(): Promise<void> {
    await (await this.#pool?.catch(() => undefined))?.close();
    await (await this.#runner?.catch(() => undefined))?.close();
  }

  #here(): Promise<ChunkRunner> {
    this.#runner ??= ChunkRunner.create(this.#setup, false, this.#threads.count);
    return this.#runner;
  }

  async #inTurns({ first, entries }: Chunk, isCounted = false): Promise<ChunkResult[]> {
    const runner = await this.#here();
    const lookedBefore = runner.looked;
    const renew = () => {
      this.#turnEnds = performance.now() + TURN_MS;
    };
    const results: ChunkResult[] = [];
    let at = 0;
    while (at < entries.length && !this.#signal.aborted) {
      if (performance.now() >= this.#turnEnds) {
        await setImmediate();
        renew();
      }
      let asked = 0;
      const isOver = () => asked++ > 0 && (this.#signal.aborted || performance.now() >= this.#turnEnds);
      const result = await runner.run(first + at, entries.slice(at), isOver, renew);
      at += result.done;
      results.push(result);
    }
    if (isCounted && runner.looked === lookedBefore && ++this.#fullChunks === CHUNKS_ALONE) this.#callPool();
    return results;
  }

  async #inPool({ first, entries }: Chunk): Promise<readonly ChunkResult[]> {
    const pool = await this.#callPool();
    try {
      return [await pool.run(first, entries)];
    } catch (error) {
      if (!(error instanceof WorkerDied)) throw error;
    }
    this.redone++;
    const results: ChunkResult[] = [];
    for (const [at, entry] of entries.entries()) {
      if (this.#signal.aborted) break;
      try {
        results.push(await pool.run(first + at, [entry]));
      } catch (error) {
        if (!(error instanceof WorkerDied)) throw error;
        results.push((await this.#here()).fault(first + at, entry, 'workerDied'));
      }
    }
    return results;
  }

  #callPool(): Promise<WorkerPool> {
    if (!this.#pool) {
      this.#pool = this.#startPool();
      const settle = () => {
        this.#isSettled = true;
      };
      this.#pool.then(settle, settle);
    }
    return this.#pool;
  }

  async #startPool(): Promise<WorkerPool> {
    const pool = await WorkerPool.start(this.#setup, this.#threads.count, this.#threads.worker);
    if (this.#signal.aborted) pool.stop();
    else this.#signal.addEventListener('abort', () => pool.stop(), { once: true });
    return pool;
  }
}
