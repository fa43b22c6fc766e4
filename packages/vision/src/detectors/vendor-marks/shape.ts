/** In units of half a shape's size from its centre, y downwards. */
interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * A point on a shape's outline; `nx`, `ny` point outwards.
 * `side` numbers the parts of the outline that are looked at one by one.
 */
export interface OutlinePoint extends Point {
  readonly nx: number;
  readonly ny: number;
  readonly side: number;
}

/** How far (`x`, `y`) lies inside a shape, negative outside, in units of half its size from its centre. */
export type Depth = (x: number, y: number) => number;

/** A mark that a vendor lays over a lower corner of its pictures, as a plain shape that lets light through. */
export interface ShapeMark {
  readonly id: string;
  /** As in the registry and in C2PA evidence. */
  readonly vendor: string;
  readonly corner: 'left' | 'right';
  readonly depth: Depth;
  /** Places just beyond its points, where strokes of a letter would go on. */
  readonly beyond: readonly Point[];
  /** Shapes that look like it from afar. */
  readonly rivals: readonly Depth[];
  /** The shape out of proportion, as others draw one like it. Textures distort it as well: it tells on a plain ground only. */
  readonly distorted: readonly Depth[];
  readonly outline: readonly OutlinePoint[];
  readonly sides: number;
  /** Sizes looked for, in percent of the picture's shorter side. */
  readonly sizePercent: readonly [least: number, most: number];
  /** The margins to the side and below, at most: in sizes of the mark, and in percent of the picture's shorter side. */
  readonly margin: { readonly across: number; readonly below: number; readonly percent: number };
  /** How light the layer is, 0 to 255: what is lighter than it is darkened. */
  readonly light: number;
  /** How much of the light the shape covers, 0 to 1. */
  readonly opacity: readonly [least: number, most: number];
}

/** A mark that is a row of squares, each of a colour of its own, in the very corner at the lower right. */
export interface StripMark {
  readonly id: string;
  readonly vendor: string;
  /** From left to right, in degrees. */
  readonly hues: readonly (readonly [least: number, most: number])[];
  /** Sides of a square, in percent of the picture's shorter side. */
  readonly sidePercent: readonly [least: number, most: number];
}

/** Where a shape stands: its centre and half its size, in pixels. */
export interface Placement {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** How much of the light at (`x`, `y`) the shape takes, 0 to 1; its edge is as soft as `softness` is wide. */
export const coverage = (depth: Depth, x: number, y: number, softness: number): number =>
  Math.min(1, Math.max(0, depth(x, y) / softness + 0.5));

/** How far from a picture's corner a mark of this size reaches, at most, across and down; all in pixels. */
export const reachOf = ({ margin }: ShapeMark, size: number, shorterSide: number): readonly [number, number] => {
  const most = (margin.percent * shorterSide) / 100;
  return [size + Math.min(size * margin.across, most), size + Math.min(size * margin.below, most)];
};
