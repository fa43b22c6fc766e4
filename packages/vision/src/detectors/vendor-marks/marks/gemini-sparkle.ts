import type { Depth, OutlinePoint, ShapeMark } from '../shape.ts';

/**
 * The sparkle of Gemini: a star with four points, whose sides are arcs of the circles around the four corners of a square
 * a little larger than the star. Measured on a flat frame: with the star from −1 to 1, the centres are at ±1.135 and the
 * arcs are 0.535 from the middle; the points are cut off where they are 0.07 to either side.
 */
const CORNER = 1.135;
const ARC = CORNER * Math.SQRT2 - 0.535;

/** The part of each arc that is looked at: nearer to the points the star is too thin to have an inside. */
const ARC_REACH = (33 * Math.PI) / 180;
const POINTS_PER_ARC = 16;

const depth: Depth = (x, y) => {
  const [across, down] = [Math.abs(x), Math.abs(y)];
  return Math.min(Math.hypot(CORNER - across, CORNER - down) - ARC, 1 - across, 1 - down);
};

const DIAMONDS: readonly Depth[] = [0.65, 0.75, 0.85, 0.95].map(
  (reach) => (x, y) => (reach - Math.abs(x) - Math.abs(y)) * Math.SQRT1_2,
);
const DISCS: readonly Depth[] = [0.55, 0.65, 0.75].map((reach) => (x, y) => reach - Math.hypot(x, y));

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
  depth,
  rivals: [...DIAMONDS, ...DISCS],
  outline,
  beyond: [-1, 1].flatMap((way) =>
    [1.25, 1.4].flatMap((reach) => [
      { x: way * reach, y: 0 },
      { x: 0, y: way * reach },
    ]),
  ),
  sides: 4,
  sizePercent: [1.7, 13],
  margin: 2.4,
  opacity: [0.25, 0.92],
};
