import type { Problem } from '@biaoshi/core';
import type { Comparison } from '../comparison/comparison.ts';
import { problemWith, undetermined } from '../comparison/undetermined.ts';
import { type CropRequest, type CropResult, noPictures } from '../crops/request.ts';
import type { EarlierStep } from '../earlier-compression/earlier-steps.ts';
import { type FinePattern, notExamined } from '../fine-pattern/pattern.ts';
import { type Fingerprint, noFingerprint } from '../fingerprint/fingerprint.ts';
import { type PixelOptions, type PixelResult, problemOf, unreadable } from '../result.ts';
import { Child, ChildDied } from './child-process.ts';
import type { InputOf, OutputOf, Request, TaskName } from './messages.ts';

/** Time that one asset may take, models loaded in it. A child that needs longer is ended. */
export const TIMEOUT_MS = 60_000;

const CLOSED = 'the pixel host is closed';

export interface PixelHostOptions {
  /** Child processes, at most, and so assets worked on at a time; at least 1. */
  readonly processes: number;
}

interface Job {
  readonly request: Request;
  readonly signal: AbortSignal | undefined;
  readonly resolve: (outcome: Outcome) => void;
}

/** `problem`: the child gave no output, for a reason that is the asset's to bear. */
type Outcome<Output = unknown> =
  | { readonly output: Output }
  | { readonly problem: Pick<Problem, 'code' | 'data'> }
  | { readonly reason: unknown };

/**
 * Works on assets in child processes, since native decoders meet hostile files: a process that dies, or takes too long,
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
  async examine(bytes: Uint8Array, options: PixelOptions, signal?: AbortSignal): Promise<PixelResult> {
    const answer = await this.#ask('examine', { bytes, options }, signal);
    if ('output' in answer) return answer.output;
    return unreadable([problemOf(bytes.length, answer.problem.code, answer.problem.data)]);
  }

  /** Where the evidence lies in the listing, and what differs there. Rejects as `examine` does. */
  async compare(evidence: Uint8Array, listing: Uint8Array, signal?: AbortSignal): Promise<Comparison> {
    const answer = await this.#ask('compare', { evidence, listing }, signal);
    if ('output' in answer) return answer.output;
    const { code, data } = answer.problem;
    return undetermined([problemWith('evidence', evidence, code, data), problemWith('listing', listing, code, data)]);
  }

  /** The hash by which a picture is found again. Rejects as `examine` does. */
  async fingerprint(bytes: Uint8Array, signal?: AbortSignal): Promise<Fingerprint> {
    const answer = await this.#ask('fingerprint', { bytes }, signal);
    if ('output' in answer) return answer.output;
    return noFingerprint([problemOf(bytes.length, answer.problem.code, answer.problem.data)]);
  }

  /** A thumbnail, and the regions of evidence cut out. Rejects as `examine` does. */
  async crops(bytes: Uint8Array, request: CropRequest, signal?: AbortSignal): Promise<CropResult> {
    const answer = await this.#ask('crops', { bytes, request }, signal);
    if ('output' in answer) return answer.output;
    return noPictures([problemOf(bytes.length, answer.problem.code, answer.problem.data)], request);
  }

  /** Traces of an earlier JPEG compression, or null where the pixels cannot be had. Rejects as `examine` does. */
  async earlierSteps(
    bytes: Uint8Array,
    luminance: readonly number[],
    signal?: AbortSignal,
  ): Promise<readonly EarlierStep[] | null> {
    const answer = await this.#ask('earlierSteps', { bytes, luminance }, signal);
    return 'output' in answer ? answer.output : null;
  }

  /** Whether a fine pattern lies over the whole picture. Rejects as `examine` does. */
  async finePattern(bytes: Uint8Array, signal?: AbortSignal): Promise<FinePattern> {
    const answer = await this.#ask('finePattern', { bytes }, signal);
    return 'output' in answer ? answer.output : notExamined('notDecoded');
  }

  /** `phash` as security data binds it, or null where the pixels have none. Rejects as `examine` does. */
  async perceptualHash(bytes: Uint8Array, signal?: AbortSignal): Promise<string | null> {
    const answer = await this.#ask('perceptualHash', { bytes }, signal);
    return 'output' in answer ? answer.output : null;
  }

  async #ask<Name extends TaskName>(task: Name, input: InputOf<Name>, signal: AbortSignal | undefined) {
    if (this.#closed) throw new Error(CLOSED);
    signal?.throwIfAborted();
    const outcome = await new Promise<Outcome>((resolve) => {
      this.#waiting.push({ request: { task, input }, signal, resolve });
      this.#next();
    });
    if ('reason' in outcome) throw outcome.reason;
    return outcome as Exclude<Outcome<OutputOf<Name>>, { readonly reason: unknown }>;
  }

  /** Ends the processes, whatever they are at. What is not answered yet is rejected. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const job of this.#waiting.splice(0)) job.resolve({ reason: new Error(CLOSED) });
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
      job.resolve(outcome);
    });
  }

  #take(): Child {
    for (let child = this.#idle.pop(); child; child = this.#idle.pop()) if (child.alive) return child;
    return new Child();
  }

  async #outcome(child: Child, { request, signal }: Job): Promise<Outcome> {
    if (signal?.aborted) return { reason: signal.reason };
    const abort = (): void => child.kill('aborted');
    signal?.addEventListener('abort', abort, { once: true });
    try {
      const answer = await child.ask(request, TIMEOUT_MS);
      if ('output' in answer) return answer;
      return { problem: { code: 'internalError', data: { message: answer.failure.slice(0, 200) } } };
    } catch (error) {
      if (signal?.aborted) return { reason: signal.reason };
      if (this.#closed) return { reason: new Error(CLOSED) };
      return { problem: { code: 'decoderDied', data: { reason: reasonOf(error) } } };
    } finally {
      signal?.removeEventListener('abort', abort);
    }
  }
}

const reasonOf = (error: unknown): string => (error instanceof ChildDied ? error.reason : String(error)).slice(0, 200);
