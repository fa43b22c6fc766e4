import type { TextReading } from '../model/pixels.ts';
import { type CompactLanguage, languageOfScript } from './compact-words.ts';
import { mayDeny } from './denial.ts';
import { NOT_READ, type ReadText } from './read-text.ts';
import { readSpaced } from './spaced.ts';

/** Most of a text that may stand before the elements and be no word of the lexicon: a brand. A Latin letter counts half. */
const MAX_NAME_WIDTH = 6;
/** The same before a lone AI element: less of it, since less speaks for it. */
const MAX_LONE_NAME_WIDTH = 4;

/** Reads a text of Chinese, Japanese or Korean, or one mixed with Latin. `text`: in its plain form, not longer than a label. */
export function readCompact(text: string): ReadText {
  const language = languageOfScript(text);
  const compact = withoutTranslation(text).replace(/[^\p{L}\p{N}|!]/gu, '');
  if (language.generationOnly.includes(compact)) return found('generationElement', language, compact);
  let best = NOT_READ;
  for (const { start, end, sure } of aiElements(compact, language)) {
    if (!isFront(compact.slice(0, start), language, MAX_NAME_WIDTH)) continue;
    const label = labelFrom(compact, start, end, language);
    if (!sure && saysMadeAgain(compact, start + label.length, language)) continue;
    if (label !== '') return found('label', language, label);
    if (sure && isLoneAi(compact, start, end, language)) best = found('aiElement', language, compact.slice(start, end));
  }
  return best;
}

/** `AI生成 AI-generated`: the same once more in Latin letters says nothing new. */
function withoutTranslation(text: string): string {
  const [tail = ''] = /[\p{Script=Latin}\P{L}]*$/u.exec(text) ?? [];
  return readSpaced(tail).reading === 'label' ? text.slice(0, text.length - tail.length) : text;
}

const found = (reading: TextReading, { language }: CompactLanguage, matched: string): ReadText => ({
  reading,
  language,
  matched,
});

interface AiElement {
  readonly start: number;
  readonly end: number;
  /** False for `A1`: a room or a size, unless a generation element follows. */
  readonly sure: boolean;
}

/** `AI` in every reading of it. Before it only a small letter (LibLibAI), behind it no letter. */
const LATIN_AI = /(?<![A-Z])A[Iil1|!LTJ](?![A-Za-z])|^A(?=辅助)|(?<![A-Za-z])ai(?![A-Za-z])/gu;
/** Readings of it that are common words, names of rooms or sizes. */
const UNSURE_AI = /^A[1!LTJ]?$/u;

function aiElements(compact: string, { ai, leadsToAi, aiSlips, spelledSlips }: CompactLanguage): readonly AiElement[] {
  const latin = [...compact.matchAll(LATIN_AI)].map(({ index, 0: word }) => ({
    start: index,
    end: index + word.length,
    sure: !UNSURE_AI.test(word),
  }));
  const spelled = ai.flatMap((word) => {
    const start = compact.indexOf(word);
    return start < 0 ? [] : [{ start, end: start + word.length, sure: true }];
  });
  const worn = [...compact.matchAll(spelledSlips)].map(({ index, 0: word }) => ({
    start: index,
    end: index + word.length,
    sure: false,
  }));
  const misread = leadsToAi.flatMap((word) => {
    const start = compact.indexOf(word) + word.length;
    const isSlip = start >= word.length && aiSlips.includes(compact[start] ?? ' ');
    return isSlip ? [{ start, end: start + 1, sure: false }] : [];
  });
  return [...spelled, ...latin, ...worn, ...misread];
}

/** From the AI element to the generation element, where nothing but words of the lexicon follows; '' otherwise. */
function labelFrom(compact: string, start: number, end: number, language: CompactLanguage): string {
  for (const link of reached(compact, end, language.links)) {
    const words = link === end ? [...language.made, ...language.slips] : language.made;
    for (const word of words) {
      const stop = link + word.length;
      if (compact.startsWith(word, link) && isBack(compact, stop, language)) return compact.slice(start, stop);
    }
  }
  return '';
}

/** `A1合成生成` is what a reader makes of something else: less may follow what is only perhaps the AI element. */
const saysMadeAgain = (compact: string, from: number, { made }: CompactLanguage): boolean =>
  made.some((word) => compact.includes(word, from));

/** Only the thing, an ending, a caution. */
const isBack = (compact: string, from: number, { back }: CompactLanguage): boolean =>
  reached(compact, from, back).has(compact.length);

function isLoneAi(compact: string, start: number, end: number, language: CompactLanguage): boolean {
  if (!isFront(compact.slice(0, start), language, MAX_LONE_NAME_WIDTH)) return false;
  if (/^\d{0,3}$/u.test(compact.slice(end))) return !isProse(compact.slice(0, start), language);
  return [...reached(compact, end, language.links)].some((link) =>
    language.makes.some((word) => compact.startsWith(word, link) && isBack(compact, link + word.length, language)),
  );
}

/** 基于即梦AI: where words of the lexicon lead up to a lone AI element, the text talks of it. A single character may begin a name. */
const isProse = (before: string, { front, links }: CompactLanguage): boolean =>
  [...front, ...links].some((word) => word.length > 1 && before.startsWith(word));

function isFront(before: string, { front, links, refuse, refuseLast }: CompactLanguage, widest: number): boolean {
  if (before === '') return true;
  if (refuse.some((word) => before.includes(word)) || refuseLast.some((word) => before.endsWith(word))) return false;
  const knownOf = (text: string): number => Math.max(...reached(text, 0, [...front, ...links]));
  if (mayDeny(before, (text) => knownOf(text) === text.length)) return false;
  return widthOf(before.slice(knownOf(before))) <= widest;
}

function widthOf(text: string): number {
  let width = 0;
  for (const character of text)
    width += /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(character) ? 1 : 0.5;
  return width;
}

/** Every place that a run of `words` from `start` leads to, `start` itself among them. Each place is left once. */
function reached(text: string, start: number, words: readonly string[]): ReadonlySet<number> {
  const places = new Set([start]);
  for (const place of places) {
    for (const word of words) if (text.startsWith(word, place)) places.add(place + word.length);
  }
  return places;
}
