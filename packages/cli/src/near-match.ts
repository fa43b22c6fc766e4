import { nearest } from '@biaoshi/core';

/** Shorter ones begin too many words. */
const LEAST_PREFIX = 3;

/** The known word that was probably meant: the one few edits away, or the only one that begins with what was given. */
export function nearMatch(given: string, known: readonly string[]): string | undefined {
  const beginning = given.length < LEAST_PREFIX ? [] : known.filter((word) => word.startsWith(given.toLowerCase()));
  return nearest(given, known) ?? (beginning.length === 1 ? beginning[0] : undefined);
}
