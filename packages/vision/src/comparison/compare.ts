import type { Region } from '@biaoshi/core';
import { decode } from '../decode.ts';
import type { Picture } from '../picture.ts';
import { changesOf, within } from './changes.ts';
import type { ChangedRegion, Comparison, Registration } from './comparison.ts';
import { sideOf } from './frame.ts';
import { apply, areaFactor, cornersOf, type Matrix, multiply, scaling, slopes } from './matrix.ts';
import { type Found, register } from './register.ts';
import { problemWith, undetermined } from './undetermined.ts';
import { viewOf } from './views.ts';

/**
 * Lays one picture onto the other and says where they differ, in this process: a hostile file can end it, so use a
 * `PixelHost` for what strangers hand in. Never rejects on what the bytes hold.
 */
export async function comparePictures(evidence: Uint8Array, listing: Uint8Array): Promise<Comparison> {
  const [one, other] = [await decode(evidence), await decode(listing)];
  const problems = [
    ...(one.fault ? [problemWith('evidence', evidence, one.fault.code, one.fault.data)] : []),
    ...(other.fault ? [problemWith('listing', listing, other.fault.code, other.fault.data)] : []),
  ];
  // A picture of which a part is missing would differ there.
  if (problems.length > 0 || !one.picture || !other.picture) return undetermined(problems);
  const pictures = [one.picture, other.picture] as const;
  const [from, to] = [sideOf(one.picture), sideOf(other.picture)];
  const found = register(from, to);
  if (found === 'undetermined') return undetermined([]);
  if (found === 'unrelated') return { ...undetermined([]), relation: 'unrelated' };
  const { regions, drawn, isDoubtful, ...shown } = changesOf(from, to, found.matrix);
  if (isDoubtful) return undetermined([]);
  return {
    relation: regions.length > 0 ? 'changed' : 'same',
    registration: registrationOf(found, ...pictures),
    regions: regions.map((region) => inAssets(region, ...pictures)),
    views: { evidence: await viewOf(shown.evidence, drawn), listing: await viewOf(shown.listing, drawn) },
    problems: [],
  };
}

const inAssets = (change: ChangedRegion, evidence: Picture, listing: Picture): ChangedRegion => ({
  ...change,
  evidence: inAsset(change.evidence, evidence),
  listing: inAsset(change.listing, listing),
});

/** A region of the decoded picture in pixels of the asset. */
function inAsset({ x, y, width, height }: Region, { scale, assetWidth, assetHeight }: Picture): Region {
  const [left, top] = [Math.floor(x * scale), Math.floor(y * scale)];
  const [right, bottom] = [Math.ceil((x + width) * scale), Math.ceil((y + height) * scale)];
  return within({ left, top, right, bottom }, assetWidth, assetHeight);
}

function registrationOf({ matrix, matches }: Found, evidence: Picture, listing: Picture): Registration {
  const toPicture = scaling(evidence.width / evidence.assetWidth, evidence.height / evidence.assetHeight);
  const toAsset = scaling(listing.assetWidth / listing.width, listing.assetHeight / listing.height);
  const whole = multiply(toAsset, multiply(matrix, toPicture));
  const middle = { x: evidence.assetWidth / 2, y: evidence.assetHeight / 2 };
  const factor = areaFactor(whole, middle);
  return {
    matrix: whole,
    mirrored: factor < 0,
    rotation: rotationOf(whole, middle),
    scale: 1 / Math.sqrt(Math.abs(factor)),
    covers: coverOf(whole, evidence, listing),
    matches,
  };
}

/** Degrees that the listing was turned clockwise, after mirroring it left to right where it was mirrored. */
function rotationOf(matrix: Matrix, middle: { readonly x: number; readonly y: number }): number {
  const [a, b, c, d] = slopes(matrix, middle);
  const mirrored = a * d - b * c < 0;
  const radians = mirrored ? Math.atan2(b + c, d - a) : Math.atan2(b - c, a + d);
  return (radians * 180) / Math.PI;
}

function coverOf(matrix: Matrix, evidence: Picture, listing: Picture): Region {
  const corners = cornersOf(evidence.assetWidth, evidence.assetHeight).map((corner) => apply(matrix, corner));
  const within = (value: number, size: number): number => Math.min(size, Math.max(0, value));
  const xs = corners.map(({ x }) => within(x, listing.assetWidth));
  const ys = corners.map(({ y }) => within(y, listing.assetHeight));
  const [x, y] = [Math.floor(Math.min(...xs)), Math.floor(Math.min(...ys))];
  return { x, y, width: Math.ceil(Math.max(...xs)) - x, height: Math.ceil(Math.max(...ys)) - y };
}
