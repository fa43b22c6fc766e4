import type { IllegibleReason, Region } from '@biaoshi/core';
import type { NewPixelEvidence } from '../../detector.ts';
import { breadthOf } from '../../ocr/find-text.ts';
import type { LineBox } from '../../ocr/line-box.ts';
import type { Picture } from '../../picture.ts';
import { designOf } from './design.ts';
import { glyphHeightOf, type Ink, inkOf } from './ink.ts';
import { placeOf } from './place.ts';
import type { SeenText } from './read-lines.ts';

/** Contrast below which glyphs cannot be told from what is around them. WCAG asks for 3, which few labels have. */
const MIN_CONTRAST = 1.25;
/** Height of glyphs below which nobody reads them: in pixels of the asset, and in percent of its shorter side. */
const MIN_GLYPH_PIXELS = 10;
const MIN_GLYPH_PERCENT = 1;
/** Certainty below which a part of the words may be other words. */
const SURE_WORDS = 0.6;
/** What opacity is estimated from: how far the colour of full glyphs is from the surround, of 255, at least. */
const MIN_OPACITY_RANGE = 32;

/** The evidence of a text that was seen. */
export function evidenceOf(picture: Picture, seen: SeenText): NewPixelEvidence {
  const { text, reading, language } = seen;
  const { ink, glyphHeight } = measured(picture, seen);
  const glyphs = regionOf(picture, seen, ink);
  const region = inAsset(picture, isLevel(seen) ? designOf(picture, glyphs, ink) : glyphs);
  const shorter = Math.min(picture.width, picture.height);
  const glyphHeightPercent = rounded((glyphHeight / shorter) * 100);
  const boxHeight = Math.min(...seen.rows.map(breadthOf));
  return {
    kind: 'visibleText',
    carrier: 'pixels:text',
    location: { region },
    data: {
      text,
      reading,
      language,
      place: placeOf(region, { width: picture.assetWidth, height: picture.assetHeight }),
      glyphHeightPercent,
      boxHeightPercent: rounded((boxHeight / shorter) * 100),
      contrast: rounded(ink.contrast),
      opacity: opacityOf(ink),
      illegible: illegible(seen, ink, glyphHeightPercent, glyphHeight * picture.scale),
    },
  };
}

/** Of a text of several lines the ink of all of them together, and the height of the smallest. */
function measured(picture: Picture, { box, rows, layout, text, first, last }: SeenText) {
  const read = layout === 'across' ? { text, first, last } : undefined;
  if (rows.length === 1) {
    const ink = inkOf(picture, box, read);
    return { ink, glyphHeight: glyphHeightOf(ink, box) };
  }
  const inks = rows.map((row) => ({ row, ink: inkOf(picture, row) }));
  const least = inks.reduce((a, b) => (glyphHeightOf(b.ink, b.row) < glyphHeightOf(a.ink, a.row) ? b : a));
  return { ink: { ...least.ink, ...spanning(box, inks) }, glyphHeight: glyphHeightOf(least.ink, least.row) };
}

/** The smallest box around the glyphs of several level lines, as seen from the middle of `box`. */
function spanning(box: LineBox, inks: readonly { readonly row: LineBox; readonly ink: Ink }[]) {
  const edges = (side: 1 | -1) =>
    inks.map(({ row, ink }) => ({
      x: row.x + ink.offsetX + (side * ink.width) / 2,
      y: row.y + ink.offsetY + (side * ink.height) / 2,
    }));
  const [left, top] = [Math.min(...edges(-1).map(({ x }) => x)), Math.min(...edges(-1).map(({ y }) => y))];
  const [right, bottom] = [Math.max(...edges(1).map(({ x }) => x)), Math.max(...edges(1).map(({ y }) => y))];
  return {
    offsetX: (left + right) / 2 - box.x,
    offsetY: (top + bottom) / 2 - box.y,
    width: right - left,
    height: bottom - top,
  };
}

function illegible(seen: SeenText, ink: Ink, percent: number, pixels: number): IllegibleReason {
  if (ink.contrast < MIN_CONTRAST) return 'contrast';
  if (percent < MIN_GLYPH_PERCENT || pixels < MIN_GLYPH_PIXELS) return 'size';
  return seen.certainty < SURE_WORDS ? 'unreadWords' : '';
}

/**
 * (glyphs - surround) / (white - surround), or with black for white: as if the glyphs were white where they are lighter than
 * their surround, and black where they are darker. Thin strokes come out paler than they are.
 */
function opacityOf({ glyphValue, surroundValue }: Ink): number | null {
  const range = glyphValue > surroundValue ? 255 - surroundValue : surroundValue;
  return range < MIN_OPACITY_RANGE ? null : rounded(Math.abs(glyphValue - surroundValue) / range);
}

/** Frames and signs are looked for around lines that read across and do not lean (5°, in radians). */
const isLevel = ({ box, layout }: SeenText): boolean => layout === 'across' && Math.abs(box.angle) < 0.09;

/** The upright rectangle around the glyphs, in pixels of the picture, not rounded. */
function regionOf({ width, height }: Picture, { box }: SeenText, ink: Ink): Region {
  const [cos, sin] = [Math.cos(ink.angle), Math.sin(ink.angle)];
  const x = box.x + ink.offsetX * cos - ink.offsetY * sin;
  const y = box.y + ink.offsetX * sin + ink.offsetY * cos;
  const halfWidth = (ink.width * Math.abs(cos) + ink.height * Math.abs(sin)) / 2;
  const halfHeight = (ink.width * Math.abs(sin) + ink.height * Math.abs(cos)) / 2;
  const left = bounded(x - halfWidth, width - 1);
  const top = bounded(y - halfHeight, height - 1);
  return {
    x: left,
    y: top,
    width: Math.max(1, bounded(x + halfWidth, width) - left),
    height: Math.max(1, bounded(y + halfHeight, height) - top),
  };
}

function inAsset({ scale, assetWidth, assetHeight }: Picture, { x, y, width, height }: Region): Region {
  const left = bounded(Math.round(x * scale), assetWidth - 1);
  const top = bounded(Math.round(y * scale), assetHeight - 1);
  return {
    x: left,
    y: top,
    width: Math.max(1, bounded(Math.round((x + width) * scale), assetWidth) - left),
    height: Math.max(1, bounded(Math.round((y + height) * scale), assetHeight) - top),
  };
}

const bounded = (value: number, limit: number): number => Math.min(Math.max(0, value), limit);
const rounded = (value: number): number => Math.round(value * 100) / 100;
