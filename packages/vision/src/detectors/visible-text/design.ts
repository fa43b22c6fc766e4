import type { Region } from '@biaoshi/core';
import { components } from '../../ocr/components.ts';
import type { Point } from '../../ocr/line-box.ts';
import { cut, type Pixels } from '../../pixels.ts';
import type { Ink } from './ink.ts';

/** How far around the glyphs is looked, by their height: a frame is near, a sign has its own width. */
const REACH = { across: 2.2, down: 1.2 } as const;
/** A sign beside the glyphs: by their height how far from them it begins, how high it is, and how far its middle is off. */
const MAX_GAP = 0.8;
const SIGN_HEIGHT = { min: 0.5, max: 2 } as const;
const SIGN_OFF = 0.4;
/** How far a sign goes beyond the glyphs, at least, that was read as one of them and in part measured with them. */
const BEYOND = 0.25;
/** Mean share of ink of what was drawn with the glyphs: it is of their colour, and lines are thin. Clouds have another. */
const SIGN_INK = { min: 0.75, max: 1.25 } as const;
const FRAME_INK = { min: 0.65, max: 1.35 } as const;
/** Thickness of a frame's line by the glyphs' height, at most. */
const FRAME_LINE = 0.2;
/** Shapes around a label, at most: where there are more, it stands on a picture and not on a ground of its own. */
const MAX_SHAPES = 100;

interface Extent {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

interface Shape extends Extent {
  readonly size: number;
  readonly mean: number;
}

type Values = Pick<Ink, 'glyphValue' | 'surroundValue'>;

/**
 * The glyphs with what belongs to the label's design: a frame of the glyphs' colour around them, a sign of it beside them.
 * What touches the border of the window around them is of the picture. `glyphs`: upright, in pixels of the picture.
 */
export function designOf(picture: Pixels, glyphs: Region, values: Values): Region {
  const window = windowOf(picture, glyphs);
  const shapes = shapesIn(cut(picture, window, 1), values).map((shape) => moved(shape, window.x, window.y));
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
function shapesIn({ width, height, rgb }: Pixels, { glyphValue, surroundValue }: Values): Shape[] {
  const range = glyphValue - surroundValue;
  if (range === 0) return [];
  const map = new Float32Array(width * height);
  for (let at = 0; at < map.length; at++) {
    const value = 0.299 * (rgb[at * 3] ?? 0) + 0.587 * (rgb[at * 3 + 1] ?? 0) + 0.114 * (rgb[at * 3 + 2] ?? 0);
    map[at] = (value - surroundValue) / range;
  }
  return components(map, width, 0.5, MAX_SHAPES).map(({ outline, size, mean }) => ({
    ...extentOf(outline),
    size,
    mean,
  }));
}

const extentOf = (points: readonly Point[]): Extent => ({
  left: points.reduce((least, { x }) => Math.min(least, x), Infinity),
  top: points.reduce((least, { y }) => Math.min(least, y), Infinity),
  right: points.reduce((most, { x }) => Math.max(most, x), 0),
  bottom: points.reduce((most, { y }) => Math.max(most, y), 0),
});

const moved = ({ left, top, right, bottom, ...rest }: Shape, x: number, y: number): Shape => ({
  ...rest,
  left: left + x,
  top: top + y,
  right: right + x,
  bottom: bottom + y,
});

const isWithin = ({ left, top, right, bottom }: Extent, { x, y, width, height }: Region): boolean =>
  left > x && top > y && right < x + width && bottom < y + height;

const isInk = (mean: number, { min, max }: { readonly min: number; readonly max: number }): boolean =>
  mean > min && mean < max;

function isFrame({ left, top, right, bottom, size, mean }: Shape, inner: Extent): boolean {
  const around = left < inner.left && top < inner.top && right > inner.right && bottom > inner.bottom;
  const lines = 2 * (right - left + bottom - top) * (inner.bottom - inner.top) * FRAME_LINE;
  return around && size <= lines && isInk(mean, FRAME_INK);
}

function isSign(shape: Shape, inner: Extent): boolean {
  const glyph = inner.bottom - inner.top;
  const height = shape.bottom - shape.top;
  const gap = Math.max(inner.left - shape.right, shape.left - inner.right);
  const isBeyond = Math.max(inner.left - shape.left, shape.right - inner.right) >= glyph * BEYOND;
  const off = Math.abs(shape.top + shape.bottom - inner.top - inner.bottom) / 2;
  return (
    (gap >= 0 || isBeyond) &&
    gap <= glyph * MAX_GAP &&
    height >= glyph * SIGN_HEIGHT.min &&
    Math.max(height, shape.right - shape.left) <= glyph * SIGN_HEIGHT.max &&
    off <= glyph * SIGN_OFF &&
    isInk(shape.mean, SIGN_INK)
  );
}
