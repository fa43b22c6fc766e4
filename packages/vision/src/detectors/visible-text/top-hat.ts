/**
 * By how much each value is above the ground that a square of 2·`reach` + 1 samples fits into: strokes that are narrower
 * than the square, and nothing of what they stand on.
 */
export function topHat(values: Float32Array, width: number, reach: number): Float32Array {
  const negative = least(values, width, reach);
  for (let at = 0; at < negative.length; at++) negative[at] = -(negative[at] ?? 0);
  const differences = least(negative, width, reach);
  for (let at = 0; at < differences.length; at++) differences[at] = (values[at] ?? 0) + (differences[at] ?? 0);
  return differences;
}

/** The least value of the square around each place; squares end at the border. */
function least(values: Float32Array, width: number, reach: number): Float32Array {
  const height = values.length / width;
  const [wide, high] = [width + 2 * reach, height + 2 * reach];
  const rows = new Float32Array(wide * height);
  for (let y = 0, to = 0; y < height; y++) {
    for (let x = -reach; x < width + reach; x++) rows[to++] = values[y * width + between(x, width)] ?? 0;
  }
  shrunk(rows, 1, reach);
  const both = new Float32Array(width * high);
  for (let y = 0; y < high; y++) {
    const from = between(y - reach, height) * wide;
    both.set(rows.subarray(from, from + width), y * width);
  }
  shrunk(both, width, reach);
  return both.slice(0, values.length);
}

const between = (at: number, count: number): number => (at < 0 ? 0 : at < count ? at : count - 1);

/**
 * Puts the least of each window of 2·`reach` + 1 values, `stride` apart, where the window begins: from windows that are half
 * as long and overlap, so that the work grows with the logarithm of its length.
 */
function shrunk(values: Float32Array, stride: number, reach: number): void {
  const wanted = 2 * reach + 1;
  for (let length = 1; length < wanted; ) {
    const more = Math.min(length, wanted - length);
    const shift = more * stride;
    for (let at = 0, to = values.length - shift; at < to; at++) {
      const other = values[at + shift] as number;
      if (other < (values[at] as number)) values[at] = other;
    }
    length += more;
  }
}
