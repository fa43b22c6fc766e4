import { type PixelOptions, type PixelResult, problemOf, unreadable } from '../examine.ts';
import { Child, ChildDied } from './child-process.ts';

/** Time that one asset may take, models loaded in it. A child that needs longer is ended. */
export const TIMEOUT_MS = 60_000;

const CLOSED = 'the pixel host is closed';

export interface PixelHostOptions {
  /** Child processes, at most, and so assets examined at a time; at least 1. */
  readonly processes: number;
}

interface Job {
  readonly bytes: Uint8Array;
  readonly options: PixelOptions;
  readonly signal: AbortSignal | undefined;
  readonly resolve: (result: PixelResult) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Examines assets in child processes, since native decoders meet hostile files: a process that dies, or takes too long,
 * costs its one asset its answer (`decoderDied`), and the next asset gets a new one. Processes start when they are needed
 * and keep nobody alive.
 */
export class PixelHost {
  readonly #processes: number;
  readonly #idle: Child[] = [];
  readonly #busy = new Set<Child>();
  readonly #waiting: Job[] = [];
  #closed = false;

  constructor(options: PixelHostOptions) {
    if (!Number.isInteger(options.processes) || options.processes < 1) {
      throw new RangeError('processes must be an integer of at least 1');
    }
    this.#processes = options.processes;
  }

  /** Ids of the processes that are at work. */
  get busyPids(): readonly number[] {
    return [...this.#busy].flatMap(({ pid }) => pid ?? []);
  }

  /** Never rejects on what the bytes hold; rejects with the signal's reason, and once the host is closed. */
  examine(bytes: Uint8Array, options: PixelOptions, signal?: AbortSignal): Promise<PixelResult> {
    return new Promise((resolve, reject) => {
      if (this.#closed) return reject(new Error(CLOSED));
      if (signal?.aborted) return reject(signal.reason);
      this.#waiting.push({ bytes, options, signal, resolve, reject });
      this.#next();
    });
  }

  /** Ends the processes, whatever they are at. What is not answered yet is rejected. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const job of this.#waiting.splice(0)) job.reject(new Error(CLOSED));
    for (const child of [...this.#idle.splice(0), ...this.#busy]) child.kill('closed');
  }

  #next(): void {
    if (this.#busy.size >= this.#processes) return;
    const job = this.#waiting.shift();
    if (!job) return;
    const child = this.#take();
    this.#busy.add(child);
    void this.#outcome(child, job).then((outcome) => {
      this.#busy.delete(child);
      if (child.alive && !this.#closed) this.#idle.push(child);
      this.#next();
      if ('result' in outcome) job.resolve(outcome.result);
      else job.reject(outcome.reason);
    });
  }

  #take(): Child {
    for (let child = this.#idle.pop(); child; child = this.#idle.pop()) if (child.alive) return child;
    return new Child();
  }

  async #outcome(child: Child, { bytes, options, signal }: Job): Promise<Outcome> {
    if (signal?.aborted) return { reason: signal.reason };
    const abort = (): void => child.kill('aborted');
    signal?.addEventListener('abort', abort, { once: true });
    try {
      const answer = await child.examine({ bytes, options }, TIMEOUT_MS);
      if ('result' in answer) return answer;
      return {
        result: unreadable([problemOf(bytes.length, 'internalError', { message: answer.failure.slice(0, 200) })]),
      };
    } catch (error) {
      if (signal?.aborted) return { reason: signal.reason };
      if (this.#closed) return { reason: new Error(CLOSED) };
      return { result: unreadable([problemOf(bytes.length, 'decoderDied', { reason: reasonOf(error) })]) };
    } finally {
      signal?.removeEventListener('abort', abort);
    }
  }
}

type Outcome = { readonly result: PixelResult } | { readonly reason: unknown };

const reasonOf = (error: unknown): string => (error instanceof ChildDied ? error.reason : String(error)).slice(0, 200);
