import type { PicturePlace, Region } from '@biaoshi/core';
import type { Detector, NewPixelEvidence } from '../../detector.ts';
import type { Picture } from '../../picture.ts';
import { findMark } from './find-mark.ts';
import { SHAPE_MARKS } from './marks/index.ts';
import type { Placement, ShapeMark } from './shape.ts';

/** Vendors' marks that are shapes without words. They stand in a corner, so `whole` looks at no more than `edges`. */
export const vendorMarks: Detector = {
  id: 'vendor-marks',
  version: 1,
  families: ['vendorMark'],
  detect: async (picture) => SHAPE_MARKS.flatMap((mark) => evidenceOf(picture, mark) ?? []),
};

function evidenceOf(picture: Picture, mark: ShapeMark): NewPixelEvidence | undefined {
  const shorter = Math.min(picture.width, picture.height);
  const corner = bottomRight(picture, Math.ceil(((mark.margin + 1.5) * mark.sizePercent[1] * shorter) / 100));
  const found = findMark(picture, corner, mark);
  if (!found) return undefined;
  const region = regionOf(picture, { ...found, x: corner.x + found.x, y: corner.y + found.y });
  const { id, vendor } = mark;
  const sizePercent = (100 * region.width) / Math.min(picture.assetWidth, picture.assetHeight);
  return {
    kind: 'vendorMark',
    carrier: 'pixels',
    location: { region },
    data: { mark: id, vendor, place: placeOf(picture, region), sizePercent: Math.round(sizePercent * 100) / 100 },
  };
}

function bottomRight({ width, height }: Picture, side: number): Region {
  const [w, h] = [Math.min(width, side), Math.min(height, side)];
  return { x: width - w, y: height - h, width: w, height: h };
}

/** The square around a shape, in pixels of the asset; a placement counts from the middle of the first pixel. */
function regionOf({ scale }: Picture, { x, y, radius }: Placement): Region {
  const size = Math.round(2 * radius * scale);
  const [left, top] = [Math.round((x + 0.5 - radius) * scale), Math.round((y + 0.5 - radius) * scale)];
  return { x: Math.max(0, left), y: Math.max(0, top), width: size, height: size };
}

/** What the search covers is right and below; how far it reaches from there decides. */
function placeOf({ assetWidth, assetHeight }: Picture, { x, y, width, height }: Region): PicturePlace {
  const sides = [x + width > 0.8 * assetWidth, y + height > 0.8 * assetHeight];
  return sides.every(Boolean) ? 'corner' : sides.some(Boolean) ? 'edge' : 'inside';
}
