import { type Characters, HALF, type Span } from './glyph-rows.ts';
import { type Part, type Shape, shapesIn } from './shapes.ts';

/** Share of ink from which on a sample is of a glyph where much around the line looks like ink. */
const SURE = 0.6;
/** All by the glyphs' height. What is smaller is a speck. */
const SPECK = 0.003;
/** From the middle of the first or last character: where its ink is, as far as it may reach, and where it does on average. */
const OWN = 0.13;
const REACH = 0.45;
const FURTHEST = 0.75;
const MEAN_REACH = { first: 0.45, last: 0.5 } as const;
/** A character that was not read: as high as the others, with gaps in it, or a bar; and how far from them it stands. */
const HEIGHT = 0.6;
const WIDTH = 1.3;
const FILLED = 0.7;
const BAR = { least: 0.6, most: 1.1, height: 0.25, off: 0.2 } as const;
const GAP = 0.5;
/** How far off the middle of a thin character may be. */
const OFF = 0.2;
/** From the middle of the first or last character that was read to the end of those that were not, at most. */
const FARTHEST_UNREAD = 3.5;
/** From a character to a part of it that stands apart. */
const PART_GAP = 0.12;
/** Share of ink of strokes that are thinner than a sample, and how far they reach beyond what is surely ink. */
const THIN = 0.3;
const THIN_REACH = 0.18;

/** What is known of a line when its columns are looked for. */
export interface Found {
  readonly share: Float32Array;
  readonly width: number;
  /** Rows of the glyphs, and the part of the plane that they and their parts are in. */
  readonly rows: Span;
  readonly part: Part;
  /** Whether hardly anything else around the line looks like ink. Only then a character that was not read can be told. */
  readonly calm: boolean;
}

/** The columns of a line's glyphs, and the shapes that they are made of. Undefined where nothing looks like a glyph. */
export function columnsOf(found: Found, { first, last }: Characters): { columns: Span; shapes: Shape[] } | undefined {
  const { share, width, rows, part, calm } = found;
  const tall = rows[1] - rows[0];
  const shapes = shapesIn(share, width, part, calm ? HALF : SURE).filter(({ size }) => size >= tall * tall * SPECK);
  const own = shapes.filter(({ left, right }) => right > first - tall * OWN && left < last + tall * OWN);
  if (own.length === 0) return undefined;
  const apart = shapes.filter((shape) => isWithin(shape, part));
  let columns: Span = [Math.min(...own.map(({ left }) => left)), Math.max(...own.map(({ right }) => right))];
  const isEnd = ({ left, right }: Shape): boolean =>
    right > first - tall * REACH &&
    left < last + tall * REACH &&
    left >= first - tall * FURTHEST &&
    right <= last + tall * FURTHEST;
  for (const shape of nearestFirst(characters(apart), columns)) {
    const isNext = calm && isCharacter(shape, rows);
    if (isNext || isEnd(shape)) columns = joined(columns, shape, tall * (isNext ? GAP : PART_GAP));
  }
  const usual: Span = [
    Math.max(0, Math.round(first - tall * MEAN_REACH.first)),
    Math.round(last + tall * MEAN_REACH.last),
  ];
  const ends = calm ? withThin(found, columns) : bounded(columns, found, usual);
  return { columns: covering(ends, usual, tall, { first, last }), shapes };
}

/** Ground that a character has grown together with goes on beyond where it can end: then it ends where most do. */
function bounded([left, right]: Span, { part }: Found, usual: Span): Span {
  return [left > part.left ? left : usual[0], right < part.right ? right : usual[1]];
}

/**
 * What ends before the middle of a character that was read has lost its ink to the ground, and what goes on for several
 * characters that were not read is no text: then it ends where most do.
 */
function covering([left, right]: Span, usual: Span, tall: number, { first, last }: Omit<Characters, 'text'>): Span {
  const [before, behind] = [first - left, right - last].map(
    (reach) => reach < -tall * OFF || reach > tall * FARTHEST_UNREAD,
  );
  return [before ? usual[0] : left, behind ? usual[1] : right];
}

function withThin({ share, width, rows, part }: Found, [left, right]: Span): Span {
  const tall = rows[1] - rows[0];
  const thin = shapesIn(share, width, part, THIN).filter(
    (shape) => shape.size >= tall * tall * SPECK && isWithin(shape, part) && shape.right > left && shape.left < right,
  );
  const lefts = thin.map((shape) => shape.left).filter((at) => at >= left - tall * THIN_REACH);
  const rights = thin.map((shape) => shape.right).filter((at) => at <= right + tall * THIN_REACH);
  return [Math.min(left, ...lefts), Math.max(right, ...rights)];
}

/** Whether no border of the part cuts it, above or below. */
export const isWithin = ({ top, bottom }: Shape, part: Part): boolean => top > part.top && bottom < part.bottom;

function joined([left, right]: Span, shape: Shape, gap: number): Span {
  if (shape.right < left - gap || shape.left > right + gap) return [left, right];
  return [Math.min(left, shape.left), Math.max(right, shape.right)];
}

const nearestFirst = (shapes: readonly Shape[], [left, right]: Span): Shape[] => {
  const distance = (shape: Shape): number => Math.max(left - shape.right, shape.left - right);
  return [...shapes].sort((a, b) => distance(a) - distance(b));
};

function isCharacter({ left, top, right, bottom, size }: Shape, rows: Span): boolean {
  const tall = rows[1] - rows[0];
  const [width, height] = [right - left, bottom - top];
  if (height >= tall * HEIGHT) return width <= tall * WIDTH && size < width * height * FILLED;
  return (
    width >= tall * BAR.least &&
    width <= tall * BAR.most &&
    height <= tall * BAR.height &&
    Math.abs(top + bottom - rows[0] - rows[1]) / 2 <= tall * BAR.off
  );
}

/** Parts that stand one above the other are of one character. */
function characters(parts: readonly Shape[]): Shape[] {
  const found: Shape[] = [];
  for (const part of [...parts].sort((a, b) => a.left - b.left)) {
    const before = found.at(-1);
    if (before && part.left < before.right) found[found.length - 1] = both(before, part);
    else found.push(part);
  }
  return found;
}

const both = (a: Shape, b: Shape): Shape => ({
  left: Math.min(a.left, b.left),
  top: Math.min(a.top, b.top),
  right: Math.max(a.right, b.right),
  bottom: Math.max(a.bottom, b.bottom),
  size: a.size + b.size,
});
