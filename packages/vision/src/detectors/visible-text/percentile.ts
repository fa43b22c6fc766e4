/** The value (its index), of those counted, that this share of them does not exceed; undefined where nothing was counted. */
export function percentile(counts: Uint32Array, share: number): number | undefined {
  const wanted = counts.reduce((sum, count) => sum + count, 0) * share;
  let seen = 0;
  for (let value = 0; value < counts.length; value++) {
    seen += counts[value] ?? 0;
    if (seen >= wanted && seen > 0) return value;
  }
  return undefined;
}

/** Counts a value, which is rounded. */
export function count(counts: Uint32Array, value: number): void {
  const at = Math.round(value);
  counts[at] = (counts[at] ?? 0) + 1;
}
