import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Channel, Environment, Failure, FailureCode, Outcome, Sender } from '../adapter.ts';
import type { Delivery } from '../delivery.ts';
import type { DeadLetters } from './dead-letters.ts';
import type { Journal } from './journal.ts';
import { KeySet } from './key-set.ts';
import { DEFAULT_RETRY, type RetryPolicy, waitAfter } from './retry.ts';

/** Deliveries in a row that no connection could be had for, each through all its tries, until a run gives up. */
const MOST_UNREACHABLE = 5;

export interface DeliverOptions {
  readonly journal: Journal;
  readonly deadLetters: DeadLetters;
  readonly environment: Environment;
  readonly signal?: AbortSignal;
  /** Default `DEFAULT_RETRY`. */
  readonly retry?: RetryPolicy;
  /** Also what a killed run left open; for dead letters, which a person has looked at. Default false. */
  readonly again?: boolean;
}

export interface DeliverySummary {
  readonly delivered: number;
  /** The receiver had it from an earlier try. */
  readonly alreadyThere: number;
  /** By the journal, or twice in the same run. */
  readonly sentBefore: number;
  /** In the dead-letter file. */
  readonly failed: number;
  /** Aborted by the signal; what was not sent is sent by the next run with the same journal. */
  readonly interrupted: boolean;
  /** Given up since the receiver could not be reached; the same. */
  readonly unreachable: boolean;
}

/**
 * Sends deliveries as they come, `concurrency` requests at a time, each until it is taken, refused or out of tries. Each
 * that was taken is in the journal, and on the disk, before it counts; each that was not is in the dead-letter file. A
 * run that is killed at any moment can be started again: nothing is lost, and nothing goes twice to a receiver that knows
 * the idempotency key. Throws `InvalidArgumentError` for a missing secret, `IoError` when a log cannot be written, and
 * what `source` throws.
 */
export async function deliverAll(
  source: AsyncIterable<Delivery>,
  channel: Channel,
  options: DeliverOptions,
): Promise<DeliverySummary> {
  const sender = channel.open(options.environment);
  const run = new Run(source, channel, sender, options);
  try {
    return await run.finish();
  } finally {
    await sender.close();
  }
}

class Run {
  readonly #source: AsyncIterator<Delivery>;
  readonly #channel: Channel;
  readonly #sender: Sender;
  readonly #options: DeliverOptions;
  readonly #retry: RetryPolicy;
  readonly #stop = new AbortController();
  readonly #signal: AbortSignal;
  readonly #started = new KeySet();
  readonly #counts = { delivered: 0, alreadyThere: 0, sentBefore: 0, failed: 0 };
  #taking: Promise<unknown> = Promise.resolve();
  /** Nobody sends before this: the receiver asked for it. */
  #notBefore = 0;
  #unreachable = 0;
  #fault: { readonly error: unknown } | undefined;

  constructor(source: AsyncIterable<Delivery>, channel: Channel, sender: Sender, options: DeliverOptions) {
    this.#source = source[Symbol.asyncIterator]();
    this.#channel = channel;
    this.#sender = sender;
    this.#options = options;
    this.#retry = options.retry ?? DEFAULT_RETRY;
    this.#signal = AbortSignal.any([this.#stop.signal, ...(options.signal ? [options.signal] : [])]);
    // Every lane listens to it.
    setMaxListeners(0, this.#signal);
  }

  async finish(): Promise<DeliverySummary> {
    await Promise.all(Array.from({ length: this.#channel.concurrency }, () => this.#lane()));
    await this.#source.return?.();
    if (this.#fault) throw this.#fault.error;
    return {
      ...this.#counts,
      interrupted: this.#options.signal?.aborted === true,
      unreachable: this.#unreachable >= MOST_UNREACHABLE,
    };
  }

  async #lane(): Promise<void> {
    try {
      for (;;) {
        const batch = await this.#take();
        if (batch.length === 0) return;
        await this.#send(batch);
      }
    } catch (error) {
      if (this.#signal.aborted && isAbort(error, this.#signal)) return;
      // The other lanes end with this one: a log that cannot be written, or a bug, concerns them all.
      this.#fault ??= { error };
      this.#stop.abort();
    }
  }

  /** The next deliveries that are to be sent; lanes take turns. */
  #take(): Promise<readonly Delivery[]> {
    const taken = this.#taking.then(() => this.#pull());
    this.#taking = taken.catch(() => undefined);
    return taken;
  }

  async #pull(): Promise<readonly Delivery[]> {
    const batch: Delivery[] = [];
    while (batch.length < this.#channel.batchSize) {
      this.#signal.throwIfAborted();
      const next = await this.#source.next();
      if (next.done) break;
      if (await this.#isDue(next.value)) batch.push(next.value);
    }
    return batch;
  }

  async #isDue(delivery: Delivery): Promise<boolean> {
    const { journal, again } = this.#options;
    if (journal.wasSent(delivery.key) || !this.#started.add(delivery.key)) {
      this.#counts.sentBefore++;
      return false;
    }
    if (this.#channel.deduplicates || again || !journal.isOpen(delivery.key)) return true;
    await this.#fail(delivery, { code: 'unknownOutcome', detail: '' }, 1);
    return false;
  }

  async #send(batch: readonly Delivery[]): Promise<void> {
    let open = batch;
    for (let attempt = 1; open.length > 0; attempt++) {
      await this.#gate();
      if (!this.#channel.deduplicates) await Promise.all(open.map(({ key }) => this.#options.journal.begin(key)));
      const outcomes = await this.#sender.deliver(open, this.#signal);
      const later: { delivery: Delivery; afterMs: number }[] = [];
      await Promise.all(
        open.map(async (delivery, at) => {
          const outcome = outcomes[at] as Outcome;
          if (!this.#channel.deduplicates && isSurelyNotTaken(outcome)) await this.#options.journal.end(delivery.key);
          if (outcome.result !== 'retry') return this.#settle(delivery, outcome, attempt);
          if (attempt >= this.#retry.attempts) return this.#exhaust(delivery, outcome.failure, attempt);
          later.push({ delivery, afterMs: outcome.afterMs ?? 0 });
        }),
      );
      open = later.map(({ delivery }) => delivery);
      if (open.length > 0) await this.#wait(attempt, Math.max(...later.map(({ afterMs }) => afterMs)));
    }
  }

  async #settle(delivery: Delivery, outcome: Exclude<Outcome, { result: 'retry' }>, attempts: number): Promise<void> {
    this.#unreachable = 0;
    if (outcome.result === 'refused') return this.#fail(delivery, outcome.failure, attempts);
    await this.#options.journal.sent(delivery.key);
    this.#counts[outcome.result]++;
  }

  async #exhaust(delivery: Delivery, failure: Failure, attempts: number): Promise<void> {
    await this.#fail(delivery, failure, attempts);
    this.#unreachable = LINE_CODES.includes(failure.code) ? this.#unreachable + 1 : 0;
    if (this.#unreachable >= MOST_UNREACHABLE) this.#stop.abort();
  }

  async #fail(delivery: Delivery, failure: Failure, attempts: number): Promise<void> {
    await this.#options.deadLetters.add(delivery, failure, attempts);
    this.#counts.failed++;
  }

  async #gate(): Promise<void> {
    for (let left = this.#notBefore - Date.now(); left > 0; left = this.#notBefore - Date.now())
      await this.#sleep(left);
    this.#signal.throwIfAborted();
  }

  async #wait(attempt: number, afterMs: number): Promise<void> {
    const ms = waitAfter(attempt, this.#retry, afterMs, Math.random());
    if (afterMs > 0) this.#notBefore = Math.max(this.#notBefore, Date.now() + ms);
    await this.#sleep(ms);
  }

  #sleep(ms: number): Promise<void> {
    return sleep(ms, undefined, { signal: this.#signal });
  }
}

/** Failures of the way there, which the next delivery will meet as well. */
const LINE_CODES: readonly FailureCode[] = ['fileSystem', 'network', 'noConnection', 'timeout'];

/** The receiver said no, or was never reached: the message is not there. */
const isSurelyNotTaken = (outcome: Outcome): boolean =>
  'failure' in outcome && outcome.failure.code !== 'network' && outcome.failure.code !== 'timeout';

/** What a wait or a request throws when it is called off. */
const isAbort = (error: unknown, { reason }: AbortSignal): boolean =>
  error === reason || (error instanceof Error && error.name === 'AbortError');
