import type { Failure, Outcome } from '../adapter.ts';

/** Until the whole answer is there. */
export const REQUEST_TIMEOUT_MS = 30_000;
/** Of an answer; what follows is not read. */
export const MAX_ANSWER_BYTES = 64 * 1024;
/** Of an answer, in a failure's detail. */
const MAX_DETAIL_CHARS = 300;

export interface HttpRequest {
  readonly url: string | URL;
  readonly method: 'POST' | 'PUT';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Default `REQUEST_TIMEOUT_MS`. */
  readonly timeoutMs?: number;
}

export interface HttpAnswer {
  readonly status: number;
  readonly text: string;
  /** From `Retry-After`; 0 when it says nothing. */
  readonly afterMs: number;
}

/** The answer, or why there is none. Follows no redirect, since what goes out is signed for one place. Throws only the signal's reason. */
export async function send(request: HttpRequest, signal: AbortSignal): Promise<HttpAnswer | Failure> {
  const { url, method, headers, body, timeoutMs = REQUEST_TIMEOUT_MS } = request;
  signal.throwIfAborted();
  // Not `AbortSignal.any` and `AbortSignal.timeout`: the caller's signal outlives a million requests, and would hold on to
  // something of each.
  const ending = new AbortController();
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    ending.abort();
  }, timeoutMs);
  const stop = (): void => ending.abort(signal.reason);
  signal.addEventListener('abort', stop);
  try {
    const response = await fetch(url, { method, headers, body, redirect: 'manual', signal: ending.signal });
    const text = await bounded(response);
    return { status: response.status, text, afterMs: retryAfterMs(response.headers.get('retry-after'), Date.now()) };
  } catch (error) {
    signal.throwIfAborted();
    if (late) return { code: 'timeout', detail: `${timeoutMs} ms` };
    const detail = reasonOf(error);
    return { code: UNCONNECTED.includes(detail) ? 'noConnection' : 'network', detail };
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}

export const isAnswer = (answer: HttpAnswer | Failure): answer is HttpAnswer => 'status' in answer;

/** The usual meaning of an answer: 2xx is taken; 408, 425, 429 and 5xx may be taken later; the rest never will. */
export function outcomeOf(answer: HttpAnswer | Failure): Outcome {
  if (!isAnswer(answer)) return { result: 'retry', failure: answer };
  const { status, afterMs } = answer;
  if (status >= 200 && status < 300) return { result: 'delivered' };
  const failure = statusFailure(answer);
  const mayWork = status >= 500 || status === 408 || status === 425 || status === 429;
  return mayWork ? { result: 'retry', failure, afterMs } : { result: 'refused', failure };
}

export function statusFailure({ status, text }: HttpAnswer): Failure {
  const code = status >= 300 && status < 400 ? 'redirect' : 'httpStatus';
  return { code, detail: `${status} ${text.slice(0, MAX_DETAIL_CHARS)}`.trim() };
}

const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/** Seconds, or an HTTP date (RFC 9110, 10.2.3). */
export function retryAfterMs(value: string | null, now: number): number {
  if (value === null) return 0;
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1000;
  // `Date.parse` alone takes -1 for a year.
  const at = HTTP_DATE.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? 0 : Math.max(0, at - now);
}

async function bounded(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let left = MAX_ANSWER_BYTES;
  // Leaving the loop cancels the stream, and with it the connection.
  for await (const block of response.body ?? []) {
    const bytes = block as Uint8Array;
    text += decoder.decode(bytes.subarray(0, left), { stream: true });
    left -= bytes.length;
    if (left <= 0) break;
  }
  return text;
}

/** The system's words for a connection that never came about. */
const UNCONNECTED: readonly string[] = [
  'EAI_AGAIN',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'UND_ERR_CONNECT_TIMEOUT',
];

/** The system's own word; the message may hold the address with its secrets. */
function reasonOf(error: unknown): string {
  const { cause } = error as { readonly cause?: { readonly code?: unknown } };
  return typeof cause?.code === 'string' ? cause.code : 'no connection';
}
