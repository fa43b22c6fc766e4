import type { Fourier } from './fourier.ts';

/** Added to every power: a pattern of less than a thousandth of a level is none. */
const LEAST_POWER = 1;

/**
 * Power of two squares by frequency, as natural logarithms: rows from 0 to half a turn a pixel, columns from −half a turn.
 * The squares are overwritten. Their edges are faded out first, so that they are no pattern.
 */
export function spectraOf(one: Float64Array, other: Float64Array, { size, transform }: Fourier) {
  fadeOut(one, size);
  fadeOut(other, size);
  // Two real pictures go through one complex transform: what is even in it is of the one, what is odd of the other.
  transform(one, other);
  const rows = size / 2 + 1;
  const [first, second] = [new Float32Array(rows * size), new Float32Array(rows * size)];
  for (let row = 0, to = 0; row < rows; row++) {
    const mirroredRow = ((size - row) % size) * size;
    for (let across = 0; across < size; across++, to++) {
      const column = (across + size / 2) % size;
      const at = row * size + column;
      const mirrored = mirroredRow + ((size - column) % size);
      const [a, b, c, d] = [one[at] ?? 0, other[at] ?? 0, one[mirrored] ?? 0, other[mirrored] ?? 0];
      first[to] = Math.log(((a + c) ** 2 + (b - d) ** 2) / 4 + LEAST_POWER);
      second[to] = Math.log(((b + d) ** 2 + (c - a) ** 2) / 4 + LEAST_POWER);
    }
  }
  return [first, second] as const;
}

/** Hann's window, around the mean: a line of the spectrum stays 4 bins broad, and nothing of it reaches further. */
function fadeOut(values: Float64Array, size: number): void {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const fade = Float64Array.from({ length: size }, (_, at) => 0.5 - 0.5 * Math.cos((2 * Math.PI * (at + 0.5)) / size));
  for (let row = 0, at = 0; row < size; row++) {
    const share = fade[row] ?? 0;
    for (let column = 0; column < size; column++, at++) {
      values[at] = ((values[at] ?? 0) - mean) * share * (fade[column] ?? 0);
    }
  }
}
