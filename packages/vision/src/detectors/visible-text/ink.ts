import { breadthOf, isUpright, lengthOf } from '../../ocr/find-text.ts';
import type { LineBox } from '../../ocr/line-box.ts';
import type { ReadLine } from '../../ocr/read-line.ts';
import type { Pixels } from '../../pixels.ts';
import { type Extent, extentOf } from './extent.ts';
import { type LinePlane, planeOf } from './line-plane.ts';
import { matteOf } from './matte.ts';
import { count, percentile } from './percentile.ts';

/** What is glyph and what is around it in the box of a line. Lengths are pixels of the picture. */
export interface Ink {
  /** The glyphs' own box: its middle as seen from the middle of the line's box, and its size, along axes turned by `angle`. */
  readonly offsetX: number;
  readonly offsetY: number;
  readonly width: number;
  readonly height: number;
  /** Of the box's axes, in radians: the line's own, or 0 where glyphs stand level in a box that leans a little. */
  readonly angle: number;
  /** Median values (0 to 255, weighted as luma) of full strokes and of what is around them, and their relative luminances. */
  readonly glyphValue: number;
  readonly surroundValue: number;
  readonly contrast: number;
}

/** What was read, and where the middles of the first and last characters are, 0 to 1 of the line's length. */
type Read = Pick<ReadLine, 'text' | 'first' | 'last'>;

/** How much a box may lean around glyphs that stand level (5°, in radians). */
const MAX_LEAN = 0.09;
/** From a box's end to the middle of a character there, by its breadth, where that is not known. */
const HALF_CHARACTER = 0.25;
/** How often a line is looked at that goes on beyond its box, and what is then added there, by the box's breadth. */
const MAX_LOOKS = 4;
const MORE = 2;
/** Share of ink of full strokes, and of what has none. */
const FULL = 0.8;
const NONE = 0.2;

/** Tells glyphs from their ground, by what was read. A box that leans is tried level as well: ink is lowest along its line. */
export function inkOf(picture: Pixels, box: LineBox, read?: Read): Ink {
  const own = measured(picture, box, read);
  if (box.angle === 0 || Math.abs(box.angle) > MAX_LEAN) return own;
  const level = measured(picture, { ...box, angle: 0 }, read);
  return glyphHeightOf(level, box) <= glyphHeightOf(own, box) ? level : own;
}

/** Height of the glyphs of a line, whichever way it runs. */
export const glyphHeightOf = ({ width, height }: Ink, line: LineBox): number => (isUpright(line) ? width : height);

/** A line in its box, which may have been made longer since. */
interface Line extends Read {
  readonly box: LineBox;
  /** From the middle of the first box to the middle of this one, along the line. */
  readonly offset: number;
}

function measured(picture: Pixels, box: LineBox, read: Read | undefined): Ink {
  const end = Math.min(0.5, (breadthOf(box) * HALF_CHARACTER) / lengthOf(box));
  let line: Line = { box, offset: 0, ...(read ?? { text: '', first: end, last: 1 - end }) };
  for (let looks = 1; ; looks++) {
    const plane = planeOf(picture, line.box);
    const share = matteOf(plane);
    const length = plane.width - 2 * plane.before;
    const [first, last] = [plane.before + line.first * length, plane.before + line.last * length];
    const extent = extentOf(plane, share, { text: line.text, first, last });
    const next = looks < MAX_LOOKS ? longer(line, plane, extent) : line;
    if (next === line) return inkIn(line, plane, share, extent);
    line = next;
  }
}

/** The line with more room where its glyphs come near the end of what was looked at. */
function longer(line: Line, { width, before }: LinePlane, { left, right, calm }: Extent): Line {
  const more = breadthOf(line.box) * MORE;
  const added = calm ? [left < before / 2 ? more : 0, right > width - before / 2 ? more : 0] : [];
  const [start, end] = [added[0] ?? 0, added[1] ?? 0];
  if (start + end === 0) return line;
  const { box, offset, first, last } = line;
  const [was, is, moved] = [lengthOf(box), lengthOf(box) + start + end, (end - start) / 2];
  const [cos, sin] = [Math.cos(box.angle) * moved, Math.sin(box.angle) * moved];
  return {
    ...line,
    box: isUpright(box)
      ? { ...box, x: box.x - sin, y: box.y + cos, height: is }
      : { ...box, x: box.x + cos, y: box.y + sin, width: is },
    offset: offset + moved,
    first: (first * was + start) / is,
    last: (last * was + start) / is,
  };
}

function inkIn({ box, offset }: Line, plane: LinePlane, share: Float32Array, extent: Extent): Ink {
  const { width, height, step } = plane;
  const { left, top, right, bottom } = extent;
  const [along, over] = [offset + ((left + right - width) / 2) * step, ((top + bottom - height) / 2) * step];
  const [length, breadth] = [(right - left) * step, (bottom - top) * step];
  const upright = isUpright(box);
  const { glyphValue, surroundValue } = valuesOf(plane, share, extent);
  return {
    offsetX: upright ? over : along,
    offsetY: upright ? along : over,
    width: upright ? breadth : length,
    height: upright ? length : breadth,
    angle: box.angle,
    glyphValue,
    surroundValue,
    contrast: contrastOf(glyphValue, surroundValue),
  };
}

function valuesOf({ values, width, height }: LinePlane, share: Float32Array, { left, top, right, bottom }: Extent) {
  const [glyphs, surround] = [new Uint32Array(256), new Uint32Array(256)];
  for (let y = Math.max(0, Math.floor(top)); y < Math.min(height, bottom); y++) {
    for (let x = Math.max(0, Math.floor(left)); x < Math.min(width, right); x++) {
      const ink = share[y * width + x] ?? 0;
      if (ink >= FULL) count(glyphs, values[y * width + x] ?? 0);
      else if (ink < NONE) count(surround, values[y * width + x] ?? 0);
    }
  }
  const surroundValue = percentile(surround, 0.5) ?? percentile(glyphs, 0.5) ?? 0;
  return { surroundValue, glyphValue: percentile(glyphs, 0.5) ?? surroundValue };
}

/** WCAG 2: the ratio of the relative luminances, each with 0.05 of light from around. */
export function contrastOf(a: number, b: number): number {
  const [light, dark] = [luminance(Math.max(a, b)), luminance(Math.min(a, b))];
  return (light + 0.05) / (dark + 0.05);
}

/** Relative luminance of a grey of that value, as WCAG 2 defines it. */
function luminance(value: number): number {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}
