import type { FullPixels } from '../../picture.ts';

/** Side of a block in pixels, and in coefficients of the wavelet's coarse band. */
const BLOCK_PIXELS = 8;
const BLOCK = 4;
const QUANTUM = 36;
/** The Haar wavelet's filter. Every product is rounded on its own, as in the reference: many values lie on the threshold. */
const HAAR = Math.SQRT1_2;

/** How a generator handed its pixels to the encoder, which is written for BGR bytes. */
export interface EncoderInput {
  /** `bgr`: red was taken for blue. */
  readonly order: 'rgb' | 'bgr';
  /** `float`: numbers that were not rounded yet, for which OpenCV puts the middle of U at 0.5 and not at 128. */
  readonly samples: 'bytes' | 'float';
}

/** SD 1 and 2 and InvokeAI hand over bytes; diffusers' SDXL, Stability's own and FLUX's code floats; early diffusers RGB. */
export const ENCODER_INPUTS: readonly EncoderInput[] = [
  { order: 'rgb', samples: 'bytes' },
  { order: 'rgb', samples: 'float' },
  { order: 'bgr', samples: 'bytes' },
  { order: 'bgr', samples: 'float' },
];

/**
 * The bit that each block of 8 × 8 pixels carries, row by row, in the scheme of invisible-watermark (`dwtDct`): the
 * channel U of BT.601, its coarse band after one Haar step, in each 4 × 4 of it the coefficient of largest magnitude but
 * the first, and whether that lies in the upper half of its quantum. Bit-exact with the reference, which decodes bytes; of
 * floats, which coefficient is the largest can be told only where U has its middle where the encoder had it.
 */
export function blockBits({ width, height, rgb }: Omit<FullPixels, 'alpha'>, input: EncoderInput): Uint8Array {
  const [columns, rows] = [Math.floor(width / BLOCK_PIXELS), Math.floor(height / BLOCK_PIXELS)];
  const bits = new Uint8Array(columns * rows);
  const band = new Float64Array(columns * BLOCK * BLOCK);
  const chroma = chromaOf(input);
  for (let row = 0; row < rows; row++) {
    for (let line = 0; line < BLOCK; line++) {
      const from = (row * BLOCK_PIXELS + 2 * line) * width * 3;
      coarse(rgb, from, from + width * 3, chroma, band.subarray(line * columns * BLOCK, (line + 1) * columns * BLOCK));
    }
    for (let column = 0; column < columns; column++) {
      bits[row * columns + column] = bitOf(band, column * BLOCK, columns * BLOCK);
    }
  }
  return bits;
}

/** U of the pixel whose samples begin at `at`. */
type Chroma = (rgb: Uint8Array, at: number) => number;

/** The coarse band of two rows of pixels. */
function coarse(rgb: Uint8Array, upper: number, lower: number, chroma: Chroma, band: Float64Array): void {
  for (let index = 0, at = 0; index < band.length; index++, at += 6) {
    const left = HAAR * chroma(rgb, lower + at) + HAAR * chroma(rgb, upper + at);
    const right = HAAR * chroma(rgb, lower + at + 3) + HAAR * chroma(rgb, upper + at + 3);
    band[index] = HAAR * right + HAAR * left;
  }
}

function chromaOf({ order, samples }: EncoderInput): Chroma {
  const red = order === 'rgb' ? 0 : 2;
  const blue = 2 - red;
  if (samples === 'bytes') return (rgb, at) => byteChroma(rgb[at + red] ?? 0, rgb[at + 1] ?? 0, rgb[at + blue] ?? 0);
  return (rgb, at) => floatChroma(rgb[at + red] ?? 0, rgb[at + 1] ?? 0, rgb[at + blue] ?? 0);
}

/** 0 to 255, in OpenCV's fixed-point arithmetic with 14 bits. */
function byteChroma(red: number, green: number, blue: number): number {
  const luma = (red * 4899 + green * 9617 + blue * 1868 + 8192) >> 14;
  return Math.min(255, Math.max(0, ((blue - luma) * 8061 + (128 << 14) + 8192) >> 14));
}

const floatChroma = (red: number, green: number, blue: number): number =>
  0.492 * (blue - (0.299 * red + 0.587 * green + 0.114 * blue)) + 0.5;

function bitOf(band: Float64Array, from: number, stride: number): number {
  let largest = -1;
  for (let index = 1; index < BLOCK * BLOCK; index++) {
    const value = Math.abs(band[from + (index >> 2) * stride + (index & 3)] ?? 0);
    if (value > largest) largest = value;
  }
  return largest % QUANTUM > QUANTUM / 2 ? 1 : 0;
}
