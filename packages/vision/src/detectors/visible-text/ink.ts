import type { LineBox } from '../../ocr/line-box.ts';
import { type Pixels, sample } from '../../pixels.ts';

/** What is glyph and what is around it in the box of a line. Lengths are pixels of the picture, along the box's axes. */
export interface Ink {
  /** The glyphs' own box: its middle as seen from the middle of the line's box, and its size. */
  readonly offsetX: number;
  readonly offsetY: number;
  readonly width: number;
  readonly height: number;
  /** Median values (0 to 255, weighted as luma) of the glyphs and of what is around them, and their relative luminances. */
  readonly glyphValue: number;
  readonly surroundValue: number;
  readonly contrast: number;
}

/** Share of the box's height that is looked at around it: glyphs may reach out of the box, and the surround begins there. */
const MARGIN = 0.25;
/** Ink that a row or column needs, as a share of what the fullest have, to belong to the glyphs and not to the noise. */
const LEAST_INK = 0.04;
/** The same for what the ground may be taken to have: more than that is glyphs that the box cut off. */
const MOST_GROUND = 0.2;
/** Longest side that is measured pixel by pixel; a longer line is sampled more coarsely. */
const MAX_SAMPLES = 1024;

/** Tells glyphs from surround by Otsu's threshold: what the rim of the box has more of is the surround. */
export function inkOf(picture: Pixels, box: LineBox): Ink {
  const margin = Math.min(box.width, box.height) * MARGIN;
  const step = Math.max(1, (Math.max(box.width, box.height) + 2 * margin) / MAX_SAMPLES);
  const width = Math.max(1, Math.round((box.width + 2 * margin) / step));
  const height = Math.max(1, Math.round((box.height + 2 * margin) / step));
  const values = valuesOf(picture, box, width, height, step);
  const inner = Math.round(margin / step);
  const isInside = (x: number, y: number): boolean =>
    x >= inner && x < width - inner && y >= inner && y < height - inner;
  const threshold = otsu(values);
  const isLight = lightIsInk(values, width, height, threshold);
  const [glyphs, surround] = [new Uint32Array(256), new Uint32Array(256)];
  const [rows, columns] = [new Uint32Array(height), new Uint32Array(width)];
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      const value = values[at] ?? 0;
      const isInk = value > threshold === isLight;
      if (!isInk) add(surround, value);
      else if (isInside(x, y)) add(glyphs, value);
      if (!isInk) continue;
      add(rows, y);
      add(columns, x);
    }
  }
  const [top, bottom] = extent(rows, inner);
  const [left, right] = extent(columns, inner);
  const surroundValue = median(surround) ?? 0;
  const glyphValue = median(glyphs) ?? surroundValue;
  return {
    offsetX: ((left + right - width) / 2) * step,
    offsetY: ((top + bottom - height) / 2) * step,
    width: (right - left) * step,
    height: (bottom - top) * step,
    glyphValue,
    surroundValue,
    contrast: contrastOf(glyphValue, surroundValue),
  };
}

const add = (counts: Uint32Array, at: number): void => {
  counts[at] = (counts[at] ?? 0) + 1;
};

/** The box with its margin as luma, laid level. */
function valuesOf(picture: Pixels, box: LineBox, width: number, height: number, step: number): Uint8Array {
  const [cos, sin] = [Math.cos(box.angle), Math.sin(box.angle)];
  const values = new Uint8Array(width * height);
  const colour = new Uint8Array(3);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      const [dx, dy] = [(x + 0.5 - width / 2) * step, (y + 0.5 - height / 2) * step];
      sample(picture, box.x + dx * cos - dy * sin, box.y + dx * sin + dy * cos, colour, 0);
      values[at] = 0.299 * (colour[0] ?? 0) + 0.587 * (colour[1] ?? 0) + 0.114 * (colour[2] ?? 0) + 0.5;
    }
  }
  return values;
}

/** The value that parts values into two classes that differ most between and least within. */
function otsu(values: Uint8Array): number {
  const counts = new Uint32Array(256);
  let total = 0;
  for (const value of values) {
    add(counts, value);
    total += value;
  }
  let [below, sumBelow, best, threshold] = [0, 0, -1, 0];
  for (let value = 0; value < 255; value++) {
    below += counts[value] ?? 0;
    sumBelow += value * (counts[value] ?? 0);
    const above = values.length - below;
    if (below === 0 || above === 0) continue;
    const between = below * above * (sumBelow / below - (total - sumBelow) / above) ** 2;
    if (between <= best) continue;
    best = between;
    threshold = value;
  }
  return threshold;
}

/** True where most of the rim is at or below the threshold. */
function lightIsInk(values: Uint8Array, width: number, height: number, threshold: number): boolean {
  let [light, rim] = [0, 0];
  const look = (at: number): void => {
    rim += 1;
    if ((values[at] ?? 0) > threshold) light += 1;
  };
  for (let x = 0; x < width; x++) {
    look(x);
    look((height - 1) * width + x);
  }
  for (let y = 0; y < height; y++) {
    look(y * width);
    look(y * width + width - 1);
  }
  return light * 2 < rim;
}

/**
 * First and last place with ink. What reaches far out of the box is not the line's: the outline of a pill, another thing.
 * What is found outside the box on average is the ground's, and is expected inside as well.
 */
function extent(counts: Uint32Array, inner: number): readonly [start: number, end: number] {
  const full = percentile(counts, 0.9);
  const outside = [...counts.subarray(0, inner), ...counts.subarray(counts.length - inner)];
  const ground = outside.reduce((sum, count) => sum + count, 0) / Math.max(1, outside.length);
  const least = Math.max(1, full * LEAST_INK + Math.min(ground, full * MOST_GROUND));
  const has = (at: number): boolean => (counts[at] ?? 0) >= least;
  let [start, end] = [inner, counts.length - inner];
  while (start < end - 1 && !has(start)) start += 1;
  while (end > start + 1 && !has(end - 1)) end -= 1;
  return [start, end];
}

const percentile = (counts: Uint32Array, share: number): number => {
  const sorted = Uint32Array.from(counts).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
};

/** Of values counted by value; undefined where there are none. */
function median(counts: Uint32Array): number | undefined {
  const half = counts.reduce((sum, count) => sum + count, 0) / 2;
  let seen = 0;
  for (const [value, count] of counts.entries()) {
    seen += count;
    if (seen >= half && seen > 0) return value;
  }
  return undefined;
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
