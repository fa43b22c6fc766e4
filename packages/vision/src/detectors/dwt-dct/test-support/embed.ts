import type { Canvas } from '../../vendor-marks/test-support/draw.ts';

const QUANTUM = 36;

/** Writes a payload into the pixels as the encoder does: into the largest coefficient of each block's coarse band of U. */
export function embed({ width, height, rgb }: Canvas, hex: string): void {
  const bits = [...hex].flatMap((digit) => [3, 2, 1, 0].map((bit) => (Number.parseInt(digit, 16) >> bit) & 1));
  let block = 0;
  for (let top = 0; top + 8 <= height; top += 8) {
    for (let left = 0; left + 8 <= width; left += 8) {
      const coefficients = Array.from({ length: 16 }, (_, index) => {
        const at = ((top + 2 * (index >> 2)) * width + left + 2 * (index & 3)) * 3;
        const values = [at, at + 3, at + width * 3, at + width * 3 + 3].map((pixel) => blueness(rgb, pixel));
        return { at, value: values.reduce((sum, value) => sum + value, 0) / 2 };
      });
      const largest = coefficients.slice(1).reduce((one, other) => (other.value > one.value ? other : one));
      const wanted = (Math.floor(largest.value / QUANTUM) + 0.25 + 0.5 * (bits[block++ % bits.length] ?? 0)) * QUANTUM;
      for (const pixel of [0, 3, width * 3, width * 3 + 3])
        shift(rgb, largest.at + pixel, (wanted - largest.value) / 2);
    }
  }
}

const luma = (rgb: Uint8Array, at: number): number =>
  0.299 * (rgb[at] ?? 0) + 0.587 * (rgb[at + 1] ?? 0) + 0.114 * (rgb[at + 2] ?? 0);

const blueness = (rgb: Uint8Array, at: number): number => 0.492 * ((rgb[at + 2] ?? 0) - luma(rgb, at)) + 128;

/** Moves U and leaves the luma as it is. */
function shift(rgb: Uint8Array, at: number, by: number): void {
  const blue = by / 0.492;
  rgb[at + 2] = Math.round((rgb[at + 2] ?? 0) + blue);
  rgb[at + 1] = Math.round((rgb[at + 1] ?? 0) - (blue * 0.114) / 0.587);
}
