// What the pictures of the synthetic set show: grounds made by formula, and real photos where there are any beside the
// checkout. They are used where they lie.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { randomBelow, sharedCorpus } from '@biaoshi/testkit';
import sharp from 'sharp';
import { GROUNDS } from './label-grounds.mjs';

/** Large enough, with more detail than a screenshot, and hardly anything that reads as text. */
const isPhoto = ({ set, width, height, bytes, ocr_tesseract: text }) =>
  (set === 'hard_negatives' || set === 'pairs') &&
  Math.min(width ?? 0, height ?? 0) >= 600 &&
  bytes / (width * height) >= 0.09 &&
  (text ?? '').length <= 90;

/** Every other group for a half: pictures of one group show the same thing. */
function photosOf(half) {
  const corpus = sharedCorpus();
  const photos = (corpus?.rows ?? []).filter(isPhoto);
  const groupOf = ({ repo, path }) => `${repo}/${dirname(path)}`;
  const groups = [...new Set(photos.map(groupOf))].sort().filter((_, at) => (at % 2 === 0) === (half === 'tune'));
  return photos.filter((row) => groups.includes(groupOf(row))).map(({ file }) => join(corpus?.root ?? '', file));
}

/** The backgrounds of a half. Where there are photos, every other one is a `photo`. */
export function backgroundsOf(half) {
  const photos = photosOf(half);
  const names = Object.keys(GROUNDS[half]);
  return {
    photos: photos.length,
    pick: (random) => (photos.length > 0 && random() < 0.5 ? 'photo' : names[randomBelow(random, names.length)]),
    paint: (kind, random, size) => {
      if (kind !== 'photo') return painted(GROUNDS[half][kind](random), random, size);
      const position = ['centre', 'north', 'south', 'east', 'west'][randomBelow(random, 5)];
      return cropped(photos[randomBelow(random, photos.length)], position, size);
    },
  };
}

const cropped = (file, position, { width, height }) =>
  sharp(readFileSync(file))
    .autoOrient()
    .resize(width, height, { fit: 'cover', position })
    .flatten()
    .toColourspace('srgb')
    .raw()
    .toBuffer();

/** Painted at half its size and enlarged, which is as sharp as a photo; the grain is of full size. */
async function painted({ grain, colourAt }, random, { width, height }) {
  const [w, h] = [width >> 1, height >> 1];
  const half = Buffer.alloc(w * h * 3);
  for (let y = 0, at = 0; y < h; y++) {
    for (let x = 0; x < w; x++) for (const value of colourAt(x / h, y / h)) half[at++] = bounded(value);
  }
  const rgb = await sharp(half, { raw: { width: w, height: h, channels: 3 } })
    .resize(width, height, { fit: 'fill' })
    .raw()
    .toBuffer();
  for (let at = 0; at < rgb.length; at += 3) {
    const speck = (random() + random() - 1) * grain * 1.5;
    for (let channel = at; channel < at + 3; channel++) rgb[channel] = bounded(rgb[channel] + speck);
  }
  return rgb;
}

const bounded = (value) => Math.min(255, Math.max(0, Math.round(value)));
