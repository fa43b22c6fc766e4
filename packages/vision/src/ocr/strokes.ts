import type { Region } from '@biaoshi/core';
import type { Pixels } from '../pixels.ts';

/** Side of a cell, in pixels: cells with strokes, and those next to them, are looked at. */
const CELL = 16;
/** A place is on a stroke where it is lighter, or darker, than the places this far away on both sides. */
const REACH = 4;
/**
 * Values (of 255) that it differs by at least, and the share of such places that a cell with a part of a text has. Far
 * below what the network finds lines by, so nothing is lost; half of an ordinary photo has less.
 */
const LEAST_DIFFERENCE = 8;
const LEAST_SHARE = 0.1;
/** Parts are multiples of what the network halves; gaps of so few cells between two are looked at as well. */
const MULTIPLE = 32;
const CLOSED_GAP = 2;

/** The parts of a region that have anything like strokes in them. What is left out is flat, a slope, or a wide edge. */
export function partsWithStrokes(pixels: Pixels, region: Region): Region[] {
  const cells = cellsOf(pixels, region);
  const lies = region.width >= region.height;
  const [length, breadth] = lies ? [cells.across, cells.down] : [cells.down, cells.across];
  const isKept = (at: number, beside: number): boolean =>
    cells.kept[lies ? beside * cells.across + at : at * cells.across + beside] === 1;
  const inside = (count: number): number[] => Array.from({ length: count }, (_, at) => at);
  const spans = joined(inside(length).filter((at) => inside(breadth).some((beside) => isKept(at, beside))));
  return spans.map(([first, last]) => {
    const besides = inside(breadth).filter((beside) =>
      inside(length).some((at) => at >= first && at <= last && isKept(at, beside)),
    );
    const along = whole(first * CELL, (last + 1) * CELL, lies ? region.width : region.height);
    const over = whole(
      (besides[0] ?? 0) * CELL,
      ((besides.at(-1) ?? 0) + 1) * CELL,
      lies ? region.height : region.width,
    );
    const [x, y] = lies ? [along, over] : [over, along];
    return { x: region.x + x.start, y: region.y + y.start, width: x.length, height: y.length };
  });
}

/** First and last of runs of numbers that rise, over gaps that are small. */
function joined(rising: readonly number[]): (readonly [first: number, last: number])[] {
  const runs: [number, number][] = [];
  for (const at of rising) {
    const run = runs.at(-1);
    if (run && at - run[1] <= CLOSED_GAP + 1) run[1] = at;
    else runs.push([at, at]);
  }
  return runs;
}

/** A span in whole multiples, within `limit`. */
function whole(start: number, end: number, limit: number): { readonly start: number; readonly length: number } {
  const length = Math.min(limit, Math.ceil((Math.min(end, limit) - start) / MULTIPLE) * MULTIPLE);
  return { start: Math.max(0, Math.min(start, limit - length)), length };
}

interface Cells {
  readonly across: number;
  readonly down: number;
  /** 1 where a cell, or one of its eight neighbours, has strokes. */
  readonly kept: Uint8Array;
}

function cellsOf(pixels: Pixels, region: Region): Cells {
  const { width, height } = region;
  const luma = lumaOf(pixels, region);
  const [across, down] = [Math.ceil(width / CELL), Math.ceil(height / CELL)];
  const counts = new Uint32Array(across * down);
  for (let y = 0; y < height; y++) {
    const [above, below] = [Math.max(0, y - REACH) * width, Math.min(height - 1, y + REACH) * width];
    for (let x = 0; x < width; x++) {
      const value = luma[y * width + x] ?? 0;
      const left = value - (luma[y * width + Math.max(0, x - REACH)] ?? 0);
      const right = value - (luma[y * width + Math.min(width - 1, x + REACH)] ?? 0);
      const up = value - (luma[above + x] ?? 0);
      const under = value - (luma[below + x] ?? 0);
      if (!differs(left, right) && !differs(up, under)) continue;
      const cell = Math.floor(y / CELL) * across + Math.floor(x / CELL);
      counts[cell] = (counts[cell] ?? 0) + 1;
    }
  }
  const kept = new Uint8Array(across * down);
  for (const [at, count] of counts.entries()) {
    if (count >= LEAST_SHARE * CELL * CELL) keepAround(kept, across, down, at);
  }
  return { across, down, kept };
}

const differs = (a: number, b: number): boolean =>
  (a > LEAST_DIFFERENCE && b > LEAST_DIFFERENCE) || (a < -LEAST_DIFFERENCE && b < -LEAST_DIFFERENCE);

function keepAround(kept: Uint8Array, across: number, down: number, at: number): void {
  const [column, row] = [at % across, Math.floor(at / across)];
  for (let y = Math.max(0, row - 1); y <= Math.min(down - 1, row + 1); y++) {
    for (let x = Math.max(0, column - 1); x <= Math.min(across - 1, column + 1); x++) kept[y * across + x] = 1;
  }
}

function lumaOf({ width: stride, rgb }: Pixels, { x, y, width, height }: Region): Uint8Array {
  const luma = new Uint8Array(width * height);
  for (let row = 0, to = 0; row < height; row++) {
    let from = ((y + row) * stride + x) * 3;
    for (let column = 0; column < width; column++, from += 3, to++) {
      luma[to] = (77 * (rgb[from] ?? 0) + 150 * (rgb[from + 1] ?? 0) + 29 * (rgb[from + 2] ?? 0)) >> 8;
    }
  }
  return luma;
}
