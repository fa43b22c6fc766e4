import type { FullPixels } from '../../picture.ts';

/** Side of a block in pixels, and in coefficients of the wavelet's coarse band. */
const BLOCK_PIXELS = 8;
const BLOCK = 4;
const QUANTUM = 36;
/** The Haar wavelet's filter. Every product is rounded on its own, as in the reference: many values lie on the threshold. */
const HAAR = Math.SQRT1_2;

/** Which channel is taken for red: some generators hand their pixels to the encoder as if they were BGR. */
export type ChannelOrder = 'rgb' | 'bgr';

/**
 * The bit that each block of 8 × 8 pixels carries, row by row, in the scheme of invisible-watermark (`dwtDct`): the
 * channel U of BT.601, its coarse band after one Haar step, in each 4 × 4 of it the coefficient of largest magnitude but
 * the first, and whether that lies in the upper half of its quantum. Bit-exact with the reference.
 */
export function blockBits({ width, height, rgb }: Omit<FullPixels, 'alpha'>, order: ChannelOrder): Uint8Array {
  const [columns, rows] = [Math.floor(width / BLOCK_PIXELS), Math.floor(height / BLOCK_PIXELS)];
  const bits = new Uint8Array(columns * rows);
  const band = new Float64Array(columns * BLOCK * BLOCK);
  const red = order === 'rgb' ? 0 : 2;
  for (let row = 0; row < rows; row++) {
    for (let line = 0; line < BLOCK; line++) {
      const from = (row * BLOCK_PIXELS + 2 * line) * width * 3;
      coarse(rgb, from, from + width * 3, red, band.subarray(line * columns * BLOCK, (line + 1) * columns * BLOCK));
    }
    for (let column = 0; column < columns; column++) {
      bits[row * columns + column] = bitOf(band, column * BLOCK, columns * BLOCK);
    }
  }
  return bits;
}

/** The coarse band of two rows of pixels. */
function coarse(rgb: Uint8Array, upper: number, lower: number, red: number, band: Float64Array): void {
  for (let index = 0, at = 0; index < band.length; index++, at += 6) {
    const left = HAAR * blueness(rgb, lower + at, red) + HAAR * blueness(rgb, upper + at, red);
    const right = HAAR * blueness(rgb, lower + at + 3, red) + HAAR * blueness(rgb, upper + at + 3, red);
    band[index] = HAAR * right + HAAR * left;
  }
}

/** U, 0 to 255, in OpenCV's fixed-point arithmetic with 14 bits. */
function blueness(rgb: Uint8Array, at: number, red: number): number {
  const blue = rgb[at + 2 - red] ?? 0;
  const luma = ((rgb[at + red] ?? 0) * 4899 + (rgb[at + 1] ?? 0) * 9617 + blue * 1868 + 8192) >> 14;
  return Math.min(255, Math.max(0, ((blue - luma) * 8061 + (128 << 14) + 8192) >> 14));
}

function bitOf(band: Float64Array, from: number, stride: number): number {
  let largest = -1;
  for (let index = 1; index < BLOCK * BLOCK; index++) {
    const value = Math.abs(band[from + (index >> 2) * stride + (index & 3)] ?? 0);
    if (value > largest) largest = value;
  }
  return largest % QUANTUM > QUANTUM / 2 ? 1 : 0;
}
