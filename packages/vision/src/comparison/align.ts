import { isPlausible, type Matrix, multiply, scaling } from './matrix.ts';
import { blur, detail, type Plane } from './plane.ts';
import { LeastSquares } from './solve.ts';
import { sampled, warpTo } from './warp.ts';

/** Pixels a side of the cells of which each gives one place: a corner full of text is not to outweigh a line along a side. */
const CELL = 8;
/** Gauss, in pixels, that both pictures get, from rough to exact, and the pixels beyond which a place that is off counts for nothing. */
const ROUNDS = [
  { softness: 4, outlier: 8, passes: 5 },
  { softness: 2, outlier: 4, passes: 4 },
  { softness: 1.2, outlier: 2.5, passes: 4 },
] as const;
/** Gauss, in pixels, of what brightness and contrast are taken in, and the grey levels of contrast that are noise. */
const AROUND = 8;
const NOISE = 6;
/** A place's steepness, in contrasts a pixel: below it there is no edge. */
const LEAST_STEEP = 0.06;
/** Places without which nothing is fitted. */
const LEAST_PLACES = 40;
/** Pull of each corner towards where it is, in parts of all places. */
const PRIOR = 0.002;

/**
 * Makes a mapping exact by all edges: an edge says how far it is off across itself, and nothing along itself, so that a
 * single long line holds the side of a picture that has no corners in it.
 *
 * @param matrix Takes a pixel of `frame` to one of `picture`, and is a few pixels off at most. Both planes are of about the same size of detail.
 */
export function align(frame: Plane, picture: Plane, matrix: Matrix): Matrix {
  const warp = warpTo(frame, picture, matrix);
  const warped = sampled(picture, warp, frame.width, frame.height);
  const [one, other] = [even(frame), even(warped)];
  let best = scaling(1);
  for (const { softness, outlier, passes } of ROUNDS) {
    const edges = edgesOf(blur(one, softness), within(warp.inside, frame, softness));
    if (edges.length < LEAST_PLACES) continue;
    const soft = blur(other, softness);
    let { offs, mean: least } = offAt(edges, soft, best, outlier);
    for (let pass = 0, next = best; pass < passes; pass++) {
      const correction = correctionBy(edges, offs, frame, outlier);
      if (!correction) break;
      next = multiply(next, correction);
      if (!isPlausible(multiply(matrix, next), frame.width, frame.height)) break;
      const after = offAt(edges, soft, next, outlier);
      offs = after.offs;
      if (after.mean < least) [best, least] = [next, after.mean];
    }
  }
  return multiply(matrix, best);
}

/** 1 where all that is blurred into a place lies in both pictures. */
function within(inside: Uint8Array, { width, height }: Plane, softness: number): Uint8Array {
  if (!inside.includes(0)) return inside;
  const around = blur({ width, height, data: Float32Array.from(inside) }, 2 * softness).data;
  return inside.map((_, at) => Number((around[at] ?? 0) > 0.999));
}

/** Of one brightness and one contrast all over. */
function even(plane: Plane): Plane {
  const fine = detail(plane, AROUND);
  const squares = { ...fine, data: fine.data.map((value) => value * value) };
  const around = blur(squares, AROUND).data;
  return { ...fine, data: fine.data.map((value, at) => value / (Math.sqrt(around[at] ?? 0) + NOISE)) };
}

interface Edge {
  readonly x: number;
  readonly y: number;
  readonly value: number;
  /** Across the edge, of length 1, and how much the value rises over a pixel that way. */
  readonly across: readonly [number, number];
  readonly steep: number;
}

/** The steepest place of each cell, of those that have an edge. `inside`: 1 where there is another picture. */
function edgesOf({ width, height, data }: Plane, inside: Uint8Array): readonly Edge[] {
  const edges: Edge[] = [];
  for (let top = 2; top < height - 2; top += CELL) {
    for (let left = 2; left < width - 2; left += CELL) {
      let [found, most] = [-1, LEAST_STEEP ** 2];
      for (let y = top; y < Math.min(top + CELL, height - 2); y++) {
        for (let at = y * width + left, end = at + Math.min(CELL, width - 2 - left); at < end; at++) {
          const dx = ((data[at + 1] ?? 0) - (data[at - 1] ?? 0)) / 2;
          const dy = ((data[at + width] ?? 0) - (data[at - width] ?? 0)) / 2;
          const steep = dx * dx + dy * dy;
          if (steep > most && inside[at] === 1) [found, most] = [at, steep];
        }
      }
      if (found >= 0) edges.push(edgeAt(data, width, found));
    }
  }
  return edges;
}

function edgeAt(data: Float32Array, width: number, at: number): Edge {
  const dx = ((data[at + 1] ?? 0) - (data[at - 1] ?? 0)) / 2;
  const dy = ((data[at + width] ?? 0) - (data[at - width] ?? 0)) / 2;
  const steep = Math.hypot(dx, dy);
  const [x, y] = [(at % width) + 0.5, Math.floor(at / width) + 0.5];
  return { x, y, value: data[at] ?? 0, across: [dx / steep, dy / steep], steep };
}

/** Pixels that each place is off across its edge; NaN outside the picture. */
function offAt(edges: readonly Edge[], picture: Plane, matrix: Matrix, outlier: number) {
  const [a, b, c, d, e, f, g, h, i] = matrix;
  let [sum, count] = [0, 0];
  const offs = Float64Array.from(edges, ({ x, y, value, steep }) => {
    const w = g * x + h * y + i;
    const there = valueAt(picture, (a * x + b * y + c) / w, (d * x + e * y + f) / w);
    const off = (value - there) / steep;
    if (Number.isNaN(off)) return off;
    count++;
    sum += Math.min(1, Math.abs(off) / outlier) ** 2;
    return off;
  });
  return { offs, mean: count > 0 ? sum / count : 1 };
}

function valueAt({ data, width, height }: Plane, x: number, y: number): number {
  const [left, top] = [Math.floor(x - 0.5), Math.floor(y - 0.5)];
  if (!(left >= 0 && top >= 0 && left + 1 < width && top + 1 < height)) return Number.NaN;
  const [u, v] = [x - 0.5 - left, y - 0.5 - top];
  const at = top * width + left;
  const upper = (data[at] ?? 0) * (1 - u) + (data[at + 1] ?? 0) * u;
  const lower = (data[at + width] ?? 0) * (1 - u) + (data[at + width + 1] ?? 0) * u;
  return upper * (1 - v) + lower * v;
}

/** Moves the frame so that the edges lie on one another; a small one, in which a homography is a sum. */
function correctionBy(
  edges: readonly Edge[],
  offs: Float64Array,
  { width, height }: Plane,
  outlier: number,
): Matrix | null {
  const size = Math.max(width, height) / 2;
  const sums = new LeastSquares(8);
  const row = new Float64Array(8);
  const fill = (x: number, y: number, u: number, v: number): void => {
    row[0] = x * u;
    row[1] = y * u;
    row[2] = u;
    row[3] = x * v;
    row[4] = y * v;
    row[5] = v;
    row[6] = x * (x * u + y * v);
    row[7] = y * (x * u + y * v);
  };
  for (const [k, { x, y, across }] of edges.entries()) {
    const off = offs[k] ?? 0;
    if (!(Math.abs(off) < outlier)) continue;
    fill((x - width / 2) / size, (y - height / 2) / size, ...across);
    sums.add(row, off / size, (1 - (off / outlier) ** 2) ** 2);
  }
  const pull = PRIOR * edges.length;
  for (const [x, y] of [
    [-1, -1],
    [1, -1],
    [-1, 1],
    [1, 1],
  ] as const) {
    for (const [u, v] of [
      [1, 0],
      [0, 1],
    ] as const) {
      fill((x * width) / 2 / size, (y * height) / 2 / size, u, v);
      sums.add(row, 0, pull);
    }
  }
  const solved = sums.solve();
  if (!solved) return null;
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = solved;
  const there = multiply(scaling(1 / size), [1, 0, -width / 2, 0, 1, -height / 2, 0, 0, 1]);
  const back = multiply([1, 0, width / 2, 0, 1, height / 2, 0, 0, 1], scaling(size));
  return multiply(back, multiply([1 + a, b, c, d, 1 + e, f, -g, -h, 1], there));
}
