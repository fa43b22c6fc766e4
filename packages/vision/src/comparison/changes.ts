import type { Region } from '@biaoshi/core';
import type { Pixels } from '../pixels.ts';
import type { ChangedRegion } from './comparison.ts';
import { differenceOf } from './difference.ts';
import { frameOf, type Side } from './frame.ts';
import type { Matrix, Point } from './matrix.ts';
import { blur, type Plane, type Planes } from './plane.ts';
import { type Patch, patchesOf } from './regions.ts';
import { matchTone } from './tone.ts';
import { pixelsOf } from './views.ts';
import { sampled, type Warp, warpTo } from './warp.ts';

/** Pixels along the evidence's own border that say nothing: cutting and scaling leave their own values there. */
const BORDER = 3;
/** Gauss, in pixels, by which the overlap is taken in where it ends within the evidence: an encoder smears what is beside it over a block. */
const TAKEN_IN = 4;

export interface Changes {
  /** In pixels of the two pictures, each as it was handed in. */
  readonly regions: readonly ChangedRegion[];
  /** The evidence and the listing laid onto it, of one size, and the regions in it. */
  readonly evidence: Pixels;
  readonly listing: Pixels;
  readonly drawn: readonly Region[];
  /** Something differs, and none of it so much that it was surely changed: `regions` is empty then. */
  readonly isDoubtful: boolean;
}

/** What differs where two pictures overlap. `matrix`: from pixels of the evidence's picture to pixels of the listing's. */
export function changesOf(evidence: Side, listing: Side, matrix: Matrix): Changes {
  const frame = frameOf(evidence, listing, matrix);
  const { width, height } = frame.evidence;
  const warp = warpTo(frame.evidence, frame.listing, frame.matrix, 1);
  const mask = overlapOf(warp.inside, width, height);
  const colours = frame.colours();
  const warped = colours.listing.map((plane) => sampled(plane, warp, width, height)) as unknown as Planes;
  const toned = matchTone(colours.evidence, warped, mask);
  const difference = differenceOf(filled(colours.evidence, toned, warp.inside), toned, mask);
  const differing = patchesOf(difference);
  // Where something was surely changed, what is less sure is more of the same.
  const isChanged = differing.some(({ isSure }) => isSure);
  const patches = isChanged ? differing.map((patch) => placesOf(patch, frame.evidence, frame.listing, warp)) : [];
  return {
    regions: patches.map(({ here, there, share }) => ({
      evidence: enlarged(here, frame.evidence, evidence.grey),
      listing: enlarged(there, frame.listing, listing.grey),
      share,
    })),
    evidence: pixelsOf(colours.evidence),
    listing: pixelsOf(warped, warp.inside),
    drawn: patches.map(({ here }) => here),
    isDoubtful: differing.length > 0 && !isChanged,
  };
}

/** 1 where both pictures have something to compare. */
function overlapOf(inside: Uint8Array, width: number, height: number): Uint8Array {
  const around = blur({ width, height, data: Float32Array.from(inside) }, TAKEN_IN).data;
  return inside.map((_, at) => {
    const [x, y] = [at % width, Math.floor(at / width)];
    const isBorder = x < BORDER || y < BORDER || x >= width - BORDER || y >= height - BORDER;
    return Number(!isBorder && (around[at] ?? 0) > 0.999);
  });
}

/** The evidence with the listing in place of what lies beside it, which would be blurred into the overlap. */
const filled = (evidence: Planes, listing: Planes, inside: Uint8Array): Planes =>
  evidence.map((plane, channel) => ({
    ...plane,
    data: plane.data.map((value, at) => (inside[at] === 1 ? value : (listing[channel]?.data[at] ?? 0))),
  })) as unknown as Planes;

type Size = Pick<Plane, 'width' | 'height'>;

interface Places {
  readonly here: Region;
  readonly there: Region;
  readonly share: number;
}

/** Where a patch is in the frame and in what was laid onto it. */
function placesOf({ places }: Patch, one: Size, other: Size, warp: Warp): Places {
  const here = places.map((at) => ({ x: (at % one.width) + 0.5, y: Math.floor(at / one.width) + 0.5 }));
  const there = places.map((at) => ({ x: warp.places[at * 2] ?? 0, y: warp.places[at * 2 + 1] ?? 0 }));
  return { here: around(here, one), there: around(there, other), share: places.length / (one.width * one.height) };
}

/** The upright rectangle around the pixels at these places. */
function around(points: readonly Point[], { width, height }: Size): Region {
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (const { x, y } of points) {
    left = Math.min(left, Math.floor(x));
    top = Math.min(top, Math.floor(y));
    right = Math.max(right, Math.ceil(x));
    bottom = Math.max(bottom, Math.ceil(y));
  }
  return within({ left, top, right, bottom }, width, height);
}

/** A region of a frame in whole pixels of the picture that the frame was made of. */
function enlarged({ x, y, width, height }: Region, frame: Size, picture: Size): Region {
  const [across, down] = [picture.width / frame.width, picture.height / frame.height];
  const [left, top] = [Math.floor(x * across), Math.floor(y * down)];
  const [right, bottom] = [Math.ceil((x + width) * across), Math.ceil((y + height) * down)];
  return within({ left, top, right, bottom }, picture.width, picture.height);
}

/** At least a pixel, and nothing outside a picture of that size. */
export function within(
  sides: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number },
  width: number,
  height: number,
): Region {
  const [x, y] = [Math.max(0, Math.min(sides.left, width - 1)), Math.max(0, Math.min(sides.top, height - 1))];
  return {
    x,
    y,
    width: Math.max(1, Math.min(sides.right, width) - x),
    height: Math.max(1, Math.min(sides.bottom, height) - y),
  };
}
