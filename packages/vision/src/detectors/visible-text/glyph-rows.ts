import type { LinePlane } from './line-plane.ts';
import { type Shape, shapesIn } from './shapes.ts';

/** What a line says, and the columns of a plane in which the middles of its first and last characters are. */
export interface Characters {
  readonly text: string;
  readonly first: number;
  readonly last: number;
}

/** A first row or column, and the one after the last. */
export type Span = readonly [start: number, end: number];

/** Share of ink from which on a sample is of a glyph: its edge is half covered. */
export const HALF = 0.5;

/** By the breadth of the line's box: how far glyphs reach out of it, and from the middles of the characters at its ends. */
const OUT = 0.12;
const BEYOND = 0.6;
/** The box's middle rows, which every character but a few signs has ink in, and how high what is none of these is. */
const MIDDLE = [0.25, 0.7] as const;
const LEAST_HEIGHT = 0.3;
/** From an end's character to where a shape begins that still is of the line. */
const NEAR = 0.25;
/** How near to one another the edges of characters of one height are, and which share of the line has that edge at least. */
const SAME = 0.06;
const LEAST_SHARE = { han: 0.3, other: 0.15 } as const;
/** Letters that hang: the others say nothing of where they end. What is looked at for them begins above that row. */
const HANGING = /[gjpqy]/u;
const HANGING_FROM = 0.85;
const HANGING_OUT = 0.3;
const SPECK = 0.006;

/**
 * The rows of a line's glyphs: where several of them begin and end. One that alone reaches further has grown together with
 * something of the picture. Undefined where nothing looks like a glyph.
 */
export function rowsOf(plane: LinePlane, share: Float32Array, { text, first, last }: Characters): Span | undefined {
  const { width, height, above, breadth } = plane;
  const hangs = HANGING.test(text);
  const from = above - Math.round(breadth * OUT);
  const to = height - above + Math.round(breadth * (hangs ? HANGING_OUT : OUT));
  const part = {
    left: Math.round(first - breadth * BEYOND),
    top: from,
    right: Math.round(last + breadth * BEYOND),
    bottom: to,
  };
  const shapes = shapesIn(share, width, part, HALF);
  const [start, end] = MIDDLE.map((share) => above + breadth * share) as [number, number];
  const glyphs = shapes.filter(
    (shape) =>
      shape.top < end &&
      shape.bottom > start &&
      shape.bottom - shape.top >= breadth * LEAST_HEIGHT &&
      shape.right > first - breadth * NEAR &&
      shape.left < last + breadth * NEAR,
  );
  const tops = glyphs.filter(({ top }) => top > from).map((shape) => ({ edge: shape.top, length: lengthOf(shape) }));
  const ends = glyphs.filter(({ bottom }) => bottom < to);
  if (tops.length === 0 || ends.length === 0) return undefined;
  const least = /\p{Script=Han}/u.test(text) ? LEAST_SHARE.han : LEAST_SHARE.other;
  const top = outermost(tops, breadth * SAME, least);
  if (!hangs) {
    const bottoms = ends.map((shape) => ({ edge: -shape.bottom, length: lengthOf(shape) }));
    return [top, -outermost(bottoms, breadth * SAME, least)];
  }
  const hanging = shapes.filter(
    (shape) =>
      shape.bottom < to && shape.size >= breadth * breadth * SPECK && shape.top < above + breadth * HANGING_FROM,
  );
  return [top, hanging.reduce((most, { bottom }) => Math.max(most, bottom), 0)];
}

const lengthOf = ({ left, right }: Shape): number => right - left;

interface Edge {
  readonly edge: number;
  readonly length: number;
}

/** The least edge that glyphs of a share of the line's length have in common. */
function outermost(edges: readonly Edge[], tolerance: number, least: number): number {
  const rising = [...edges].sort((a, b) => a.edge - b.edge);
  const all = rising.reduce((sum, { length }) => sum + length, 0);
  const common = rising.find(({ edge }) => {
    const same = rising.filter((other) => other.edge >= edge && other.edge <= edge + tolerance);
    return same.reduce((sum, { length }) => sum + length, 0) >= all * least;
  });
  return (common ?? rising[0])?.edge ?? 0;
}
