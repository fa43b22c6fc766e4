import type { Pixels } from '../pixels.ts';
import { areaFactor, type Matrix, multiply, scaling } from './matrix.ts';
import { channels, luminance, type Plane, type Planes, shrink } from './plane.ts';

/** Pixels of the pictures in which corners are looked for, and of those that are laid onto one another. */
const MAX_PIXELS = 360_000;

/** One of the two pictures. */
export interface Side {
  readonly pixels: Pixels;
  readonly grey: Plane;
  /** `grey`, of `MAX_PIXELS` at most. */
  readonly small: Plane;
}

export function sideOf(pixels: Pixels): Side {
  const grey = luminance(pixels);
  return { pixels, grey, small: scaled(grey, factorFor(grey)) };
}

const factorFor = ({ width, height }: Pick<Plane, 'width' | 'height'>): number =>
  Math.min(1, Math.sqrt(MAX_PIXELS / (width * height)));

const scaled = (plane: Plane, factor: number): Plane =>
  shrink(plane, Math.max(1, Math.round(plane.width * factor)), Math.max(1, Math.round(plane.height * factor)));

/** Both pictures with about as many pixels to the same thing: neither is then sharper for being larger. */
export interface Frame {
  readonly evidence: Plane;
  readonly listing: Plane;
  /** From pixels of `evidence` to pixels of `listing`. */
  readonly matrix: Matrix;
  /** Takes a mapping between these two back to the pictures. */
  readonly outward: (matrix: Matrix) => Matrix;
  /** The colours of both, shrunk in the same way. */
  readonly colours: () => { readonly evidence: Planes; readonly listing: Planes };
}

/** `matrix`: from pixels of the evidence's picture to pixels of the listing's. */
export function frameOf(evidence: Side, listing: Side, matrix: Matrix): Frame {
  const middle = { x: evidence.grey.width / 2, y: evidence.grey.height / 2 };
  const ratio = Math.sqrt(Math.abs(areaFactor(matrix, middle)));
  const factor = Math.min(factorFor(evidence.grey), ratio);
  const [one, other] = [scaled(evidence.grey, factor), scaled(listing.grey, Math.min(1, factor / ratio))];
  const toEvidence = scaling(one.width / evidence.grey.width, one.height / evidence.grey.height);
  const toListing = scaling(other.width / listing.grey.width, other.height / listing.grey.height);
  const [fromEvidence, fromListing] = [
    scaling(1 / toEvidence[0], 1 / toEvidence[4]),
    scaling(1 / toListing[0], 1 / toListing[4]),
  ];
  const small = (pixels: Pixels, { width, height }: Plane): Planes => {
    const [red, green, blue] = channels(pixels);
    return [shrink(red, width, height), shrink(green, width, height), shrink(blue, width, height)];
  };
  return {
    evidence: one,
    listing: other,
    matrix: multiply(toListing, multiply(matrix, fromEvidence)),
    outward: (inner) => multiply(fromListing, multiply(inner, toEvidence)),
    colours: () => ({ evidence: small(evidence.pixels, one), listing: small(listing.pixels, other) }),
  };
}
