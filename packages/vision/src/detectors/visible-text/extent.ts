import { columnsOf, isWithin } from './glyph-columns.ts';
import { type Characters, HALF, rowsOf, type Span } from './glyph-rows.ts';
import type { LinePlane } from './line-plane.ts';
import { shapesIn } from './shapes.ts';

/** Where a line's glyphs are, in samples of its plane; between two samples where an edge is. */
export interface Extent {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** Whether hardly anything else around the line looks like ink. */
  readonly calm: boolean;
}

/** By the glyphs' height: how far a dot may reach beyond what they have in common, and the least of that in samples. */
const DOT = 0.04;
const LEAST_DOT = 1.5;
/** From the middle of the first or last character to where it ends, at most. */
const FURTHEST = 0.65;
/** Around the line: shapes that are larger than a speck, how many there may be, and the share that they may cover. */
const SPECK = 0.003;
const OTHERS = 5;
const COVERED = 0.1;
/** Share of ink that the row or column beyond an edge has where the edge is just before it, and at its end. */
const NEXT = { none: 0.2, all: 0.8 } as const;

export function extentOf(plane: LinePlane, share: Float32Array, characters: Characters): Extent {
  const { width, height, before, above } = plane;
  const box = { left: before, top: above, right: width - before, bottom: height - above, calm: false };
  const rows = rowsOf(plane, share, characters);
  if (!rows || rows[1] <= rows[0]) return box;
  const tall = rows[1] - rows[0];
  const dot = Math.max(LEAST_DOT, tall * DOT);
  const calm = isCalm(plane, share, characters, rows);
  const [from, to] = [characters.first - tall * FURTHEST, characters.last + tall * FURTHEST].map(Math.round);
  const part = {
    left: calm ? 0 : (from ?? 0),
    top: Math.round(rows[0] - dot),
    right: calm ? width : (to ?? width),
    bottom: Math.round(rows[1] + dot),
  };
  const found = columnsOf({ share, width, rows, part, calm }, characters);
  if (!found) return { ...box, top: rows[0], bottom: rows[1] };
  const [left, right] = found.columns;
  const own = found.shapes.filter((shape) => shape.left >= left && shape.right <= right && isWithin(shape, part));
  const top = Math.min(rows[0], ...own.map((shape) => shape.top));
  const bottom = Math.max(rows[1], ...own.map((shape) => shape.bottom));
  return betweenSamples(plane, share, { left, top, right, bottom, calm });
}

function isCalm({ width, height }: LinePlane, share: Float32Array, { first, last }: Characters, [top, bottom]: Span) {
  const tall = bottom - top;
  const [left, right] = [first - tall * FURTHEST, last + tall * FURTHEST];
  const others = shapesIn(share, width, { left: 0, top: 0, right: width, bottom: height }, HALF).filter((shape) => {
    const isOfLine = shape.top > top - tall * 0.1 && shape.bottom < bottom + tall * 0.1;
    const touches = shape.right > left && shape.left < right && shape.bottom > top && shape.top < bottom;
    return shape.size >= tall * tall * SPECK && !isOfLine && !touches;
  });
  const covered = others.reduce((sum, { size }) => sum + size, 0);
  return others.length < OTHERS && covered < COVERED * (share.length - tall * (last - first));
}

/** An edge goes as far into the next row or column as that is covered. */
function betweenSamples({ width, height }: LinePlane, share: Float32Array, extent: Extent): Extent {
  const { left, top, right, bottom } = extent;
  const covered = (x: number, y: number, across: number, down: number): number => {
    let most = 0;
    for (let row = Math.max(0, y); row < Math.min(height, y + down); row++) {
      for (let at = Math.max(0, x); at < Math.min(width, x + across); at++)
        most = Math.max(most, share[row * width + at] ?? 0);
    }
    return Math.min(1, Math.max(0, (most - NEXT.none) / (NEXT.all - NEXT.none)));
  };
  return {
    ...extent,
    left: left - covered(left - 1, top, 1, bottom - top),
    top: top - covered(left, top - 1, right - left, 1),
    right: right + covered(right, top, 1, bottom - top),
    bottom: bottom + covered(left, bottom, right - left, 1),
  };
}
