import { breadthOf, isUpright, lengthOf } from '../../ocr/find-text.ts';
import type { LineBox } from '../../ocr/line-box.ts';
import { type Pixels, sample } from '../../pixels.ts';

/** A line's box with a margin, as luma (0 to 255), laid so that the line runs across, whichever way it is read. */
export interface LinePlane {
  readonly values: Float32Array;
  /** 1 where the picture is; beyond it `values` go on as its border. */
  readonly inside: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** Samples from the plane's left to the box, and from its top; on the other sides as many. */
  readonly before: number;
  readonly above: number;
  /** Of the box across the line, in samples: what lengths are measured by until the glyphs' own height is known. */
  readonly breadth: number;
  /** Pixels of the picture from one sample to the next. */
  readonly step: number;
}

/** What is looked at around the box, by its breadth: glyphs reach out of it, and their ground is seen there. */
const BEFORE = 1;
const ABOVE = 0.4;
/** Samples of a plane: where it has more pixels, it is sampled more coarsely. */
const MAX_SAMPLES = 32_000;

export function planeOf(picture: Pixels, box: LineBox): LinePlane {
  const upright = isUpright(box);
  const [length, breadth] = [lengthOf(box), breadthOf(box)];
  const [around, over] = [breadth * BEFORE, breadth * ABOVE];
  const step = Math.max(1, Math.sqrt(((length + 2 * around) * (breadth + 2 * over)) / MAX_SAMPLES));
  const width = Math.max(1, Math.round((length + 2 * around) / step));
  const height = Math.max(1, Math.round((breadth + 2 * over) / step));
  const [cos, sin] = [Math.cos(box.angle), Math.sin(box.angle)];
  const [values, inside] = [new Float32Array(width * height), new Uint8Array(width * height)];
  const colour = new Uint8Array(3);
  for (let y = 0, at = 0; y < height; y++) {
    const across = (y + 0.5 - height / 2) * step;
    for (let x = 0; x < width; x++, at++) {
      const along = (x + 0.5 - width / 2) * step;
      const dx = upright ? across : along;
      const dy = upright ? along : across;
      const left = box.x + dx * cos - dy * sin;
      const top = box.y + dx * sin + dy * cos;
      if (left >= 0 && top >= 0 && left < picture.width && top < picture.height) inside[at] = 1;
      sample(picture, left, top, colour, 0);
      values[at] = 0.299 * (colour[0] ?? 0) + 0.587 * (colour[1] ?? 0) + 0.114 * (colour[2] ?? 0);
    }
  }
  const before = Math.min(Math.round(around / step), (width - 1) >> 1);
  const above = Math.min(Math.round(over / step), (height - 1) >> 1);
  return { values, inside, width, height, before, above, breadth: height - 2 * above, step };
}
