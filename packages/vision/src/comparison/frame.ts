import type { Pixels } from '../pixels.ts';
import { areaFactor, type Matrix, multiply, scaling } from './matrix.ts';
import { luminance, type Plane, type Planes, shrink, shrinkColours } from './plane.ts';

/** Pixels of the pictures in which corners are looked for, and of those that are laid onto one another. */
const MAX_PIXELS = 360_000;

/** Sizes are rounded to so many steps a doubling: a mapping made exact then needs no other pictures than the rough one. */
const STEPS = 32;

/** One of the two pictures. */
export interface Side {
  readonly pixels: Pixels;
  readonly grey: Plane;
  /** `grey`, of `MAX_PIXELS` at most. */
  readonly small: Plane;
  /** `grey` of another size. The last one is kept. */
  readonly shrunk: (size: Size) => Plane;
}

type Size = Pick<Plane, 'width' | 'height'>;

export function sideOf(pixels: Pixels): Side {
  const grey = luminance(pixels);
  const small = shrink(grey, ...sidesOf(sizeOf(grey, factorFor(grey))));
  let last = small;
  const shrunk = (size: Size): Plane => {
    if (isOf(small, size)) return small;
    if (!isOf(last, size)) last = shrink(grey, ...sidesOf(size));
    return last;
  };
  return { pixels, grey, small, shrunk };
}

const isOf = (plane: Plane, { width, height }: Size): boolean => plane.width === width && plane.height === height;

const sidesOf = ({ width, height }: Size): [number, number] => [width, height];

const factorFor = ({ width, height }: Size): number => Math.min(1, Math.sqrt(MAX_PIXELS / (width * height)));

const sizeOf = ({ width, height }: Size, factor: number): Size => ({
  width: Math.max(1, Math.round(width * factor)),
  height: Math.max(1, Math.round(height * factor)),
});

const stepped = (factor: number): number => 2 ** (Math.round(Math.log2(factor) * STEPS) / STEPS);

/** Both pictures with about as many pixels to the same thing: neither is then sharper for being larger. */
export interface Frame {
  readonly evidence: Size;
  readonly listing: Size;
  /** From pixels of the evidence to pixels of the listing, of those sizes. */
  readonly matrix: Matrix;
  /** Takes a mapping between these two back to the pictures. */
  readonly outward: (matrix: Matrix) => Matrix;
  readonly greys: () => { readonly evidence: Plane; readonly listing: Plane };
  readonly colours: () => { readonly evidence: Planes; readonly listing: Planes };
}

/** `matrix`: from pixels of the evidence's picture to pixels of the listing's. */
export function frameOf(evidence: Side, listing: Side, matrix: Matrix): Frame {
  const middle = { x: evidence.grey.width / 2, y: evidence.grey.height / 2 };
  const ratio = stepped(Math.sqrt(Math.abs(areaFactor(matrix, middle))));
  const factor = Math.min(factorFor(evidence.grey), ratio);
  const [one, other] = [sizeOf(evidence.grey, factor), sizeOf(listing.grey, Math.min(1, factor / ratio))];
  const toEvidence = scaling(one.width / evidence.grey.width, one.height / evidence.grey.height);
  const toListing = scaling(other.width / listing.grey.width, other.height / listing.grey.height);
  const [fromEvidence, fromListing] = [
    scaling(1 / toEvidence[0], 1 / toEvidence[4]),
    scaling(1 / toListing[0], 1 / toListing[4]),
  ];
  return {
    evidence: one,
    listing: other,
    matrix: multiply(toListing, multiply(matrix, fromEvidence)),
    outward: (inner) => multiply(fromListing, multiply(inner, toEvidence)),
    greys: () => ({ evidence: evidence.shrunk(one), listing: listing.shrunk(other) }),
    colours: () => ({
      evidence: shrinkColours(evidence.pixels, one.width, one.height),
      listing: shrinkColours(listing.pixels, other.width, other.height),
    }),
  };
}
