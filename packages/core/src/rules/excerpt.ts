/** Longest text from a file that a finding repeats; the whole stands in the evidence. */
export const MAX_EXCERPT_LENGTH = 120;

/** Most items of a list that a finding repeats. */
export const MAX_LISTED = 8;

/** A value from the file, bounded. Still hostile: whoever prints it escapes it. */
export function excerpt(value: string): string {
  if (value.length <= MAX_EXCERPT_LENGTH) return value;
  const last = value.charCodeAt(MAX_EXCERPT_LENGTH - 1);
  const splitsPair = last >= 0xd800 && last <= 0xdbff;
  return `${value.slice(0, MAX_EXCERPT_LENGTH - (splitsPair ? 1 : 0))}…`;
}

/** Distinct values, sorted so that the order in the file does not matter, bounded in number and length. */
export const listed = (values: Iterable<string>): readonly string[] =>
  [...new Set(values)].sort().slice(0, MAX_LISTED).map(excerpt);

export const idsOf = (evidence: readonly { readonly id: string }[]): readonly string[] => evidence.map(({ id }) => id);

export const carriersOf = (evidence: readonly { readonly carrier: string }[]): readonly string[] =>
  listed(evidence.map(({ carrier }) => carrier));
