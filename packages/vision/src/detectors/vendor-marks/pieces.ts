import type { Depth, OutlinePoint } from './shape.ts';

type Point = readonly [x: number, y: number];

/** A side of a piece, from tip to tip, as the corners of a line. */
export type Side = readonly Point[];

/** A closed part of a shape, as its sides in turn. */
export type Piece = readonly Side[];

/** Points that are looked at along each side, and how much of a side is left out at either end: tips are blurred away. */
const POINTS = 9;
const LEFT_OUT = 0.14;

/** How far a point lies inside any of some closed lines. */
export const depthOf = (lines: readonly Side[]): Depth => {
  const depths = lines.map(depthIn);
  return (x, y) => Math.max(...depths.map((depth) => depth(x, y)));
};

/** A piece's sides joined into one closed line. */
export const lineOf = (piece: Piece): Side => piece.flat();

const depthIn =
  (line: Side): Depth =>
  (x, y) => {
    let inside = false;
    let nearest = Number.POSITIVE_INFINITY;
    line.forEach(([ax, ay], index) => {
      const [bx, by] = line[(index + 1) % line.length] ?? [ax, ay];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
      const length = (bx - ax) ** 2 + (by - ay) ** 2;
      const along = length === 0 ? 0 : ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length;
      const share = Math.min(1, Math.max(0, along));
      nearest = Math.min(nearest, Math.hypot(ax + share * (bx - ax) - x, ay + share * (by - ay) - y));
    });
    return inside ? nearest : -nearest;
  };

/** Points along every side of some pieces; their normals point to where the shape is not. */
export function outlineOf(pieces: readonly Piece[]): readonly OutlinePoint[] {
  const depth = depthOf(pieces.map(lineOf));
  return pieces.flat().flatMap((side, index) => pointsAlong(side).map((point) => withNormal(point, index, depth)));
}

function pointsAlong(side: Side): readonly (readonly [Point, Point])[] {
  const lengths = side
    .slice(1)
    .map(([x, y], index) => Math.hypot(x - (side[index]?.[0] ?? x), y - (side[index]?.[1] ?? y)));
  const total = lengths.reduce((sum, length) => sum + length, 0);
  return Array.from({ length: POINTS }, (_, number) => {
    let rest = total * (LEFT_OUT + ((1 - 2 * LEFT_OUT) * number) / (POINTS - 1));
    let part = 0;
    while (part < lengths.length - 1 && rest > (lengths[part] ?? 0)) rest -= lengths[part++] ?? 0;
    const [from, to] = [side[part] ?? [0, 0], side[part + 1] ?? [0, 0]];
    const share = rest / (lengths[part] ?? 1);
    const place: Point = [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
    return [place, [to[0] - from[0], to[1] - from[1]]] as const;
  });
}

function withNormal([[x, y], [dx, dy]]: readonly [Point, Point], side: number, depth: Depth): OutlinePoint {
  const length = Math.hypot(dx, dy);
  const [nx, ny] = [dy / length, -dx / length];
  const isOutwards = depth(x + 0.05 * nx, y + 0.05 * ny) < depth(x - 0.05 * nx, y - 0.05 * ny);
  return isOutwards ? { x, y, nx, ny, side } : { x, y, nx: -nx, ny: -ny, side };
}
