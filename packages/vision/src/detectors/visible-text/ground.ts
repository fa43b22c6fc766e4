/** How far to both sides a column's ground is looked for, and how broad the strips along the long sides are that show it: by the line's breadth. */
const REACH = 0.75;
const RIM = 0.08;

interface Rimmed {
  readonly values: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly margin: number;
}

/** The value of what a line stands on, for each column: the median of what is near along the box's long sides, within it. */
export function groundAlong({ values, width, height, margin }: Rimmed): Float32Array {
  const breadth = height - 2 * margin;
  const rim = Math.max(1, Math.round(breadth * RIM));
  const reach = Math.max(1, Math.round(breadth * REACH));
  const rows = Array.from({ length: rim }, (_, at) => [margin + at, height - margin - 1 - at]).flat();
  const counts = new Uint32Array(256);
  const change = (x: number, by: 1 | -1): void => {
    if (x < 0 || x >= width) return;
    for (const y of rows) {
      const value = values[y * width + x] ?? 0;
      counts[value] = (counts[value] ?? 0) + by;
    }
  };
  for (let x = 0; x < reach; x++) change(x, 1);
  const ground = new Float32Array(width);
  for (let x = 0; x < width; x++) {
    change(x + reach, 1);
    ground[x] = median(counts) ?? 0;
    change(x - reach, -1);
  }
  return ground;
}

/** Of values counted by value; undefined where there are none. */
export const median = (counts: Uint32Array): number | undefined => {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return total === 0 ? undefined : percentile(counts, 0.5);
};

/** The value, of those counted by value, that this share of them does not exceed. */
export function percentile(counts: Uint32Array, share: number): number {
  const wanted = counts.reduce((sum, count) => sum + count, 0) * share;
  let seen = 0;
  for (const [value, count] of counts.entries()) {
    seen += count;
    if (seen >= wanted && seen > 0) return value;
  }
  return 0;
}
