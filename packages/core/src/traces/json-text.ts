/*
 * Sniffing JSON that is not parsed: real graphs have megabytes, carry NaN, or were cut. A key counts in quotes and before
 * a colon. Where a prompt quotes the same words, JSON has escaped the quotes, and they are not found.
 */

const MAX_GAP = 8;
const MAX_VALUE_CHARS = 128;

/** True for a text that begins as an object. */
export const isObject = (text: string): boolean => text.startsWith('{');

/** True when `key` stands in the text as a key. Linear in the text. */
export const hasKey = (text: string, key: string): boolean => valueAt(text, key) >= 0;

/** The first value of `key` when that is a string, up to its first quote; '' when it is none or too long to be a name. */
export function stringValue(text: string, key: string): string {
  const at = valueAt(text, key);
  if (at < 0 || text[at] !== '"') return '';
  const value = text.slice(at + 1, at + 2 + MAX_VALUE_CHARS);
  const end = value.indexOf('"');
  return end < 0 ? '' : value.slice(0, end);
}

/** Where the first value of `key` begins, or -1. */
function valueAt(text: string, key: string): number {
  const quoted = `"${key}"`;
  for (let at = text.indexOf(quoted); at >= 0; at = text.indexOf(quoted, at + quoted.length)) {
    const colon = pastSpace(text, at + quoted.length);
    if (text[colon] === ':') return pastSpace(text, colon + 1);
  }
  return -1;
}

function pastSpace(text: string, from: number): number {
  let at = from;
  while (at < from + MAX_GAP && text.charCodeAt(at) <= 0x20) at++;
  return at;
}
