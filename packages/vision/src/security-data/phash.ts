import type { FullPixels } from '../picture.ts';
import { greyThumbnail, SIDE } from './grey-thumbnail.ts';

/** Frequencies of each direction that the hash is made of. */
const FREQUENCIES = 8;
/** Distance from the median, of a coefficient, that half a grey level of noise in each pixel of the thumbnail makes. */
const NOISE = 16;
/** Bits that noise may decide, of 64. Pictures have 9 at most, frames of one colour and smooth ramps 28 and more. */
const MAX_CHANCE_BITS = 16;

/**
 * The 64-bit `phash` of the security data in Tencent's labels: the lowest 8 × 8 coefficients of the DCT-II of a grey
 * thumbnail, each compared with their median, row by row, as 16 lower-case hexadecimal digits. Null for a picture with so
 * little in it that chance decides the bits.
 */
export function phashOf(pixels: FullPixels): string | null {
  const coefficients = lowFrequencies(greyThumbnail(pixels));
  const sorted = [...coefficients].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const median = ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
  if (coefficients.filter((value) => Math.abs(value - median) < NOISE).length > MAX_CHANCE_BITS) return null;
  let hex = '';
  for (let at = 0; at < coefficients.length; at += 4) {
    const nibble = coefficients.slice(at, at + 4).reduce((bits, value) => bits * 2 + (value > median ? 1 : 0), 0);
    hex += nibble.toString(16);
  }
  return hex;
}

/** Row by row; the rows are the vertical frequencies. */
function lowFrequencies(grey: Uint8Array): readonly number[] {
  const alongRows = new Float64Array(SIDE * FREQUENCIES);
  for (let y = 0; y < SIDE; y++) {
    for (let u = 0; u < FREQUENCIES; u++) {
      let sum = 0;
      for (let x = 0; x < SIDE; x++) sum += (grey[y * SIDE + x] ?? 0) * wave(u, x);
      alongRows[y * FREQUENCIES + u] = sum;
    }
  }
  return Array.from({ length: FREQUENCIES * FREQUENCIES }, (_, at) => {
    const [v, u] = [Math.floor(at / FREQUENCIES), at % FREQUENCIES];
    let sum = 0;
    for (let y = 0; y < SIDE; y++) sum += (alongRows[y * FREQUENCIES + u] ?? 0) * wave(v, y);
    return sum;
  });
}

const wave = (frequency: number, at: number): number => Math.cos((Math.PI * frequency * (2 * at + 1)) / (2 * SIDE));
