import { terminal } from '@biaoshi/reporters';

/** A text from a file, a name or the command line, safe on a terminal and on one line. */
export const plain = (text: string, maxChars?: number): string => terminal(text, maxChars);

/** The same for each text of a message's data. */
export function plainData<D extends object>(data: D): D {
  const entries = Object.entries(data).map(([key, value]) => [key, plainValue(value)]);
  return Object.fromEntries(entries) as D;
}

function plainValue(value: unknown): unknown {
  if (typeof value === 'string') return plain(value);
  return Array.isArray(value) ? value.map(plainValue) : value;
}
