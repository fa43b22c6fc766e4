/** No line starts with these (closing marks), none ends with those (opening ones): the usual rule of Chinese setting. */
const NO_START = new Set('，。、；：？！,.;:?!)]}）】》〉」』”’〕％%…—·～℃');
const NO_END = new Set('([{（【《〈「『“‘〔￥$');

/** Before and after these a line may end: Han, kana, their punctuation and full-width forms. */
const IDEOGRAPHIC = /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\u{20000}-\u{3ffff}]/u;

/** After these a long path, address or name may be broken. */
const JOINTS = new Set('/\\-_?&=|');

/**
 * A text cut into lines of at most `width`. Lines end at blanks (which are then left out), between ideographs, after
 * the joints of paths; where none of these fits, anywhere: a run without blanks never leaves its column. One character
 * wider than `width` has a line of its own. Linear in the length of the text.
 */
export function breakLines(text: string, width: number, advance: (char: string) => number): string[] {
  const lines: string[] = [];
  const chars = Array.from(text);
  let start = 0;
  while (start < chars.length) {
    const end = lineEnd(chars, start, width, advance);
    lines.push(chars.slice(start, end).join('').trimEnd());
    start = end;
    while (chars[start] === ' ') start++;
  }
  return lines.length === 0 ? [''] : lines;
}

/** Index after the last character of the line that starts at `start`; always past `start`. */
function lineEnd(chars: readonly string[], start: number, width: number, advance: (char: string) => number): number {
  let used = 0;
  let opportunity = start;
  for (let at = start; at < chars.length; at++) {
    const char = chars[at] as string;
    used += advance(char);
    if (used > width && char !== ' ') {
      if (opportunity > start) return opportunity;
      return Math.max(at, start + 1);
    }
    if (mayEndAfter(char, chars[at + 1])) opportunity = at + 1;
  }
  return chars.length;
}

function mayEndAfter(char: string, next: string | undefined): boolean {
  if (next === undefined || next === ' ') return false;
  if (char === ' ') return true;
  if (NO_START.has(next) || NO_END.has(char)) return false;
  return JOINTS.has(char) || IDEOGRAPHIC.test(char) || IDEOGRAPHIC.test(next);
}
