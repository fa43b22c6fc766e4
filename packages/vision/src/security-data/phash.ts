import type { FullPixels } from '../picture.ts';
import { greyThumbnail, SIDE } from './grey-thumbnail.ts';

/** Frequencies of each direction that the hash is made of. */
const FREQUENCIES = 8;
/** Grey values between the darkest and the lightest pixel below which the hash is that of noise. */
const LEAST_RANGE = 8;

/**
 * The 64-bit `phash` of the security data in Tencent's labels: the lowest 8 × 8 coefficients of the DCT-II of a grey
 * thumbnail, each compared with their median, row by row, as 16 lower-case hexadecimal digits. Null for a picture of one
 * colour, whose coefficients are chance.
 */
export function phashOf(pixels: FullPixels): string | null {
  const grey = greyThumbnail(pixels);
  if (Math.max(...grey) - Math.min(...grey) < LEAST_RANGE) return null;
  const coefficients = lowFrequencies(grey);
  const sorted = [...coefficients].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const median = ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
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
