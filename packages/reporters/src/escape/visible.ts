/**
 * Characters that act instead of showing, or that cannot be seen: controls (C0, DEL, C1), format characters (every bidi
 * embedding, override, isolate and mark, zero-width ones, tags), other ignorable ones (fillers, variation selectors),
 * line and paragraph separators, halves of surrogate pairs and noncharacters.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/gu;

/** Most texts are ASCII and common Chinese: one pass without property look-ups proves that nothing is to be done. */
const PLAIN = /^[\x20-\x7e\u00a1-\u00ac\u00ae-\u02af\u2010-\u2027\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]*$/;

const NAMED: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

const show = (char: string): string => NAMED[char] ?? `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`;

/** The text on one line, with every character that acts or hides shown as `\n`, `\u{202e}` … */
export function visible(text: string): string {
  return PLAIN.test(text) ? text : text.replace(UNSEEN, show);
}
