import type { IllegibleReason, Region } from '@biaoshi/core';
import type { NewPixelEvidence } from '../../detector.ts';
import { isUpright } from '../../ocr/find-text.ts';
import type { Picture } from '../../picture.ts';
import { designOf } from './design.ts';
import { type Ink, inkOf } from './ink.ts';
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
  const { box, text, reading, language, layout } = seen;
  const ink = inkOf(picture, box);
  const glyphs = regionOf(picture, seen, ink);
  const region = inAsset(picture, isLevel(seen) ? designOf(picture, glyphs, ink) : glyphs);
  const shorter = Math.min(picture.width, picture.height);
  const isAcross = layout === 'across';
  const glyphHeight = layout === 'stacked' || !isAcross ? ink.width : ink.height;
  const glyphHeightPercent = rounded((glyphHeight / shorter) * 100);
  const boxHeight = isUpright(box) ? box.width : box.height;
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

function illegible(seen: SeenText, ink: Ink, percent: number, pixels: number): IllegibleReason {
  if (ink.contrast < MIN_CONTRAST) return 'contrast';
  if (percent < MIN_GLYPH_PERCENT || pixels < MIN_GLYPH_PIXELS) return 'size';
  return seen.certainty < SURE_WORDS ? 'unreadWords' : '';
}

/** As if the glyphs were white where they are lighter than their surround, and black where they are darker. */
function opacityOf({ glyphValue, surroundValue }: Ink): number | null {
  const range = glyphValue > surroundValue ? 255 - surroundValue : surroundValue;
  return range < MIN_OPACITY_RANGE ? null : rounded(Math.abs(glyphValue - surroundValue) / range);
}

/** Frames and signs are looked for around lines that read across and do not lean (5°, in radians). */
const isLevel = ({ box, layout }: SeenText): boolean => layout === 'across' && Math.abs(box.angle) < 0.09;

/** The upright rectangle around the glyphs, in pixels of the picture. */
function regionOf({ width, height }: Picture, { box }: SeenText, ink: Ink): Region {
  const [cos, sin] = [Math.cos(box.angle), Math.sin(box.angle)];
  const x = box.x + ink.offsetX * cos - ink.offsetY * sin;
  const y = box.y + ink.offsetX * sin + ink.offsetY * cos;
  const halfWidth = (ink.width * Math.abs(cos) + ink.height * Math.abs(sin)) / 2;
  const halfHeight = (ink.width * Math.abs(sin) + ink.height * Math.abs(cos)) / 2;
  const left = bounded(Math.round(x - halfWidth), width - 1);
  const top = bounded(Math.round(y - halfHeight), height - 1);
  return {
    x: left,
    y: top,
    width: Math.max(1, bounded(Math.round(x + halfWidth), width) - left),
    height: Math.max(1, bounded(Math.round(y + halfHeight), height) - top),
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
