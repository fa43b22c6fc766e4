import type { Peak } from './peaks.ts';
import type { Square } from './squares.ts';

/** A frequency that changes evenly over the picture, as it does where a flat thing is seen at an angle: `p + q·u + r·v`. */
export interface Drift {
  readonly x: readonly [number, number, number];
  readonly y: readonly [number, number, number];
}

/** A frequency, in turns a pixel; it and its negative are one, and whole turns change nothing. */
type Place = Pick<Peak, 'x' | 'y'>;

export interface Agreement {
  readonly drift: Drift;
  /** For each square, its peak at that frequency; null where it has none. */
  readonly fitting: readonly (Peak | null)[];
  readonly count: number;
  /** Of the peaks that fit, all together. */
  readonly height: number;
}

/** Turns a pixel by which a frequency may change from the middle of the picture to its border. */
const MOST_DRIFT = 0.07;
/** Peaks of a square that hypotheses are made of, and threes of squares that they are looked for in. */
const [SEEDS, MOST_THREES] = [6, 32];

/** The drifting frequency that the most squares have a peak at; null where no three agree. `near`: turns a pixel. */
export function agreement(squares: readonly Square[], near: number): Agreement | null {
  let best: Drift | null = null;
  let [most, highest] = [3, 0];
  for (const three of threes(squares)) {
    for (const drift of hypotheses(three)) {
      const { count, height } = support(drift, squares, near, most);
      if (count < most || (count === most && height <= highest)) continue;
      [best, most, highest] = [drift, count, height];
    }
  }
  if (!best) return null;
  let found = fitting(best, squares, near);
  for (let round = 0; round < 3; round++) {
    const drift = refined(found, squares);
    const next = drift && !isSteep(drift) ? fitting(drift, squares, near) : null;
    if (!next || next.count < found.count) break;
    found = next;
  }
  return found;
}

type Three = readonly [Square, Square, Square];

/** Twice the area of a triangle of squares, in quarters of the picture, from which on they are no line. */
const LEAST_AREA = 0.5;

/** Threes of squares with peaks, not in a line; of many, some from all over the picture. */
function threes(squares: readonly Square[]): readonly Three[] {
  const able = squares.filter(({ peaks }) => peaks.length > 0);
  const all = able.flatMap((a, i) =>
    able.slice(i + 1).flatMap((b, j) =>
      able.slice(i + j + 2).flatMap((c): Three[] => {
        const area = Math.abs((b.u - a.u) * (c.v - a.v) - (c.u - a.u) * (b.v - a.v));
        return area > LEAST_AREA ? [[a, b, c]] : [];
      }),
    ),
  );
  const step = Math.max(1, all.length / MOST_THREES);
  return all.filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step));
}

/** Every drift through a peak of each of three squares. */
function* hypotheses([a, b, c]: Three): Generator<Drift> {
  const isFar = (one: number, other: number): boolean => Math.abs(one - other) > 2 * MOST_DRIFT;
  for (const first of a.peaks.slice(0, SEEDS)) {
    for (const second of b.peaks.slice(0, SEEDS)) {
      const [bx, by] = nearest(second, first.x, first.y);
      if (isFar(bx, first.x) || isFar(by, first.y)) continue;
      for (const third of c.peaks.slice(0, SEEDS)) {
        const [cx, cy] = nearest(third, first.x, first.y);
        if (isFar(cx, first.x) || isFar(cy, first.y)) continue;
        const drift = through([a, b, c], [first.x, bx, cx], [first.y, by, cy]);
        if (drift && !isSteep(drift)) yield drift;
      }
    }
  }
}

const isSteep = ({ x, y }: Drift): boolean =>
  Math.hypot(x[1], y[1]) > MOST_DRIFT || Math.hypot(x[2], y[2]) > MOST_DRIFT;

/** How many squares have a peak there, and how high these are together; breaks off where there cannot be `least`. */
export function support(drift: Drift, squares: readonly Square[], near: number, least: number) {
  let [count, height, left] = [0, 0, squares.length];
  for (const { u, v, peaks } of squares) {
    if (count + left < least) break;
    left--;
    const [x, y] = at(drift, u, v);
    for (const peak of peaks) {
      if (distance(peak, x, y) >= near) continue;
      count++;
      height += peak.height;
      break;
    }
  }
  return { count, height };
}

function fitting(drift: Drift, squares: readonly Square[], near: number): Agreement {
  const found = squares.map(({ u, v, peaks }) => {
    const [x, y] = at(drift, u, v);
    return peaks.find((peak) => distance(peak, x, y) < near) ?? null;
  });
  const count = found.filter((peak) => peak !== null).length;
  const height = found.reduce((sum, peak) => sum + (peak?.height ?? 0), 0);
  return { drift, fitting: found, count, height };
}

/** The drift that lies nearest to all peaks that were found to fit. */
function refined({ drift, fitting: peaks }: Agreement, squares: readonly Square[]): Drift | null {
  const found = squares.flatMap((square, index) => {
    const peak = peaks[index];
    return peak ? [{ square, place: nearest(peak, ...at(drift, square.u, square.v)) }] : [];
  });
  return through(
    found.map(({ square }) => square),
    found.map(({ place }) => place[0]),
    found.map(({ place }) => place[1]),
  );
}

const at = ({ x, y }: Drift, u: number, v: number): readonly [number, number] => [
  x[0] + x[1] * u + x[2] * v,
  y[0] + y[1] * u + y[2] * v,
];

/** The one of a peak's equal frequencies that is nearest. */
function nearest(peak: Place, x: number, y: number): readonly [number, number] {
  const [ax, ay] = [folded(peak.x - x), folded(peak.y - y)];
  const [bx, by] = [folded(-peak.x - x), folded(-peak.y - y)];
  return ax * ax + ay * ay <= bx * bx + by * by ? [x + ax, y + ay] : [x + bx, y + by];
}

/** How far that one is. */
function distance(peak: Place, x: number, y: number): number {
  const [ax, ay] = [folded(peak.x - x), folded(peak.y - y)];
  const [bx, by] = [folded(-peak.x - x), folded(-peak.y - y)];
  return Math.sqrt(Math.min(ax * ax + ay * ay, bx * bx + by * by));
}

/** A frequency without its whole turns, from −0.5 to 0.5. */
export const folded = (value: number): number => value - Math.round(value);

/** The drift that comes nearest to a frequency in each square; null where the squares lie in a line. */
function through(squares: readonly Square[], xs: readonly number[], ys: readonly number[]): Drift | null {
  const x = plane(squares, xs);
  const y = plane(squares, ys);
  return x && y && { x, y };
}

/** Least squares of `value = p + q·u + r·v`. */
function plane(squares: readonly Square[], values: readonly number[]): readonly [number, number, number] | null {
  let [su, sv, suu, suv, svv, s, us, vs] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (const [index, { u, v }] of squares.entries()) {
    const value = values[index] ?? 0;
    su += u;
    sv += v;
    suu += u * u;
    suv += u * v;
    svv += v * v;
    s += value;
    us += u * value;
    vs += v * value;
  }
  const n = squares.length;
  const [a, b, c] = [suu * svv - suv * suv, suv * sv - su * svv, su * suv - suu * sv];
  const whole = n * a + su * b + sv * c;
  if (Math.abs(whole) < 1e-9) return null;
  const [d, e, f] = [n * svv - sv * sv, su * sv - n * suv, n * suu - su * su];
  return [(a * s + b * us + c * vs) / whole, (b * s + d * us + e * vs) / whole, (c * s + e * us + f * vs) / whole];
}
