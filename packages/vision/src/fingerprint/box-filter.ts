const float = Math.fround;

/**
 * PDQ's blur before it takes every n-th pixel: a box along the rows, one along the columns, both twice. Sums are rounded
 * to 32 bits at each step, as the reference's are, so that the hash is the same to the bit.
 *
 * @param plane One value a pixel, row by row; it is overwritten with the result.
 */
export function boxFilter(plane: Float32Array, width: number, height: number, target: number): void {
  const between = new Float32Array(plane.length);
  for (let pass = 0; pass < 2; pass++) {
    for (let y = 0; y < height; y++) box(plane, between, y * width, width, 1, windowFor(width, target));
    for (let x = 0; x < width; x++) box(between, plane, x, height, width, windowFor(height, target));
  }
}

/** Half of what one pixel of the target stands for, rounded up: two passes then reach all of it. */
const windowFor = (length: number, target: number): number => Math.ceil(length / (2 * target));

/** Each output is the mean of the window around it; at the ends, of what is left of the window. */
function box(
  from: Float32Array,
  to: Float32Array,
  start: number,
  length: number,
  stride: number,
  window: number,
): void {
  const ahead = window >> 1;
  let [sum, count] = [0, 0];
  for (let right = 0, at = start; right < length + ahead; right++, at += stride) {
    if (right < length) {
      sum = float(sum + (from[at] ?? 0));
      count++;
    }
    if (right >= window) {
      sum = float(sum - (from[at - window * stride] ?? 0));
      count--;
    }
    if (right >= ahead) to[at - ahead * stride] = float(sum / count);
  }
}
