import type { Plane } from './plane.ts';
import { coverage, type Depth, type Placement, reachOf, type ShapeMark } from './shape.ts';
import { cells, type Sums } from './sums.ts';

/** Half the size of a shape when it is searched for, and half the window it is compared with, in pixels. */
const SEARCH_RADIUS = 5.5;
const HALF_WINDOW = 7;
const WINDOW = 2 * HALF_WINDOW + 1;
/** Sizes are searched in steps: a shape that is off by half of one still correlates. */
const SIZE_STEP = 1.15;
/** Correlation with the shape from which a place is looked at more closely. */
const LEAST_CORRELATION = 0.45;
/** The same at every other pixel of every other row: beside a peak it is lower. */
const LEAST_NEARBY = 0.3;
/** Places that are looked at more closely, at most. */
const MAX_CANDIDATES = 12;
/** Variance of luma that rounding alone can make. */
const ROUNDING = 0.05;
/** How far from the middle of a shape its surround is looked at, in pixels: across and down. */
const AROUND = 7;

export interface Candidate extends Placement {
  readonly correlation: number;
}

/**
 * Where a shape may stand in the lower corner that sums were made of, best first.
 */
export function search(sums: Sums, mark: ShapeMark, shorterSide: number): readonly Candidate[] {
  const [leastSize, mostSize] = mark.sizePercent.map((percent) => (percent * shorterSide) / 100) as [number, number];
  const template = templateOf(mark);
  const candidates: Candidate[] = [];
  const least = Math.max(leastSize, 2 * SEARCH_RADIUS);
  for (let size = least; size <= mostSize; size *= SIZE_STEP) {
    const cell = size / (2 * SEARCH_RADIUS);
    const [across, below] = reachOf(mark, size, shorterSide).map((reach) => reach + 2 * cell * HALF_WINDOW) as [
      number,
      number,
    ];
    const width = Math.floor(Math.min(sums.width, across) / cell);
    const height = Math.floor(Math.min(sums.height, below) / cell);
    const left = mark.corner === 'left' ? 0 : sums.width - width * cell;
    const top = sums.height - height * cell;
    const plane = cells(sums, left, top, cell, width, height);
    for (const { x, y, value } of peaks(correlate(plane, template))) {
      candidates.push({
        x: left + (x + 0.5) * cell - 0.5,
        y: top + (y + 0.5) * cell - 0.5,
        radius: size / 2,
        correlation: value,
      });
    }
  }
  return apart(candidates.sort((a, b) => b.correlation - a.correlation));
}

const TEMPLATES = new Map<Depth, Float32Array>();

/** The shape as it is searched for: its mean is 0 and the sum of its squares 1. Made once. */
function templateOf({ depth }: ShapeMark): Float32Array {
  const known = TEMPLATES.get(depth);
  if (known) return known;
  const covered = Float32Array.from({ length: WINDOW * WINDOW }, (_, at) => {
    const [x, y] = [(at % WINDOW) - HALF_WINDOW, Math.floor(at / WINDOW) - HALF_WINDOW];
    return coverage(depth, x / SEARCH_RADIUS, y / SEARCH_RADIUS, 1 / SEARCH_RADIUS);
  });
  const mean = covered.reduce((sum, value) => sum + value, 0) / covered.length;
  const length = Math.sqrt(covered.reduce((sum, value) => sum + (value - mean) ** 2, 0));
  const template = covered.map((value) => (value - mean) / length);
  TEMPLATES.set(depth, template);
  return template;
}

/** How well the template fits around each pixel that was looked at, −1 to 1; elsewhere 0. The window lies within the plane. */
function correlate({ width, height, values }: Plane, template: Float32Array): Plane {
  const result = new Float32Array(width * height);
  const [right, bottom] = [width - HALF_WINDOW, height - HALF_WINDOW];
  const at = (x: number, y: number): number => correlationAt(values, y * width + x, width, template);
  for (let y = HALF_WINDOW; y < bottom; y += 2) {
    for (let x = HALF_WINDOW; x < right; x += 2) {
      if (!isLighter(values, y * width + x, width)) continue;
      const value = at(x, y);
      result[y * width + x] = value;
      if (value < LEAST_NEARBY) continue;
      for (let j = y - 1; j <= y + 1; j++) {
        for (let i = x - 1; i <= x + 1; i++) {
          const isWithin = i >= HALF_WINDOW && i < right && j >= HALF_WINDOW && j < bottom;
          if (isWithin && result[j * width + i] === 0) result[j * width + i] = at(i, j);
        }
      }
    }
  }
  return { width, height, values: result };
}

/** The middle is lighter than three of the four places where the window ends: so it is in a light shape, and seldom elsewhere. */
function isLighter(values: Float32Array, at: number, width: number): boolean {
  const middle = values[at] ?? 0;
  let lighter = 0;
  for (const step of [AROUND * (width + 1), AROUND * (width - 1)]) {
    lighter += Number(middle > (values[at + step] ?? 0)) + Number(middle > (values[at - step] ?? 0));
  }
  return lighter >= 3;
}

function correlationAt(values: Float32Array, middle: number, width: number, template: Float32Array): number {
  let sum = 0;
  let squares = 0;
  let product = 0;
  for (let row = 0, at = 0, start = middle - HALF_WINDOW * (width + 1); row < WINDOW; row++, start += width) {
    for (let from = start; from < start + WINDOW; from++, at++) {
      const value = values[from] ?? 0;
      sum += value;
      squares += value * value;
      product += value * (template[at] ?? 0);
    }
  }
  const variance = squares - (sum * sum) / template.length;
  return variance > template.length * ROUNDING ? product / Math.sqrt(variance) : 0;
}

interface Peak {
  readonly x: number;
  readonly y: number;
  readonly value: number;
}

function peaks({ width, height, values }: Plane): Peak[] {
  const found: Peak[] = [];
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x;
      const value = values[at] ?? 0;
      if (value >= LEAST_CORRELATION && isPeak(values, at, width)) found.push({ x, y, value });
    }
  }
  return found;
}

function isPeak(values: Float32Array, at: number, width: number): boolean {
  const value = values[at] ?? 0;
  for (const step of [1, width - 1, width, width + 1]) {
    if ((values[at - step] ?? 0) > value || (values[at + step] ?? 0) >= value) return false;
  }
  return true;
}

/** The best candidates of each place and size. */
function apart(sorted: readonly Candidate[]): readonly Candidate[] {
  const kept: Candidate[] = [];
  for (const one of sorted) {
    if (kept.length === MAX_CANDIDATES) break;
    if (!kept.some((other) => isNear(one, other))) kept.push(one);
  }
  return kept;
}

const isNear = (one: Candidate, other: Candidate): boolean =>
  Math.abs(one.x - other.x) < 0.5 * other.radius &&
  Math.abs(one.y - other.y) < 0.5 * other.radius &&
  Math.abs(Math.log(one.radius / other.radius)) < Math.log(1.3);
