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
