import { fullPixels } from '../decode.ts';
import { openImage } from '../open-image.ts';
import type { Pixels } from '../pixels.ts';
import { overWhole } from './over-whole.ts';
import { type FinePattern, notExamined } from './pattern.ts';
import { squaresOf } from './squares.ts';

/** Squares that can be looked at, at least, and their share of all. */
const [LEAST_ABLE, LEAST_SHARE] = [6, 0.5];

/** Never rejects on what the bytes hold. Use a `PixelHost` for what strangers hand in. */
export async function finePattern(bytes: Uint8Array): Promise<FinePattern> {
  const opened = await openImage(bytes);
  const pixels = 'image' in opened ? await fullPixels(opened.image) : null;
  return pixels ? patternOf(pixels) : notExamined('notDecoded');
}

function patternOf(pixels: Pixels): FinePattern {
  const squares = squaresOf(pixels);
  if (!squares) return notExamined('tooSmall');
  const able = squares.squares.filter((square) => square.able).length;
  if (able < LEAST_ABLE || able < LEAST_SHARE * squares.squares.length) return notExamined('tooLittle');
  const found = overWhole(squares);
  if (!found) return { outcome: 'none', squares: able };
  return { outcome: 'found', squares: able, fitting: found.fitting, period: Math.round(10 * found.period) / 10 };
}
