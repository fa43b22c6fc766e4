import type { Shape } from './draw.ts';

type Point = readonly [x: number, y: number];

/** The inside of a polygon, by the rule of even and odd. */
const polygon =
  (points: readonly Point[]): Shape =>
  (x, y) => {
    let inside = false;
    points.forEach(([ax, ay], index) => {
      const [bx, by] = points[(index + points.length - 1) % points.length] ?? [ax, ay];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    });
    return inside;
  };

/** A star with straight sides, one point upwards; `waist` is how far its inner corners are from the middle. */
const star = (points: number, waist: number): Shape =>
  polygon(
    Array.from({ length: 2 * points }, (_, index): Point => {
      const [reach, angle] = [index % 2 === 0 ? 1 : waist, (index * Math.PI) / points - Math.PI / 2];
      return [reach * Math.cos(angle), reach * Math.sin(angle)];
    }),
  );

export const fivePoints = star(5, 0.42);

/** Straight sides, and four points as the sparkle has. From a waist of 0.5 on nobody could tell them apart. */
export const FOUR_POINTS: readonly Shape[] = [0.3, 0.36, 0.4, 0.44].map((waist) => star(4, waist));

/** Points along a curve from one tip to another, bent towards a point of its own. */
const curve = (from: Point, bend: Point, to: Point): readonly Point[] =>
  Array.from({ length: 16 }, (_, index): Point => {
    const share = index / 16;
    const [before, middle, after] = [(1 - share) ** 2, 2 * share * (1 - share), share ** 2];
    return [before * from[0] + middle * bend[0] + after * to[0], before * from[1] + middle * bend[1] + after * to[1]];
  });

/** The upper piece of the star in front of 即梦AI, by its tips and how its sides are bent. */
export const upperPiece: Shape = polygon([
  ...curve([-0.6, -1], [-0.175, -0.25], [0.95, -0.22]),
  ...curve([0.95, -0.22], [0, 0.64], [-0.95, 0.7]),
  ...curve([-0.95, 0.7], [-0.335, 0.19], [-0.6, -1]),
]);
const lowerPiece: Shape = polygon([
  ...curve([0.55, 0.29], [0.175, 0.565], [-0.3, 0.7]),
  ...curve([-0.3, 0.7], [0.115, 0.79], [0.35, 1]),
  ...curve([0.35, 1], [0.35, 0.635], [0.55, 0.29]),
]);
export const bentStar: Shape = (x, y) => upperPiece(x, y) || lowerPiece(x, y);

/** A star with four points and hollow sides, as a power of its distances. */
const hollow =
  (left: number, top: number, width: number, height: number, power: number): Shape =>
  (x, y) =>
    Math.abs((x - left) / width) ** power + Math.abs((y - top) / height) ** power < 1;

/** The four stars in front of what Galaxy AI prints: the second lies behind the first, with a gap. */
export const fourStars: Shape = (x, y) =>
  hollow(0.255, -0.025, 0.64, 0.765, 0.68)(x, y) ||
  (hollow(-0.46, 0.21, 0.46, 0.56, 0.7)(x, y) && !hollow(0.255, -0.025, 0.82, 0.98, 0.68)(x, y)) ||
  hollow(-0.4, -0.78, 0.19, 0.22, 0.9)(x, y) ||
  hollow(0.74, 0.8, 0.19, 0.2, 0.9)(x, y);
export const oneStar: Shape = hollow(0, 0, 0.84, 1, 0.68);

/** What stands in corners and is no star with four points. */
export const SHAPES: Readonly<Record<string, Shape>> = {
  'a plus sign': (x, y) => Math.min(Math.abs(x), Math.abs(y)) < 0.28,
  'a cross': (x, y) => Math.abs(Math.abs(x) - Math.abs(y)) < 0.3,
  'a diamond': (x, y) => Math.abs(x) + Math.abs(y) < 1,
  'a disc': (x, y) => Math.hypot(x, y) < 1,
  'a ring': (x, y) => Math.abs(Math.hypot(x, y) - 0.85) < 0.15,
  'a square': () => true,
  'a star with five points': fivePoints,
  'a star with six points': star(6, 0.5),
  'a star with eight points': star(8, 0.5),
  'the letter A': polygon([
    [-0.9, 1],
    [-0.2, -1],
    [0.2, -1],
    [0.9, 1],
    [0.5, 1],
    [0.3, 0.4],
    [-0.3, 0.4],
    [-0.5, 1],
  ]),
  'the character 生': (x, y) =>
    Math.abs(x) < 0.1 ||
    [-0.45, 0.15, 0.9].some((line) => Math.abs(y - line) < 0.1) ||
    Math.abs(x + 0.7 + 0.4 * y) < 0.08,
};
