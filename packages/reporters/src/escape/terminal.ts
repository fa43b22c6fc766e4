import { visible } from './visible.ts';

/** Longer than any sentence of ours; a file can write megabytes. */
const MAX_CHARS = 2000;

/** A text for a terminal: one line, nothing in it that moves the cursor, colours, reorders or hides; bounded. */
export function terminal(text: string, maxChars = MAX_CHARS): string {
  return visible(bounded(text, maxChars));
}

/** At most `maxChars` UTF-16 units, cut between characters, the cut shown. */
function bounded(text: string, maxChars: number): string {
  if (text.length <= maxChars) return text;
  const unit = text.charCodeAt(maxChars - 1);
  return `${text.slice(0, unit >= 0xd800 && unit < 0xdc00 ? maxChars - 1 : maxChars)}…`;
}
