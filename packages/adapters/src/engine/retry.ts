import { Settings } from '../settings/settings.ts';

/** How often and after what wait a delivery is tried again. Milliseconds. */
export interface RetryPolicy {
  /** Tries in all. */
  readonly attempts: number;
  /** Before the second try; twice as long before each further one, up to `maxMs`. */
  readonly baseMs: number;
  readonly maxMs: number;
  /** A receiver that asks for more patience is tried after this all the same. */
  readonly maxRetryAfterMs: number;
}

export const DEFAULT_RETRY: RetryPolicy = { attempts: 8, baseMs: 500, maxMs: 60_000, maxRetryAfterMs: 300_000 };

/**
 * The wait after the `attempt`-th try (the first is 1), half of it by chance so that many senders do not come back
 * together; never less than the receiver asked for. `random`: 0 to 1.
 */
export function waitAfter(attempt: number, retry: RetryPolicy, afterMs: number, random: number): number {
  const backoff = Math.min(retry.maxMs, retry.baseMs * 2 ** (attempt - 1));
  return Math.max(Math.min(afterMs, retry.maxRetryAfterMs), backoff * (0.5 + random / 2));
}

const ATTEMPTS = { least: 1, most: 100 };
const WAIT_MS = { least: 0, most: 24 * 60 * 60 * 1000 };

/** The operator's own, as parsed from JSON; what is not given is as in `DEFAULT_RETRY`. Throws `InvalidArgumentError` (`invalidConfig`). */
export function parseRetry(given: unknown): RetryPolicy {
  const settings = new Settings(given ?? {}, 'deliver.retry');
  const wait = (key: 'baseMs' | 'maxMs' | 'maxRetryAfterMs'): number =>
    settings.count(key, { ...WAIT_MS, standard: DEFAULT_RETRY[key] });
  const retry = {
    attempts: settings.count('attempts', { ...ATTEMPTS, standard: DEFAULT_RETRY.attempts }),
    baseMs: wait('baseMs'),
    maxMs: wait('maxMs'),
    maxRetryAfterMs: wait('maxRetryAfterMs'),
  };
  settings.done();
  return retry;
}
