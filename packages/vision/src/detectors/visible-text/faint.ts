import type { Region } from '@biaoshi/core';
import { findText } from '../../ocr/find-text.ts';
import type { OcrModels } from '../../ocr/models.ts';
import { cut, type Pixels } from '../../pixels.ts';
import { type SeenText, seeText } from './read-lines.ts';

/** Size of a corner, as a share of the shorter side: the width of a label, and a label with its margin. */
const CORNER = { width: 0.5, height: 0.15 } as const;
/** Values (of 255) between which nearly all of a corner lies that may hide a text of its own colour. */
const MAX_RANGE = 32;
/** What is left out at either end of the values: specks. */
const SPECKS = 0.001;
/** Values that the range is stretched to. */
const STRETCHED = 200;
const MAX_LINES = 6;

/**
 * Texts of nearly the colour of what is around them (white on white) in the corners. Looks only at corners that are nearly
 * flat, whose contrast is then stretched: on anything else that brings out noise, and no text that was not seen before.
 */
export async function faintTexts(models: OcrModels, picture: Pixels): Promise<SeenText[]> {
  const found: SeenText[] = [];
  for (const corner of cornersOf(picture)) {
    const pixels = stretched(cut(picture, corner, 1));
    if (!pixels) continue;
    const whole = { x: 0, y: 0, width: pixels.width, height: pixels.height };
    for (const line of (await findText(models, pixels, [whole])).slice(0, MAX_LINES)) {
      const seen = await seeText(models, pixels, line);
      if (!seen || seen.reading === 'other') continue;
      found.push({ ...seen, box: { ...seen.box, x: seen.box.x + corner.x, y: seen.box.y + corner.y } });
    }
  }
  return found;
}

function cornersOf({ width, height }: Pixels): Region[] {
  const shorter = Math.min(width, height);
  const across = Math.ceil(shorter * CORNER.width);
  const down = Math.ceil(shorter * CORNER.height);
  return [height - down, 0].flatMap((y) => [width - across, 0].map((x) => ({ x, y, width: across, height: down })));
}

/** Undefined where the values differ too much, or not at all. */
export function stretched({ width, height, rgb }: Pixels): Pixels | undefined {
  const counts = new Uint32Array(256);
  for (let at = 0; at < rgb.length; at++) {
    const value = rgb[at] ?? 0;
    counts[value] = (counts[value] ?? 0) + 1;
  }
  const specks = rgb.length * SPECKS;
  const low = edge(counts, specks, 0, 1);
  const high = edge(counts, specks, 255, -1);
  if (high <= low || high - low > MAX_RANGE) return undefined;
  const gain = STRETCHED / (high - low);
  const base = (255 - STRETCHED) / 2;
  return { width, height, rgb: rgb.map((value) => Math.min(255, Math.max(0, base + (value - low) * gain))) };
}

/** The value, counted from one end, before which no more than `specks` are. */
function edge(counts: Uint32Array, specks: number, from: number, step: 1 | -1): number {
  let [value, seen] = [from, counts[from] ?? 0];
  while (seen <= specks && value + step >= 0 && value + step < 256) {
    value += step;
    seen += counts[value] ?? 0;
  }
  return value;
}
