/** Row by row, 3 × 3: takes (x, y, 1) to a point of another picture, divided by its third value. */
export type Matrix = readonly [number, number, number, number, number, number, number, number, number];

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Times that the mapping may differ in scale between two corners of a picture; more is no photograph of one plane. */
const MAX_PERSPECTIVE = 4;
/** Times that it may enlarge or shrink, as a length. */
const MAX_SCALE = 12;
/** Ratio of its longer to its shorter axis. */
const MAX_STRETCH = 4;

export const scaling = (x: number, y: number = x): Matrix => [x, 0, 0, 0, y, 0, 0, 0, 1];

export function apply(m: Matrix, { x, y }: Point): Point {
  const w = m[6] * x + m[7] * y + m[8];
  return { x: (m[0] * x + m[1] * y + m[2]) / w, y: (m[3] * x + m[4] * y + m[5]) / w };
}

export function multiply(a: Matrix, b: Matrix): Matrix {
  const at = (i: number, j: number): number =>
    (a[i * 3] ?? 0) * (b[j] ?? 0) + (a[i * 3 + 1] ?? 0) * (b[j + 3] ?? 0) + (a[i * 3 + 2] ?? 0) * (b[j + 6] ?? 0);
  return normal([at(0, 0), at(0, 1), at(0, 2), at(1, 0), at(1, 1), at(1, 2), at(2, 0), at(2, 1), at(2, 2)]);
}

/** The way back. The matrix is one that `isPlausible`. */
export function invert([a, b, c, d, e, f, g, h, i]: Matrix): Matrix {
  return normal([
    e * i - f * h,
    c * h - b * i,
    b * f - c * e,
    f * g - d * i,
    a * i - c * g,
    c * d - a * f,
    d * h - e * g,
    b * g - a * h,
    a * e - b * d,
  ]);
}

const normal = (m: Matrix): Matrix => (m[8] === 0 ? m : (m.map((one) => one / m[8]) as unknown as Matrix));

export const cornersOf = (width: number, height: number): readonly Point[] => [
  { x: 0, y: 0 },
  { x: width, y: 0 },
  { x: width, y: height },
  { x: 0, y: height },
];

/** How the mapping turns and stretches around a point: the four derivatives. */
export function slopes(m: Matrix, point: Point): readonly [number, number, number, number] {
  const w = m[6] * point.x + m[7] * point.y + m[8];
  const { x, y } = apply(m, point);
  return [(m[0] - m[6] * x) / w, (m[1] - m[7] * x) / w, (m[3] - m[6] * y) / w, (m[4] - m[7] * y) / w];
}

/** Signed factor of area around a point; negative where the mapping mirrors. */
export function areaFactor(m: Matrix, point: Point): number {
  const [xx, xy, yx, yy] = slopes(m, point);
  return xx * yy - xy * yx;
}

/**
 * Whether a camera or an editor could have made this of a picture of that size: no part of it beyond the horizon,
 * mirrored everywhere or nowhere, neither crushed nor torn.
 */
export function isPlausible(m: Matrix, width: number, height: number): boolean {
  if (!m.every(Number.isFinite)) return false;
  const depths = cornersOf(width, height).map(({ x, y }) => m[6] * x + m[7] * y + m[8]);
  if (Math.min(...depths) <= 0) return false;
  const points = [...cornersOf(width, height), { x: width / 2, y: height / 2 }];
  const factors = points.map((point) => areaFactor(m, point));
  const lengths = factors.map((factor) => Math.sqrt(Math.abs(factor)));
  if (factors.some((factor) => factor > 0 !== (factors[0] ?? 0) > 0)) return false;
  const [least, most] = [Math.min(...lengths), Math.max(...lengths)];
  if (!(least > 1 / MAX_SCALE && most < MAX_SCALE && most / least < MAX_PERSPECTIVE)) return false;
  return points.every((point) => stretch(slopes(m, point)) < MAX_STRETCH);
}

function stretch([a, b, c, d]: readonly [number, number, number, number]): number {
  const sum = a * a + b * b + c * c + d * d;
  const area = Math.abs(a * d - b * c);
  const root = Math.sqrt(Math.max(0, sum * sum - 4 * area * area));
  return Math.sqrt((sum + root) / Math.max(sum - root, Number.MIN_VALUE));
}
