import { json } from '@biaoshi/reporters';

/**
 * A value as JSON in the one form that a digest can be taken of: keys in order of their UTF-16 code units, no blanks
 * (as in RFC 8785); beyond that, characters that act on a terminal are written as `\uXXXX`. Keys without a value are
 * left out, as `JSON.stringify` leaves them.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return json(value);
  const entries = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${json(key)}:${canonicalJson(inner)}`).join(',')}}`;
}
