import type { Depth, OutlinePoint, ShapeMark } from '../shape.ts';

/**
 * The sparkle of Gemini: a star with four points, whose sides are arcs of the circles around the four corners of a square
 * a little larger than the star. Measured on a flat frame: with the star from −1 to 1, the centres are at ±1.135 and the
 * arcs are 0.535 from the middle; the points are cut off where they are 0.07 to either side.
 */
const CORNER = 1.135;
const WAIST = 0.535;
const ARC = CORNER * Math.SQRT2 - WAIST;

/** The part of each arc that is looked at: nearer to the points the star is too thin to have an inside. */
const ARC_REACH = (33 * Math.PI) / 180;
const POINTS_PER_ARC = 16;

/** A star between arcs of circles around (`corner`, `corner`), its inner corners `waist` from the middle. */
const arcStar =
  (corner: number, waist: number): Depth =>
  (x, y) => {
    const [across, down] = [Math.abs(x), Math.abs(y)];
    const arc = corner * Math.SQRT2 - waist;
    return Math.min(Math.hypot(corner - across, corner - down) - arc, 1 - across, 1 - down);
  };

/** A star with straight sides, its inner corners `waist` from the middle. */
const straightStar = (waist: number): Depth => {
  const inner = waist * Math.SQRT1_2;
  const length = Math.hypot(1 - inner, inner);
  return (x, y) => {
    const [far, near] = [Math.max(Math.abs(x), Math.abs(y)), Math.min(Math.abs(x), Math.abs(y))];
    return (inner * (1 - far) - (1 - inner) * near) / length;
  };
};

/** The same shape, narrower or lower than wide. */
const squeezed =
  (depth: Depth, across: number, down: number): Depth =>
  (x, y) =>
    depth(x / across, y / down) * Math.min(across, down);

const SPARKLE = arcStar(CORNER, WAIST);

/**
 * What may be taken for it. A straight star whose waist is half its reach or more cannot be told from it: the sides then
 * lie nearer to the arcs than a pixel, in every size that is printed.
 */
const RIVALS: readonly Depth[] = [
  ...[0.3, 0.36, 0.4, 0.42, 0.44, 0.46].map(straightStar),
  arcStar(0.876, 0.354),
  (x, y) => (1 - Math.abs(x) - Math.abs(y)) * Math.SQRT1_2,
  (x, y) => 0.7 - Math.hypot(x, y),
];

const outline: readonly OutlinePoint[] = [0, 1, 2, 3].flatMap((side) =>
  Array.from({ length: POINTS_PER_ARC }, (_, index) => {
    const middle = (side * Math.PI) / 2 + Math.PI / 4;
    const angle = middle + ARC_REACH * ((2 * index + 1) / POINTS_PER_ARC - 1);
    const nx = Math.cos(angle);
    const ny = Math.sin(angle);
    const corner = [Math.sign(Math.cos(middle)) * CORNER, Math.sign(Math.sin(middle)) * CORNER] as const;
    return { x: corner[0] - ARC * nx, y: corner[1] - ARC * ny, nx, ny, side };
  }),
);

/**
 * 96 pixels 64 from the edges where both sides have more than 1024 pixels (since mid-2026 also 192 from them), otherwise
 * 48 pixels 32 from them; seen on scaled and cropped copies from 1.9 % of the shorter side.
 */
export const geminiSparkle: ShapeMark = {
  id: 'gemini-sparkle',
  vendor: 'google',
  corner: 'right',
  depth: SPARKLE,
  rivals: RIVALS,
  distorted: [squeezed(SPARKLE, 0.78, 1), squeezed(SPARKLE, 1, 0.78)],
  outline,
  beyond: [-1, 1].flatMap((way) =>
    [1.25, 1.4].flatMap((reach) => [
      { x: way * reach, y: 0 },
      { x: 0, y: way * reach },
    ]),
  ),
  sides: 4,
  sizePercent: [1.7, 13],
  margin: { across: 2.4, below: 2.4, percent: 20 },
  light: 255,
  opacity: [0.25, 0.92],
};
