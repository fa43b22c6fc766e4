import { luminance as lumaOf } from '../comparison/plane.ts';
import { fullPixels } from '../decode.ts';
import { openImage } from '../open-image.ts';
import { countsOf, findComb } from './comb.ts';
import { coefficientsOf, FREQUENCIES, type Frequency } from './frequencies.ts';

/** One frequency of a JPEG's blocks, and whether what it holds was quantised before. */
export interface EarlierStep extends Frequency {
  /** Whether anything could be told: there are enough values, and an earlier step would show. */
  readonly tested: boolean;
  /** The step of an earlier quantisation, found by its traces; null where there are none. */
  readonly step: number | null;
}

/** Grids that lie across that of the file: whatever its blocks have and these have not, compression has made. */
const ACROSS: readonly (readonly [left: number, top: number])[] = [
  [4, 4],
  [3, 5],
  [5, 2],
];

/**
 * Steps of an earlier JPEG compression on the same grid, of the lowest frequencies; null where the pixels cannot be decoded
 * to their end or are too many. `luminance`: the file's own steps, 64 of them, row by row. Only an earlier compression that
 * was coarser than the last leaves traces, and none survives scaling, turning or a crop that is no multiple of 8: that
 * there are none says nothing. Never rejects on what the bytes hold. Use a `PixelHost` for what strangers hand in.
 */
export async function earlierSteps(
  bytes: Uint8Array,
  luminance: readonly number[],
): Promise<readonly EarlierStep[] | null> {
  const opened = await openImage(bytes);
  const pixels = 'image' in opened ? await fullPixels(opened.image) : null;
  if (!pixels) return null;
  const luma = lumaOf(pixels);
  const own = coefficientsOf(luma, 0, 0);
  const across = ACROSS.map(([left, top]) => coefficientsOf(luma, left, top));
  return FREQUENCIES.map((frequency, index) => {
    const step = luminance[frequency.row * 8 + frequency.column] ?? 0;
    const others = across.flatMap((grid) => grid[index] ?? []);
    return { ...frequency, ...findComb(countsOf(own[index] ?? [], step), countsOf(others, step), step) };
  });
}
