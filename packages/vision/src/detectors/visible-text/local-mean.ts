interface Window {
  /** Samples to either side, and up and down. */
  readonly across: number;
  readonly down: number;
  /** How many there must be. */
  readonly least: number;
}

/** Around each place the mean of the values that `chosen` has; where those are too few, the mean of all of them. */
export function localMean(values: Float32Array, chosen: Uint8Array, width: number, window: Window): Float32Array {
  const height = values.length / width;
  const stride = width + 1;
  const [sums, counts] = [new Float64Array(stride * (height + 1)), new Float64Array(stride * (height + 1))];
  for (let y = 0, at = 0; y < height; y++) {
    let [sum, count] = [0, 0];
    for (let x = 0, to = (y + 1) * stride + 1; x < width; x++, at++, to++) {
      if (chosen[at] === 1) {
        sum += values[at] ?? 0;
        count++;
      }
      sums[to] = (sums[to - stride] ?? 0) + sum;
      counts[to] = (counts[to - stride] ?? 0) + count;
    }
  }
  const otherwise = (sums.at(-1) ?? 0) / Math.max(1, counts.at(-1) ?? 0);
  const means = new Float32Array(values.length);
  for (let y = 0, at = 0; y < height; y++) {
    const top = Math.max(0, y - window.down) * stride;
    const bottom = Math.min(height, y + window.down + 1) * stride;
    for (let x = 0; x < width; x++, at++) {
      const left = Math.max(0, x - window.across);
      const right = Math.min(width, x + window.across + 1);
      const count = within(counts, top, bottom, left, right);
      means[at] = count >= window.least ? within(sums, top, bottom, left, right) / count : otherwise;
    }
  }
  return means;
}

/** What sums over all that is above and to the left say of a rectangle. */
const within = (sums: Float64Array, top: number, bottom: number, left: number, right: number): number =>
  (sums[bottom + right] ?? 0) - (sums[bottom + left] ?? 0) - (sums[top + right] ?? 0) + (sums[top + left] ?? 0);
