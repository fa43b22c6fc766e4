import type { Region } from '@biaoshi/core';
import { components } from '../../ocr/components.ts';
import type { Point } from '../../ocr/line-box.ts';
import { cut, type Pixels } from '../../pixels.ts';
import type { Ink } from './ink.ts';

/** How far around the glyphs is looked, by their height: a frame is near, a sign has its own width. */
const REACH = { across: 2.2, down: 1.2 } as const;
/** A sign beside the glyphs: how far from them it begins, and how high it is, by their height. */
const MAX_GAP = 0.8;
const SIGN_HEIGHT = { min: 0.5, max: 2 } as const;
/** Shapes around a label, at most: where there are more, it stands on a picture and not on a ground of its own. */
const MAX_SHAPES = 100;

interface Extent {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * The glyphs with what belongs to the label's design: a frame of the glyphs' colour around them, a sign of it beside them.
 * What touches the border of the window around them is of the picture. `glyphs`: upright, in pixels of the picture.
 */
export function designOf(picture: Pixels, glyphs: Region, ink: Ink): Region {
  const window = windowOf(picture, glyphs);
  const shapes = shapesIn(cut(picture, window, 1), ink).map((shape) => moved(shape, window.x, window.y));
  if (shapes.length >= MAX_SHAPES) return glyphs;
  const inner = { left: glyphs.x, top: glyphs.y, right: glyphs.x + glyphs.width, bottom: glyphs.y + glyphs.height };
  const own = shapes.filter((shape) => isWithin(shape, window) && (isFrame(shape, inner) || isSign(shape, inner)));
  const left = Math.min(inner.left, ...own.map((shape) => shape.left));
  const top = Math.min(inner.top, ...own.map((shape) => shape.top));
  const width = Math.max(inner.right, ...own.map((shape) => shape.right)) - left;
  const height = Math.max(inner.bottom, ...own.map((shape) => shape.bottom)) - top;
  return { x: left, y: top, width, height };
}

function windowOf(picture: Pixels, { x, y, width, height }: Region): Region {
  const left = Math.max(0, Math.floor(x - height * REACH.across));
  const top = Math.max(0, Math.floor(y - height * REACH.down));
  const right = Math.min(picture.width, Math.ceil(x + width + height * REACH.across));
  const bottom = Math.min(picture.height, Math.ceil(y + height + height * REACH.down));
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** Connected shapes that are nearer to the glyphs' value than to the surround's. */
function shapesIn({ width, height, rgb }: Pixels, { glyphValue, surroundValue }: Ink): Extent[] {
  const range = glyphValue - surroundValue;
  if (range === 0) return [];
  const map = new Float32Array(width * height);
  for (let at = 0; at < map.length; at++) {
    const value = 0.299 * (rgb[at * 3] ?? 0) + 0.587 * (rgb[at * 3 + 1] ?? 0) + 0.114 * (rgb[at * 3 + 2] ?? 0);
    map[at] = (value - surroundValue) / range;
  }
  return components(map, width, 0.5, MAX_SHAPES).map(({ outline }) => extentOf(outline));
}

const extentOf = (points: readonly Point[]): Extent => ({
  left: points.reduce((least, { x }) => Math.min(least, x), Infinity),
  top: points.reduce((least, { y }) => Math.min(least, y), Infinity),
  right: points.reduce((most, { x }) => Math.max(most, x), 0),
  bottom: points.reduce((most, { y }) => Math.max(most, y), 0),
});

const moved = ({ left, top, right, bottom }: Extent, x: number, y: number): Extent => ({
  left: left + x,
  top: top + y,
  right: right + x,
  bottom: bottom + y,
});

const isWithin = ({ left, top, right, bottom }: Extent, { x, y, width, height }: Region): boolean =>
  left > x && top > y && right < x + width && bottom < y + height;

const isFrame = (shape: Extent, inner: Extent): boolean =>
  shape.left < inner.left && shape.top < inner.top && shape.right > inner.right && shape.bottom > inner.bottom;

function isSign(shape: Extent, inner: Extent): boolean {
  const glyph = inner.bottom - inner.top;
  const height = shape.bottom - shape.top;
  const gap = Math.max(inner.left - shape.right, shape.left - inner.right);
  const middle = (shape.top + shape.bottom) / 2;
  return (
    gap >= 0 &&
    gap <= glyph * MAX_GAP &&
    height >= glyph * SIGN_HEIGHT.min &&
    height <= glyph * SIGN_HEIGHT.max &&
    middle > inner.top - glyph / 2 &&
    middle < inner.bottom + glyph / 2
  );
}
