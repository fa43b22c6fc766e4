import { CLAUSES, PROFILES, RULES } from '@biaoshi/core';
import { reportSchema } from '@biaoshi/reporters';

/** Every word that a report has of itself: closed sets, keys, ids. One text, to look for parts of them too. */
const VOCABULARY = [
  ...closedWords(reportSchema),
  ...RULES.flatMap(({ id, messages }) => [id, ...Object.keys(messages)]),
  ...CLAUSES.map(({ id }) => id),
  ...PROFILES.map(({ id }) => id),
].join('\n');

/**
 * Whether a text is a word of ours, or part of one. A file may be called `trusted.png`: were that word taken out wherever
 * it stands, the report would no longer say what it says.
 */
export const isOwnWord = (text: string): boolean => VOCABULARY.includes(text);

function closedWords(schema: unknown): readonly string[] {
  if (Array.isArray(schema)) return schema.flatMap(closedWords);
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) => {
    if (key === 'const' && typeof value === 'string') return [value];
    if (key === 'enum') return (value as readonly unknown[]).filter((one) => typeof one === 'string');
    return [key, ...closedWords(value)];
  });
}
