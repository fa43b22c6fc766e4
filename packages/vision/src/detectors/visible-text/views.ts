import type { Region } from '@biaoshi/core';
import type { PixelDepth } from '../../detector.ts';
import type { LineBox } from '../../ocr/line-box.ts';
import type { Pixels } from '../../pixels.ts';

/** Regions of a picture that is looked at in the size of `scale`, in pixels of that size. */
export interface Look {
  readonly scale: number;
  readonly regions: readonly Region[];
}

/**
 * Shorter side at which labels are looked for, in pixels: along the edges that glyphs of 2 % are 13 pixels high, which the
 * network still finds on a busy ground; on the whole picture first for large ones, then for small print.
 */
const EDGE_SIDE = 640;
const WHOLE_SIDES = [512, 1024] as const;
/** By how much a small picture is enlarged, at most. */
const MAX_ENLARGEMENT = 2;
/**
 * Breadth of what is looked at along the edges, as a share of the shorter side: above and below a label with its margin,
 * at the sides the width of one.
 */
const BAND = 0.125;
const SIDE = 0.25;
/** The network's input is a multiple of it. */
const MULTIPLE = 32;
/**
 * Length of one region, which bounds the network's memory, how much of it the next one shows again (the width of a label),
 * and the rows of one where the whole is looked at.
 */
const LENGTH = 1280;
const LENGTH_OVERLAP = 320;
const STRIP = 320;
const STRIP_OVERLAP = 96;

/** What to look at, in that order: the bands along the edges, or the whole, first for labels of the usual size. */
export function looksAt(picture: Pixels, depth: PixelDepth): Look[] {
  const sides = depth === 'edges' ? [EDGE_SIDE] : WHOLE_SIDES;
  const scales = sides.map((side) => Math.min(MAX_ENLARGEMENT, side / Math.min(picture.width, picture.height)));
  return [...new Set(scales)].map((scale) => {
    const size = sized(picture, scale);
    return { scale, regions: depth === 'edges' ? edges(size) : tiles({ x: 0, y: 0, ...size }) };
  });
}

type Size = Pick<Region, 'width' | 'height'>;

/** Of the picture in the size of `scale`, as `scaled` makes it. */
const sized = ({ width, height }: Size, scale: number): Size => ({
  width: Math.max(1, scale === 0.5 ? width >> 1 : Math.round(width * scale)),
  height: Math.max(1, scale === 0.5 ? height >> 1 : Math.round(height * scale)),
});

function edges({ width, height }: Size): Region[] {
  const shorter = Math.min(width, height);
  const band = Math.ceil((shorter * BAND) / MULTIPLE) * MULTIPLE;
  const side = Math.ceil((shorter * SIDE) / MULTIPLE) * MULTIPLE;
  if (height <= band * 2) return tiles({ x: 0, y: 0, width, height });
  const bands = [height - band, 0].flatMap((y) => tiles({ x: 0, y, width, height: band }));
  const between = { y: band - MULTIPLE / 2, height: height - 2 * band + MULTIPLE };
  if (width <= side * 2) return [...bands, ...tiles({ x: 0, width, ...between })];
  return [...bands, ...[width - side, 0].flatMap((x) => tiles({ x, width: side, ...between }))];
}

/** The region around a line that goes on beyond what was looked at: on all sides as much as a label may be long. */
export function around({ x, y, width, height }: LineBox, picture: Size): Region {
  const reach = Math.min(picture.width, picture.height) * SIDE;
  const isTall = height > width;
  const [across, down] = [width / 2 + (isTall ? height : reach), height / 2 + (isTall ? reach : height)];
  const left = Math.max(0, Math.floor(x - across));
  const top = Math.max(0, Math.floor(y - down));
  const right = Math.min(picture.width, Math.ceil(x + across));
  const bottom = Math.min(picture.height, Math.ceil(y + down));
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** Regions that cover one, each small enough for the network. */
function tiles({ x, y, width, height }: Region): Region[] {
  const [across, down] = width >= height ? [LENGTH, STRIP] : [STRIP, LENGTH];
  const overlapOf = (most: number): number => (most === LENGTH ? LENGTH_OVERLAP : STRIP_OVERLAP);
  return spans(height, down, overlapOf(down)).flatMap(([top, rows]) =>
    spans(width, across, overlapOf(across)).map(([left, columns]) => ({
      x: x + left,
      y: y + top,
      width: columns,
      height: rows,
    })),
  );
}

/** Starts and lengths of parts that cover `side`, each at most `most` long and reaching `overlap` into the next. */
function spans(side: number, most: number, overlap: number): [start: number, length: number][] {
  const found: [number, number][] = [];
  for (let start = 0; ; start += most - overlap) {
    found.push([start, Math.min(most, side - start)]);
    if (start + most >= side) return found;
  }
}
