import { LOCALES, type LocaleId } from '@biaoshi/core';
import { terminal } from '../escape/terminal.ts';
import { WORDS } from '../words.ts';

/** Longest value of the file that a line shows; the whole is in `json`. */
const MAX_VALUE_CHARS = 120;

/** Of the values of one kind on a line; a file may hold a thousand. */
const MAX_VALUES = 6;

/** A value of the file, as a line shows it. */
export const shown = (value: string): string => terminal(value, MAX_VALUE_CHARS);

/** Values of the file, each once; how many are left out is said. */
export function shownList(values: readonly string[], locale: LocaleId): string {
  return LOCALES[locale].words.list(few([...new Set(values)].map(shown), MAX_VALUES, locale));
}

/** The first of several texts, and how many there are beside them. */
export const few = (texts: readonly string[], most: number, locale: LocaleId): readonly string[] =>
  texts.length > most ? [...texts.slice(0, most), WORDS[locale].more(texts.length - most)] : texts;

/** An address of the file, written so that no terminal makes a link of it. */
export const shownAddress = (url: string): string => shown(url.replaceAll('://', '[://]'));
