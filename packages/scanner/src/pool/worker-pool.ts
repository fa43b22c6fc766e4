import { fileURLToPath } from 'node:url';
import { InternalError } from '@biaoshi/core';
import type { Piscina } from 'piscina';
import type { ChunkResult } from '../batch/chunk-result.ts';
import type { Setup } from '../options.ts';
import type { Entry } from '../sources/entry.ts';
import { packEntries, type WorkerAnswer, type WorkerTask } from './worker.ts';
import { WORKER_FLAGS } from './worker-url.ts';

/** The worker that had the chunk is gone: it ran out of memory, or its thread was ended. */
export class WorkerDied extends Error {
  override readonly name = 'WorkerDied';
}

/** JavaScript heap of one worker. The limits keep a scan far below it. */
const WORKER_HEAP_MB = 512;

const optionsFor = (threads: number, worker: URL) => ({
  filename: fileURLToPath(worker),
  minThreads: threads,
  maxThreads: threads,
  ...WORKER_FLAGS,
  resourceLimits: { maxOldGenerationSizeMb: WORKER_HEAP_MB },
});

/** Threads that scan chunks. A dead one is replaced by the pool; its chunk is the caller's to give again. */
export class WorkerPool {
  readonly #pool: Piscina<WorkerTask, WorkerAnswer>;
  readonly #setup: string;
  readonly #stop = new Int32Array(new SharedArrayBuffer(4));

  /** Throws `InternalError` when a worker cannot start. The code that leads to workers is loaded here: most scans need none. */
  static async start(setup: Setup, threads: number, worker: URL): Promise<WorkerPool> {
    const { Piscina: Pool } = await import('piscina');
    const pool = new WorkerPool(setup, new Pool(optionsFor(threads, worker)));
    try {
      await pool.run(0, []);
      return pool;
    } catch (cause) {
      await pool.close();
      if (cause instanceof InternalError) throw cause;
      throw new InternalError('internal', 'a worker could not be started', { cause });
    }
  }

  private constructor(setup: Setup, pool: Piscina<WorkerTask, WorkerAnswer>) {
    this.#setup = JSON.stringify(setup);
    this.#pool = pool;
    // A worker that dies between two tasks is replaced; there is nothing to be done again.
    this.#pool.on('error', () => undefined);
  }

  /** Rejects with `WorkerDied`, or with `InternalError` for a worker that could not do its work at all. */
  async run(first: number, entries: readonly Entry[]): Promise<ChunkResult> {
    const task: WorkerTask = { setup: this.#setup, first, ...packEntries(entries), stop: this.#stop };
    let answer: WorkerAnswer;
    try {
      answer = await this.#pool.run(task);
    } catch (cause) {
      throw new WorkerDied('a worker died', { cause });
    }
    if ('failure' in answer) throw new InternalError('internal', `a worker failed: ${answer.failure}`);
    return answer;
  }

  /** Makes every running chunk end after the asset that it is at. */
  stop(): void {
    Atomics.store(this.#stop, 0, 1);
  }

  /** Ends the threads, whatever they are at. */
  async close(): Promise<void> {
    await this.#pool.destroy();
  }
}
