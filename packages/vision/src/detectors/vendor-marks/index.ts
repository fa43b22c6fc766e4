import type { PicturePlace, Region } from '@biaoshi/core';
import type { Detector, NewPixelEvidence } from '../../detector.ts';
import type { Picture } from '../../picture.ts';
import { findStrip } from './colour-strip.ts';
import { type Corner, cornerOf } from './corner.ts';
import { findMark } from './find-mark.ts';
import { SHAPE_MARKS, STRIP_MARKS } from './marks/index.ts';
import { type Placement, reachOf } from './shape.ts';

/** Vendors' marks that are shapes or colours without words. They stand in a corner, so `whole` looks at no more than `edges`. */
export const vendorMarks: Detector = {
  id: 'vendor-marks',
  version: 2,
  families: ['vendorMark'],
  detect: async (picture) => [
    ...(['left', 'right'] as const).flatMap((side) => shapesIn(picture, side)),
    ...STRIP_MARKS.flatMap((mark) => {
      const found = findStrip(picture, mark);
      if (!found) return [];
      const { x, y, side } = found;
      return [evidenceOf(picture, mark, scaled(picture, x, y, mark.hues.length * side, side))];
    }),
  ],
};

function shapesIn(picture: Picture, side: 'left' | 'right'): readonly NewPixelEvidence[] {
  const marks = SHAPE_MARKS.filter(({ corner }) => corner === side);
  const shorter = Math.min(picture.width, picture.height);
  const reaches = marks.map((mark) => {
    const size = (mark.sizePercent[1] * shorter) / 100;
    return reachOf(mark, size, shorter).map((reach) => reach + size / 2);
  });
  const furthest = (axis: 0 | 1): number => Math.ceil(Math.max(...reaches.map((reach) => reach[axis] ?? 0)));
  const corner = cornerOf(picture, side, furthest(0), furthest(1));
  return marks.flatMap((mark) => {
    const found = findMark(corner, mark, shorter);
    return found ? [evidenceOf(picture, mark, squareAround(picture, corner, found))] : [];
  });
}

function evidenceOf(
  picture: Picture,
  { id, vendor }: { readonly id: string; readonly vendor: string },
  region: Region,
): NewPixelEvidence {
  const sizePercent = (100 * region.height) / Math.min(picture.assetWidth, picture.assetHeight);
  return {
    kind: 'vendorMark',
    carrier: 'pixels',
    location: { region },
    data: { mark: id, vendor, place: placeOf(picture, region), sizePercent: Math.round(sizePercent * 100) / 100 },
  };
}

/** The square around a shape; a placement counts from the middle of the first pixel. */
function squareAround(picture: Picture, { region }: Corner, { x, y, radius }: Placement): Region {
  const [left, top] = [region.x + x + 0.5 - radius, region.y + y + 0.5 - radius];
  return scaled(picture, left, top, 2 * radius, 2 * radius);
}

/** In pixels of the asset. */
const scaled = ({ scale }: Picture, x: number, y: number, width: number, height: number): Region => ({
  x: Math.max(0, Math.round(x * scale)),
  y: Math.max(0, Math.round(y * scale)),
  width: Math.round(width * scale),
  height: Math.round(height * scale),
});

/** The search covers a lower corner; how far it reaches from there decides. */
function placeOf({ assetWidth, assetHeight }: Picture, { x, y, width, height }: Region): PicturePlace {
  const sides = [x < 0.2 * assetWidth || x + width > 0.8 * assetWidth, y + height > 0.8 * assetHeight];
  return sides.every(Boolean) ? 'corner' : sides.some(Boolean) ? 'edge' : 'inside';
}
