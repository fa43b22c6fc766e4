import { isUpright } from '../../ocr/find-text.ts';
import type { LineBox } from '../../ocr/line-box.ts';
import type { ReadLine } from '../../ocr/read-line.ts';
import { type Pixels, sample } from '../../pixels.ts';
import { groundAlong, median, percentile } from './ground.ts';

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

/** Share of the box's breadth that is looked at around it: glyphs may reach out of the box. */
const MARGIN = 0.25;
/** Share of the values that lies beyond the glyphs' own: edges that were sharpened, specks. */
const EXTREME = 0.97;
/** Share of the difference between glyphs and ground from which on a pixel is ink: its edge was half covered. */
const HALF = 0.5;
const MOST = 0.85;
/** Ink that a row or column needs beside what the ground has of it, as a share of what the fullest have. */
const LEAST_INK = 0.04;
/** Share of the fullest rows' ink up to which a ground with ink of its own is calm, and what glyphs have more on others. */
const CALM = 0.25;
const MORE_THAN_GROUND = 0.1;
/** Rows or columns without ink that may lie within the glyphs, by the line's breadth: strokes' gaps, and a character's. */
const ROW_GAP = 0.06;
const COLUMN_GAP = 0.8;
/** Breadth of a character or of a part of one that stands apart, by the line's breadth, at least. */
const CHARACTER = 0.2;
/** Longest side that is measured pixel by pixel; a longer line is sampled more coarsely. */
const MAX_SAMPLES = 1024;

/** From the middle of a line's first or last character to where it ends, at most, by the breadth of the line's box. */
const HALF_CHARACTER = 0.6;

/** Where the middles of the first and last characters are, 0 to 1 of the line's length. */
type Ends = Pick<ReadLine, 'first' | 'last'>;
const WHOLE: Ends = { first: 0, last: 1 };

/** The line's box with a margin as luma, laid so that the line runs across, whichever way it is read. */
interface Plane {
  readonly values: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** Samples of the margin, and pixels of the picture from one sample to the next. */
  readonly margin: number;
  readonly step: number;
}

/**
 * Tells glyphs from their ground. The ground is what the long sides of the box show, column by column; glyphs are what
 * differs from it by at least half of what they differ by at most, the way (lighter, darker) in which that is more.
 */
export function inkOf(picture: Pixels, box: LineBox, ends: Ends = WHOLE): Ink {
  const plane = planeOf(picture, box);
  const { values, width, height, step } = plane;
  const ground = groundAlong(plane);
  const [top, bottom, left, right] = extentOf(plane, ground, ends);
  const mask = inkMask(plane, ground, HALF);
  const [glyphs, surround] = [new Uint32Array(256), new Uint32Array(256)];
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const counts = mask[y * width + x] ? glyphs : surround;
      const value = values[y * width + x] ?? 0;
      counts[value] = (counts[value] ?? 0) + 1;
    }
  }
  const surroundValue = median(surround) ?? median(glyphs) ?? 0;
  const glyphValue = median(glyphs) ?? surroundValue;
  const [along, over] = [(left + right - width) / 2, (top + bottom - height) / 2].map((offset) => offset * step);
  const [length, breadth] = [(right - left) * step, (bottom - top) * step];
  const upright = isUpright(box);
  return {
    offsetX: (upright ? over : along) ?? 0,
    offsetY: (upright ? along : over) ?? 0,
    width: upright ? breadth : length,
    height: upright ? length : breadth,
    glyphValue,
    surroundValue,
    contrast: contrastOf(glyphValue, surroundValue),
  };
}

function planeOf(picture: Pixels, box: LineBox): Plane {
  const upright = isUpright(box);
  const [length, breadth] = upright ? [box.height, box.width] : [box.width, box.height];
  const around = Math.min(length, breadth) * MARGIN;
  const step = Math.max(1, (Math.max(length, breadth) + 2 * around) / MAX_SAMPLES);
  const width = Math.max(1, Math.round((length + 2 * around) / step));
  const height = Math.max(1, Math.round((breadth + 2 * around) / step));
  const [cos, sin] = [Math.cos(box.angle), Math.sin(box.angle)];
  const values = new Uint8Array(width * height);
  const colour = new Uint8Array(3);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      const [along, over] = [(x + 0.5 - width / 2) * step, (y + 0.5 - height / 2) * step];
      const [dx, dy] = upright ? [over, along] : [along, over];
      sample(picture, box.x + dx * cos - dy * sin, box.y + dx * sin + dy * cos, colour, 0);
      values[at] = 0.299 * (colour[0] ?? 0) + 0.587 * (colour[1] ?? 0) + 0.114 * (colour[2] ?? 0) + 0.5;
    }
  }
  return { values, width, height, margin: Math.min(Math.round(around / step), (height - 1) >> 1), step };
}

/** 1 where the glyphs are. */
function inkMask({ values, width, height, margin }: Plane, ground: Float32Array, share: number): Uint8Array {
  const [lighter, darker] = [new Uint32Array(256), new Uint32Array(256)];
  for (let y = margin; y < height - margin; y++) {
    for (let x = margin; x < width - margin; x++) {
      const difference = Math.round((values[y * width + x] ?? 0) - (ground[x] ?? 0));
      const [one, other] = difference > 0 ? [lighter, darker] : [darker, lighter];
      one[Math.abs(difference)] = (one[Math.abs(difference)] ?? 0) + 1;
      other[0] = (other[0] ?? 0) + 1;
    }
  }
  const [light, dark] = [percentile(lighter, EXTREME), percentile(darker, EXTREME)];
  const sign = light >= dark ? 1 : -1;
  const least = Math.max(1, Math.max(light, dark) * share);
  const mask = new Uint8Array(values.length);
  for (let at = 0; at < values.length; at++) {
    if (((values[at] ?? 0) - (ground[at % width] ?? 0)) * sign >= least) mask[at] = 1;
  }
  return mask;
}

/** Where the glyphs are, by how much ink rows and columns have; on a ground with ink of its own, by what is nearly all ink. */
function extentOf(plane: Plane, ground: Float32Array, ends: Ends): readonly [...rows: Span, ...columns: Span] {
  const { width, height, margin } = plane;
  const breadth = height - 2 * margin;
  const rowsAt = (mask: Uint8Array) => profile(mask, width, height, 'rows', margin, width - margin);
  const half = inkMask(plane, ground, HALF);
  const rows = rowsAt(half);
  const [top, bottom] = endsOfInk(rows, margin);
  const columns = profile(half, width, height, 'columns', top, bottom);
  const length = width - 2 * margin;
  const reach = breadth * HALF_CHARACTER;
  const limits: Span = [margin + ends.first * length - reach, margin + ends.last * length + reach];
  if (isCalm(rows, margin) && isCalm(columns, margin)) {
    return [top, bottom, ...columnsOf(columns, margin, breadth, limits, true)];
  }
  const most = inkMask(plane, ground, MOST);
  const span = fullest(rowsAt(most), margin);
  const inked = profile(most, width, height, 'columns', ...span);
  return [...span, ...columnsOf(inked, margin, breadth, limits, false)];
}

const isCalm = (counts: Uint32Array, margin: number): boolean => {
  const { full, ground } = levels(counts, margin);
  return ground <= full * CALM;
};

/** Ink in each row or column, counted over the others from `start` to `end`. */
function profile(mask: Uint8Array, width: number, height: number, of: 'rows' | 'columns', start: number, end: number) {
  const counts = new Uint32Array(of === 'rows' ? height : width);
  for (let at = 0; at < counts.length; at++) {
    for (let over = start; over < end; over++) {
      if (mask[of === 'rows' ? at * width + over : over * width + at]) counts[at] = (counts[at] ?? 0) + 1;
    }
  }
  return counts;
}

/** Ink that the fullest rows or columns have, and that those outside the box have. */
function levels(counts: Uint32Array, margin: number): { readonly full: number; readonly ground: number } {
  const outside = Uint32Array.from([...counts.subarray(0, margin), ...counts.subarray(counts.length - margin)]);
  return { full: sortedAt(counts, 0.9), ground: sortedAt(outside, 0.5) };
}

type Span = readonly [start: number, end: number];

/** From the middle to where the ink ends: beyond a gap is another thing. */
function endsOfInk(counts: Uint32Array, margin: number): Span {
  const { full, ground } = levels(counts, margin);
  const least = Math.max(1, full * LEAST_INK + Math.min(ground, full / 3));
  const gap = Math.max(1, Math.round((counts.length - 2 * margin) * ROW_GAP));
  const edge = (step: 1 | -1): number => {
    let last = (counts.length - 1) >> 1;
    for (let at = last; at >= 0 && at < counts.length && Math.abs(at - last) <= gap + 1; at += step) {
      if ((counts[at] ?? 0) >= least) last = at;
    }
    return last;
  };
  return [edge(-1), edge(1) + 1];
}

/** From the middle half of the box to where what rows have beyond the ground's own ink adds up to most. */
function fullest(counts: Uint32Array, margin: number): Span {
  const { full, ground } = levels(counts, margin);
  const usual = ground + Math.max(0, full - ground) * MORE_THAN_GROUND;
  const quarter = Math.round((counts.length - 2 * margin) / 4);
  const edge = (from: number, step: 1 | -1): number => {
    let [sum, best, last] = [0, 0, from];
    for (let at = from + step; at >= 0 && at < counts.length; at += step) {
      sum += (counts[at] ?? 0) - usual;
      if (sum > best) [best, last] = [sum, at];
    }
    return last;
  };
  return [edge(margin + quarter, -1), edge(Math.max(margin + quarter, counts.length - margin - quarter - 1), 1) + 1];
}

/**
 * The columns of the glyphs: what is within the ends, and beyond them whole characters that were not read. A thin line there
 * is a frame, a speck that stands alone is not the line's.
 */
function columnsOf(counts: Uint32Array, margin: number, breadth: number, ends: Span, beyond: boolean): Span {
  const { full, ground } = levels(counts, margin);
  const least = Math.max(1, full * LEAST_INK + Math.min(ground, full / 3));
  const over = margin >> 1;
  const inked = [...counts.keys()].filter(
    (at) => at >= margin - over && at < counts.length - margin + over && (counts[at] ?? 0) >= least,
  );
  const own = runsOf(inked, 1).filter(([first, last]) => {
    if (last >= ends[0] && first <= ends[1]) return true;
    return beyond && last - first >= breadth * CHARACTER;
  });
  const columns = own.flatMap(([first, last]) => inked.filter((at) => at >= first && at <= last));
  const within = beyond ? columns : columns.filter((at) => at >= ends[0] && at <= ends[1]);
  const words = runsOf(within, Math.max(1, Math.round(breadth * COLUMN_GAP)));
  const long = words.filter(([first, last]) => last - first >= breadth / 2);
  const [first, last] = [long[0] ?? words[0], long.at(-1) ?? words.at(-1)];
  return first && last ? [first[0], last[1] + 1] : [margin, Math.max(margin + 1, counts.length - margin)];
}

/** First and last of runs of numbers that rise, over gaps up to that. */
function runsOf(rising: readonly number[], gap: number): Span[] {
  const runs: [number, number][] = [];
  for (const at of rising) {
    const run = runs.at(-1);
    if (run && at - run[1] <= gap) run[1] = at;
    else runs.push([at, at]);
  }
  return runs;
}

const sortedAt = (counts: Uint32Array, share: number): number => {
  const sorted = Uint32Array.from(counts).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
};

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
