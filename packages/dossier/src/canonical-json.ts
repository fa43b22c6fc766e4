import { json } from '@biaoshi/reporters';

/**
 * A value as JSON in the one form that a digest can be taken of: keys in order of their UTF-16 code units, no blanks
 * (as in RFC 8785); beyond that, characters that act on a terminal are written as `\uXXXX`.
 */
export const canonicalJson = (value: unknown): string => json(sorted(value));

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}
