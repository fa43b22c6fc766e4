import { type Plane, shrink } from './plane.ts';
import { coverage, type Placement, type ShapeMark } from './shape.ts';

/** Half the size of a shape when it is searched for, and half the window it is compared with, in pixels. */
const SEARCH_RADIUS = 5.5;
const HALF_WINDOW = 7;
const WINDOW = 2 * HALF_WINDOW + 1;
/** Sizes are searched in steps: a shape that is off by half of one still correlates. */
const SIZE_STEP = 1.15;
/** Correlation with the shape from which a place is looked at more closely. */
const LEAST_CORRELATION = 0.45;
/** Places that are looked at more closely, at most. */
const MAX_CANDIDATES = 12;

export interface Candidate extends Placement {
  readonly correlation: number;
}

/**
 * Where a shape may stand in the bottom right corner of a plane, best first. Sizes are in pixels of the plane.
 */
export function search(plane: Plane, mark: ShapeMark, leastSize: number, mostSize: number): readonly Candidate[] {
  const template = templateOf(mark);
  const candidates: Candidate[] = [];
  const least = Math.max(leastSize, 2 * SEARCH_RADIUS);
  for (let size = least; size <= mostSize; size *= SIZE_STEP) {
    const factor = size / (2 * SEARCH_RADIUS);
    const corner = cornerOf(plane, Math.ceil(size * (mark.margin + 1) + 2 * factor * HALF_WINDOW));
    const found = peaks(correlate(shrink(corner.plane, factor), template));
    for (const { x, y, value } of found) {
      const [left, top] = [corner.left + (x + 0.5) * factor - 0.5, corner.top + (y + 0.5) * factor - 0.5];
      candidates.push({ x: left, y: top, radius: size / 2, correlation: value });
    }
  }
  return apart(candidates.sort((a, b) => b.correlation - a.correlation));
}

/** The shape as it is searched for: its mean is 0 and the sum of its squares 1. */
function templateOf(mark: ShapeMark): Float32Array {
  const template = new Float32Array(WINDOW * WINDOW);
  for (let y = 0, at = 0; y < WINDOW; y++) {
    for (let x = 0; x < WINDOW; x++, at++)
      template[at] = coverage(mark.depth, x - HALF_WINDOW, y - HALF_WINDOW, SEARCH_RADIUS);
  }
  const mean = template.reduce((sum, value) => sum + value, 0) / template.length;
  const length = Math.sqrt(template.reduce((sum, value) => sum + (value - mean) ** 2, 0));
  return template.map((value) => (value - mean) / length);
}

interface Corner {
  readonly plane: Plane;
  readonly left: number;
  readonly top: number;
}

function cornerOf({ width, height, values }: Plane, side: number): Corner {
  const left = Math.max(0, width - side);
  const top = Math.max(0, height - side);
  const part = new Float32Array((width - left) * (height - top));
  for (let y = top, to = 0; y < height; y++, to += width - left) {
    part.set(values.subarray(y * width + left, (y + 1) * width), to);
  }
  return { plane: { width: width - left, height: height - top, values: part }, left, top };
}

/** How well the template fits around each pixel, −1 to 1; the window lies within the plane, elsewhere it is 0. */
function correlate({ width, height, values }: Plane, template: Float32Array): Plane {
  const result = new Float32Array(width * height);
  for (let y = HALF_WINDOW; y < height - HALF_WINDOW; y++) {
    for (let x = HALF_WINDOW; x < width - HALF_WINDOW; x++) {
      const start = (y - HALF_WINDOW) * width + x - HALF_WINDOW;
      result[y * width + x] = correlationAt(values, start, width, template);
    }
  }
  return { width, height, values: result };
}

function correlationAt(values: Float32Array, start: number, width: number, template: Float32Array): number {
  let [sum, squares, product] = [0, 0, 0];
  for (let row = 0, at = 0; row < WINDOW; row++) {
    for (let from = start + row * width, end = from + WINDOW; from < end; from++, at++) {
      const value = values[from] ?? 0;
      sum += value;
      squares += value * value;
      product += value * (template[at] ?? 0);
    }
  }
  const variance = squares - (sum * sum) / template.length;
  return variance > template.length * 0.05 ? product / Math.sqrt(variance) : 0;
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
