import { readCompact } from './compact.ts';
import { MAX_LABEL_LENGTH, plain } from './fold.ts';
import { NOT_READ, type ReadText } from './read-text.ts';
import { readSpaced } from './spaced.ts';

export type { ReadText } from './read-text.ts';

/**
 * What a text that was seen in a picture is. GB 45438-2025 5.2 b asks for two elements, AI (人工智能, AI) and generation
 * (生成, 合成); laws elsewhere ask for the like in their languages. `label`: both, joined, with nothing around them but the
 * thing (图片, this image), a caution (仅供参考) and a name of two to six wide characters or two words. A longer text, a
 * question, a button (`Generate`, 一键AI生成), a denial (非AI生成), what may be one that was misread (亦是AI生成) and a tool's
 * name (AI生成器) are `other`. Slips of readers of pixels are allowed for (主成, Al, A1). Spaces and line breaks between the parts do not matter. Never throws; linear.
 */
export function readText(text: string): ReadText {
  if (text.length > MAX_LABEL_LENGTH) return NOT_READ;
  const shown = plain(text);
  if (shown.length > MAX_LABEL_LENGTH || shown.includes('?')) return NOT_READ;
  return COMPACT_SCRIPT.test(shown) ? readCompact(shown) : readSpaced(shown);
}

const COMPACT_SCRIPT = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
