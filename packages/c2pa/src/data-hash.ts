import { createHash, timingSafeEqual } from 'node:crypto';
import { type Json, recordsOf } from './json.ts';
import { MOST_EXCLUSIONS } from './limits.ts';

/** Whether bytes are those of a `c2pa.hash.data` assertion; `unsupported` where its form allows no answer. */
export type Binding = 'match' | 'matchWithExclusions' | 'mismatch' | 'unsupported';

const ALGORITHMS: ReadonlySet<unknown> = new Set(['sha256', 'sha384', 'sha512']);
/** How crJSON writes bytes. */
const BASE64 = /^b64'([A-Za-z0-9+/]{1,88}={0,2})'$/;

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Holds the bytes against the assertion. `algorithm` is the claim's, which counts where the assertion names none. */
export function bindingOf(assertion: Json, algorithm: unknown, bytes: Uint8Array): Binding {
  const named = assertion.alg ?? algorithm ?? 'sha256';
  const expected = typeof assertion.hash === 'string' ? BASE64.exec(assertion.hash)?.[1] : undefined;
  const exclusions = exclusionsOf(assertion, bytes.length);
  if (!ALGORITHMS.has(named) || expected === undefined || exclusions === undefined) return 'unsupported';
  const digest = digestOf(named as string, bytes, exclusions);
  const wanted = Buffer.from(expected, 'base64');
  if (wanted.length !== digest.length || !timingSafeEqual(wanted, digest)) return 'mismatch';
  return exclusions.length > 0 ? 'matchWithExclusions' : 'match';
}

/** The ranges that are left out; undefined unless they are few, in order, apart, inside, and leave something to hash. */
function exclusionsOf({ exclusions }: Json, size: number): readonly Range[] | undefined {
  if (exclusions === undefined || exclusions === null) return [];
  if (!Array.isArray(exclusions) || exclusions.length > MOST_EXCLUSIONS) return undefined;
  const ranges: Range[] = [];
  let from = 0;
  for (const { start, length } of recordsOf(exclusions, MOST_EXCLUSIONS)) {
    if (!isCount(start) || !isCount(length) || start < from || length > size - start) return undefined;
    from = start + length;
    ranges.push({ start, end: from });
  }
  const left = ranges.reduce((count, { start, end }) => count - (end - start), size);
  return left > 0 || ranges.length === 0 ? ranges : undefined;
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

function digestOf(algorithm: string, bytes: Uint8Array, exclusions: readonly Range[]): Buffer {
  const hash = createHash(algorithm);
  let from = 0;
  for (const { start, end } of exclusions) {
    hash.update(bytes.subarray(from, start));
    from = end;
  }
  return hash.update(bytes.subarray(from)).digest();
}
