import { type ByteSource, IoError, memorySource } from '@biaoshi/core';
import { DEFAULT_SCAN_LIMITS } from './limits.ts';

export interface RangeSourceOptions {
  /** Default: the global `fetch`. */
  readonly fetch?: typeof fetch;
  readonly signal?: AbortSignal;
  /** For one request, answer and body. Default 30,000. */
  readonly timeoutMs?: number;
  /** The largest body taken whole from a server that ignores Range. Default: the limit `maxUrlBodyBytes`. */
  readonly maxBodyBytes?: number;
}

const FIRST_BYTES = 64 * 1024;
const MAX_READ_BYTES = 16 * 1024 * 1024;
const TIMEOUT_MS = 30_000;

/** What must stay the same from one answer to the next. */
interface Version {
  readonly size: number;
  readonly etag: string | null;
  readonly modified: string | null;
}

/**
 * An asset behind http or https, fetched in ranges as they are needed. A server that answers a range with the whole
 * body is accepted up to `maxBodyBytes`. Throws `IoError`: `notFound` on 404 and 410, `notReadable` on another status
 * or an answer that does not keep to the protocol, `readFailed` where a later answer is short, is late, or is of
 * another version (size, ETag, Last-Modified) than the first.
 */
export async function rangeSource(url: string, options: RangeSourceOptions = {}): Promise<ByteSource> {
  const first = await request(url, 0, FIRST_BYTES, options);
  if (first.status === 416) return emptyOf(url, first);
  if (first.status === 200) return wholeBody(url, first, options);
  const range = contentRange(url, first, 0);
  const head = await body(url, first, range.end - range.start, true);
  const version: Version = { size: range.size, ...validators(first) };
  return {
    size: version.size,
    read: async (offset, length) => {
      const end = Math.min(offset + Math.min(length, MAX_READ_BYTES), version.size);
      if (end <= offset) return new Uint8Array(0);
      if (end <= head.length) return head.subarray(offset, end);
      return readRange(url, version, offset, end, options);
    },
  };
}

async function readRange(
  url: string,
  version: Version,
  offset: number,
  end: number,
  options: RangeSourceOptions,
): Promise<Uint8Array> {
  const answer = await request(url, offset, end - offset, options);
  if (answer.status !== 206) throw await failed(url, answer, `answered ${answer.status} to a range`);
  const range = contentRange(url, answer, offset);
  const { etag, modified } = validators(answer);
  const same = range.size === version.size && etag === version.etag && modified === version.modified;
  if (!same) throw await failed(url, answer, 'changed while it was read');
  if (range.end > end) throw await failed(url, answer, 'sent more than was asked for');
  return body(url, answer, range.end - range.start, true);
}

async function request(url: string, offset: number, length: number, options: RangeSourceOptions): Promise<Response> {
  const timeout = AbortSignal.timeout(options.timeoutMs ?? TIMEOUT_MS);
  const signal = options.signal ? AbortSignal.any([options.signal, timeout]) : timeout;
  let answer: Response;
  try {
    answer = await (options.fetch ?? fetch)(url, {
      signal,
      headers: { range: `bytes=${offset}-${offset + length - 1}`, 'accept-encoding': 'identity' },
    });
  } catch (cause) {
    options.signal?.throwIfAborted();
    throw new IoError('readFailed', `${url}: ${reason(cause)}`, { cause });
  }
  const encoding = answer.headers.get('content-encoding');
  if (encoding !== null && encoding !== 'identity')
    throw await failed(url, answer, 'is sent compressed', 'notReadable');
  if (answer.status === 404 || answer.status === 410) throw await failed(url, answer, 'does not exist', 'notFound');
  if (answer.status === 200 || answer.status === 206 || answer.status === 416) return answer;
  throw await failed(url, answer, `answered ${answer.status}`, 'notReadable');
}

/** A range cannot be satisfied at 0 only where there is nothing. */
async function emptyOf(url: string, answer: Response): Promise<ByteSource> {
  if (answer.headers.get('content-range') !== 'bytes */0') {
    throw await failed(url, answer, 'answered 416 to its first bytes', 'notReadable');
  }
  await answer.body?.cancel().catch(() => undefined);
  return memorySource(new Uint8Array(0));
}

async function wholeBody(url: string, answer: Response, options: RangeSourceOptions): Promise<ByteSource> {
  const limit = options.maxBodyBytes ?? DEFAULT_SCAN_LIMITS.maxUrlBodyBytes;
  const declared = answer.headers.get('content-length');
  if (declared !== null && Number(declared) > limit) {
    throw await failed(url, answer, `ignores ranges and is larger than ${limit} bytes`, 'notReadable');
  }
  const bytes = await body(url, answer, limit, false);
  if (declared !== null && bytes.length < Number(declared)) throw await failed(url, answer, 'ended early');
  return memorySource(bytes);
}

function contentRange(url: string, answer: Response, offset: number): { start: number; end: number; size: number } {
  const match = /^bytes (\d{1,15})-(\d{1,15})\/(\d{1,15})$/.exec(answer.headers.get('content-range') ?? '');
  const [start, last, size] = match ? match.slice(1).map(Number) : [];
  const sound = start === offset && last !== undefined && size !== undefined && last >= start && last < size;
  if (sound && last - start < MAX_READ_BYTES) return { start, end: last + 1, size };
  answer.body?.cancel().catch(() => undefined);
  throw new IoError('notReadable', `${url}: sent no usable Content-Range`);
}

const validators = (answer: Response): Omit<Version, 'size'> => ({
  etag: answer.headers.get('etag'),
  modified: answer.headers.get('last-modified'),
});

/** At most `limit` bytes of the body; more is a fault, and so is less where the length is `exact`. */
async function body(url: string, answer: Response, limit: number, exact: boolean): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let total = 0;
  try {
    for await (const piece of (answer.body ?? []) as AsyncIterable<Uint8Array>) {
      total += piece.length;
      if (total > limit) break;
      pieces.push(piece);
    }
  } catch (cause) {
    throw new IoError('readFailed', `${url}: ${reason(cause)}`, { cause });
  }
  if (total > limit) throw new IoError('notReadable', `${url}: sent more than ${limit} bytes`);
  if (exact && total < limit) throw new IoError('readFailed', `${url}: ended after ${total} of ${limit} bytes`);
  return new Uint8Array(Buffer.concat(pieces, total));
}

async function failed(
  url: string,
  answer: Response,
  what: string,
  code: 'notFound' | 'notReadable' | 'readFailed' = 'readFailed',
): Promise<IoError> {
  await answer.body?.cancel().catch(() => undefined);
  return new IoError(code, `${url}: ${what}`);
}

function reason(cause: unknown): string {
  if (!(cause instanceof Error)) return 'the request failed';
  const inner = cause.cause instanceof Error ? cause.cause.message : '';
  return inner === '' ? cause.message : `${cause.message} (${inner})`;
}
