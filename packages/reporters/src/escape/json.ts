const UNSEEN = /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

const written = (char: string): string => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;

/**
 * A value as JSON on one line. Beyond what JSON demands, characters that some line splitters take for a line's end or
 * that act on a terminal are written as `\uXXXX`: a parser reads the same value.
 */
export function json(value: unknown): string {
  return JSON.stringify(value).replace(UNSEEN, written);
}
