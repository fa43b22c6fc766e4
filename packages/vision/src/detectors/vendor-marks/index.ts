import type { PicturePlace, Region } from '@biaoshi/core';
import type { Detector, NewPixelEvidence } from '../../detector.ts';
import type { Picture } from '../../picture.ts';
import { type Corner, cornerOf } from './corner.ts';
import { findMark } from './find-mark.ts';
import { SHAPE_MARKS } from './marks/index.ts';
import type { Placement, ShapeMark } from './shape.ts';

/** Vendors' marks that are shapes without words. They stand in a corner, so `whole` looks at no more than `edges`. */
export const vendorMarks: Detector = {
  id: 'vendor-marks',
  version: 2,
  families: ['vendorMark'],
  detect: async (picture) => (['left', 'right'] as const).flatMap((side) => marksIn(picture, side)),
};

function marksIn(picture: Picture, side: 'left' | 'right'): readonly NewPixelEvidence[] {
  const marks = SHAPE_MARKS.filter(({ corner }) => corner === side);
  if (marks.length === 0) return [];
  const shorter = Math.min(picture.width, picture.height);
  const reach = (margin: 'across' | 'below'): number =>
    Math.ceil(Math.max(...marks.map((mark) => ((mark.margin[margin] + 1.5) * mark.sizePercent[1] * shorter) / 100)));
  const corner = cornerOf(picture, side, reach('across'), reach('below'));
  return marks.flatMap((mark) => {
    const found = findMark(corner, mark, shorter);
    return found ? [evidenceOf(picture, mark, corner, found)] : [];
  });
}

function evidenceOf(picture: Picture, { id, vendor }: ShapeMark, corner: Corner, found: Placement): NewPixelEvidence {
  const region = regionOf(picture, { ...found, x: corner.region.x + found.x, y: corner.region.y + found.y });
  const sizePercent = (100 * region.width) / Math.min(picture.assetWidth, picture.assetHeight);
  return {
    kind: 'vendorMark',
    carrier: 'pixels',
    location: { region },
    data: { mark: id, vendor, place: placeOf(picture, region), sizePercent: Math.round(sizePercent * 100) / 100 },
  };
}

/** The square around a shape, in pixels of the asset; a placement counts from the middle of the first pixel. */
function regionOf({ scale }: Picture, { x, y, radius }: Placement): Region {
  const size = Math.round(2 * radius * scale);
  const [left, top] = [Math.round((x + 0.5 - radius) * scale), Math.round((y + 0.5 - radius) * scale)];
  return { x: Math.max(0, left), y: Math.max(0, top), width: size, height: size };
}

/** The search covers a lower corner; how far it reaches from there decides. */
function placeOf({ assetWidth, assetHeight }: Picture, { x, y, width, height }: Region): PicturePlace {
  const sides = [x < 0.2 * assetWidth || x + width > 0.8 * assetWidth, y + height > 0.8 * assetHeight];
  return sides.every(Boolean) ? 'corner' : sides.some(Boolean) ? 'edge' : 'inside';
}
