import { latin1, utf8 } from '../bytes/view.ts';

/**
 * Bytes, or characters, of one text that traces look at. Generators name themselves where their text begins, and
 * A1111's settings close it, so a longer one (a graph with pictures in it) is seen at its two ends.
 */
const MAX_SEEN = 256 * 1024;

/** The text, or its two ends as lines of their own. */
export function bounded(text: string): string {
  if (text.length <= MAX_SEEN) return text;
  return `${text.slice(0, MAX_SEEN / 2)}\n${text.slice(text.length - MAX_SEEN / 2)}`;
}

/** UTF-8 where it is that, else Latin-1: writers put UTF-8 into entries that are Latin-1 by specification. */
export function decoded(data: Uint8Array): string {
  if (data.length <= MAX_SEEN) return decode(data);
  const head = data.subarray(0, characterStart(data, MAX_SEEN / 2));
  const tail = data.subarray(characterStart(data, data.length - MAX_SEEN / 2));
  return `${decode(head)}\n${decode(tail)}`;
}

function decode(data: Uint8Array): string {
  const { text, wellFormed } = utf8(data);
  return wellFormed ? text : latin1(data);
}

/** The nearest place at or after `at` where a UTF-8 character begins; a character has three more bytes at most. */
function characterStart(data: Uint8Array, at: number): number {
  let start = at;
  while (start < at + 3 && ((data[start] ?? 0) & 0xc0) === 0x80) start++;
  return start;
}
