import { systemReason, UsageError } from '../usage-error.ts';
import { MAX_ANCHOR_BYTES } from './read-anchors.ts';

const MAX_REDIRECTS = 5;
const TIMEOUT_MS = 30_000;
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** True for what is fetched and not opened: anything with a scheme. */
export const isUrl = (text: string): boolean => /^[a-z][a-z0-9+.-]*:\/\//i.test(text);

/**
 * The text at a URL, by https alone: whoever can change it on its way decides who is trusted. Plain http only to this
 * machine, and never by a redirect from elsewhere. Redirects, size and time are bounded. Undefined once `signal` has aborted. Throws
 * `UsageError`.
 */
export async function download(url: string, signal: AbortSignal): Promise<string | undefined> {
  const within = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]);
  try {
    const response = await follow(allowed(url, url, true), within);
    return await bounded(response, url);
  } catch (error) {
    if (signal.aborted) return undefined;
    if (error instanceof UsageError) throw error;
    throw new UsageError('fetchFailed', { url, reason: reasonOf(error) }, error);
  }
}

async function follow(first: URL, signal: AbortSignal): Promise<Response> {
  let url = first;
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
    const response = await fetch(url, { redirect: 'manual', signal });
    const location = response.headers.get('location');
    if (response.status < 300 || response.status > 399 || location === null) {
      if (response.ok) return response;
      throw new Error(`HTTP ${response.status}`);
    }
    await response.body?.cancel();
    url = allowed(location, url, isLoopback(url));
  }
  throw new Error(`more than ${MAX_REDIRECTS} redirects`);
}

function allowed(text: string, base: string | URL, mayBePlain: boolean): URL {
  const url = URL.canParse(text, String(base)) ? new URL(text, base) : undefined;
  if (url?.protocol === 'https:' || (mayBePlain && url?.protocol === 'http:' && isLoopback(url))) return url;
  throw new UsageError('urlNotHttps', { url: text });
}

const isLoopback = ({ hostname }: URL): boolean => LOOPBACK.test(hostname);

async function bounded({ body }: Response, url: string): Promise<string> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of body ?? []) {
    size += piece.length;
    if (size > MAX_ANCHOR_BYTES) throw new UsageError('anchorsTooLarge', { file: url, most: MAX_ANCHOR_BYTES });
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

/** `fetch` hides why a connection failed in the cause. */
const reasonOf = (error: unknown): string => systemReason((error as { cause?: unknown }).cause ?? error);
