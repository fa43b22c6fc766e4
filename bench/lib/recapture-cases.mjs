// The cases of `bench/recapture.mjs`: what is photographed, how, and what becomes of the photo. Each by its number and the
// half that it is in: no photo and no seed is in both halves.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { seededRandom } from '@biaoshi/testkit';
import sharp from 'sharp';
import { between, capture, linearPhoto, oneOf, planCapture, sent } from './recapture-camera.mjs';
import { printScene } from './recapture-prints.mjs';
import { LAYOUTS, screenScene } from './recapture-screens.mjs';
import { SURFACE_KINDS, surfaceScene } from './recapture-surfaces.mjs';

const randomOf = (half, n, salt) => seededRandom(n * 7919 + salt * 104_729 + (half === 'tune' ? 17 : 600_011));
const logBetween = (random, low, high) => low * (high / low) ** random();
const raw = ({ rgb, width, height }) => sharp(rgb, { raw: { width, height, channels: 3 } });

/** Sensor pixels of the longer side, at most: more only costs time. */
const MOST_SENSOR = 2400;

/** How large the photo is, and what a chat makes of it. */
function planSending(random) {
  const scale = random() < 0.5 ? 1 : between(random, 0.4, 1);
  const side = Math.min(MOST_SENSOR, between(random, 900, 1700) / scale);
  const [width, height] = [2 * Math.round(side / 2), 2 * Math.round((side * 0.75) / 2)];
  return {
    scale,
    quality: Math.round(between(random, 70, 95)),
    ...(random() < 0.5 ? { width, height } : { width: height, height: width }),
  };
}

/** A photo of a display that shows a photo. */
export async function screenCase(photo, half, n) {
  const random = randomOf(half, n, 1);
  const { scale, quality, width, height } = planSending(random);
  const plan = planCapture(width, height, random);
  const [layout, pitch] = [LAYOUTS[n % LAYOUTS.length], logBetween(random, 0.6, 6)];
  const picture = await photo(n);
  // The photo as the display shows it: scaled so that it fills what the camera sees.
  const shown = await linearPhoto(raw(picture), Math.max(0.35, (picture.width * pitch) / Math.max(width, height)));
  const scene = screenScene(shown, layout, pitch, plan, between(random, 0.004, 0.04));
  const bytes = await sent(capture(scene, plan, random), scale, quality);
  return {
    bytes,
    name: picture.name,
    layout,
    pitch,
    seen: pitch * scale,
    scale,
    quality,
    tilt: tiltOf(plan),
    blur: plan.blur,
  };
}

/** A photo of a print of a photo. */
export async function printCase(photo, half, n) {
  const random = randomOf(half, n, 2);
  const { scale, quality, width, height } = planSending(random);
  const plan = planCapture(width, height, random);
  const cell = logBetween(random, 1.5, 9);
  const picture = await photo(n);
  const shown = await linearPhoto(raw(picture), picture.width / Math.max(width, height));
  const bytes = await sent(capture(printScene(shown, cell, plan), plan, random), scale, quality);
  return {
    bytes,
    name: picture.name,
    pitch: cell,
    seen: cell * scale,
    scale,
    quality,
    tilt: tiltOf(plan),
    blur: plan.blur,
  };
}

const tiltOf = ({ tilt }) => Math.hypot(...tilt);

/** A photo of something that repeats, over the whole picture or a part of it. */
export async function surfaceCase(photo, half, n, isWhole) {
  const random = randomOf(half, n, isWhole ? 3 : 4);
  const { scale, quality, width, height } = planSending(random);
  const plan = planCapture(width, height, random);
  const picture = await photo(n);
  const around = await linearPhoto(raw(picture), picture.width / Math.max(width, height));
  const kinds = isWhole ? SURFACE_KINDS : [...SURFACE_KINDS, 'print'];
  const kind = kinds[n % kinds.length];
  const isWhere = isWhole ? undefined : partOf(width, height, random);
  const scene =
    kind === 'print'
      ? printScene(around, logBetween(random, 1.5, 9), plan, isWhere)
      : surfaceScene(kind, around, plan, Math.floor(random() * 1e9), isWhere);
  const bytes = await sent(capture(scene, plan, random), scale, quality);
  return { bytes, name: picture.name, kind, seen: (scene.repeat ?? 0) * scale, scale, quality };
}

/** A lying rectangle or ellipse of a tenth to six tenths of the picture. */
function partOf(width, height, random) {
  const share = Math.sqrt(between(random, 0.1, 0.6));
  const [w, h] = [(width * share) / 2, (height * share) / 2];
  const [x, y] = [(width / 2 - w) * between(random, -1, 1), (height / 2 - h) * between(random, -1, 1)];
  const isRound = random() < 0.5;
  return (u, v) => {
    const [a, b] = [(u - x) / w, (v - y) / h];
    return isRound ? a * a + b * b < 1 : Math.abs(a) < 1 && Math.abs(b) < 1;
  };
}

/** What ordinary photos go through. */
const ORDINARY = {
  'as it is': (_picture, _random, file) => file,
  compressed: (picture, random) =>
    raw(picture)
      .jpeg({ quality: Math.round(between(random, 30, 95)) })
      .toBuffer(),
  enlarged: (picture, random) => scaled(picture, between(random, 1.05, 1.9), random),
  shrunk: (picture, random) => scaled(picture, between(random, 0.5, 0.95), random),
  'blocks, scaled': async (picture, random) => {
    const { data, info } = await sharp(
      await raw(picture)
        .jpeg({ quality: Math.round(between(random, 12, 40)) })
        .toBuffer(),
    )
      .raw()
      .toBuffer({ resolveWithObject: true });
    return scaled({ rgb: data, width: info.width, height: info.height }, between(random, 0.6, 1.8), random);
  },
  sharpened: (picture, random) =>
    raw(picture)
      .sharpen({ sigma: between(random, 0.6, 2) })
      .jpeg({ quality: 88 })
      .toBuffer(),
  'blocks, turned': async (picture, random) =>
    sharp(
      await raw(picture)
        .jpeg({ quality: Math.round(between(random, 20, 75)) })
        .toBuffer(),
    )
      .affine(turn(between(random, -8, 8)), { interpolator: oneOf(random, ['bilinear', 'bicubic']) })
      .extract({
        left: picture.width >> 3,
        top: picture.height >> 3,
        width: picture.width - (picture.width >> 2),
        height: picture.height - (picture.height >> 2),
      })
      .jpeg({ quality: 90 })
      .toBuffer(),
  'on a screenshot': (picture, random) => {
    const width = Math.round(picture.width * between(random, 0.5, 0.9));
    const height = Math.round((picture.height * width) / picture.width);
    return raw(picture)
      .resize(width, height, { kernel: 'linear', fit: 'fill' })
      .extend({ top: 90, bottom: 160, left: 24, right: 24, background: '#f4f4f4' })
      .png()
      .toBuffer();
  },
};
const ORDINARY_KINDS = [...Object.keys(ORDINARY), 'through the camera'];

const turn = (degrees) => {
  const radians = (degrees * Math.PI) / 180;
  return [Math.cos(radians), -Math.sin(radians), Math.sin(radians), Math.cos(radians)];
};

const scaled = ({ rgb, width, height }, factor, random) =>
  sharp(rgb, { raw: { width, height, channels: 3 } })
    .resize(Math.round(width * factor), Math.round(height * factor), {
      kernel: oneOf(random, ['lanczos3', 'cubic', 'linear', 'nearest']),
      fit: 'fill',
    })
    .jpeg({ quality: Math.round(between(random, 70, 95)) })
    .toBuffer();

/** An ordinary photo after one of the above; also a photo of a thing, the thing being what the photo shows. */
export async function ordinaryCase(photo, half, n, root) {
  const random = randomOf(half, n, 5);
  const kind = ORDINARY_KINDS[n % ORDINARY_KINDS.length];
  const picture = await photo(Math.floor(n / ORDINARY_KINDS.length) * 2 + (n % 2));
  if (kind === 'through the camera') {
    const { scale, quality, width, height } = planSending(random);
    const plan = planCapture(width, height, random);
    const at = await linearPhoto(raw(picture), picture.width / Math.max(width, height));
    const scene = { fine: 1, at: (x, y, light) => at(x - width / 2, y - height / 2, light) };
    return { bytes: await sent(capture(scene, plan, random), scale, quality), name: picture.name, kind };
  }
  const isDrawn = picture.name.startsWith('drawn');
  const file = isDrawn ? await raw(picture).png().toBuffer() : readFileSync(join(root, picture.name));
  return { bytes: await ORDINARY[kind](picture, random, file), name: picture.name, kind };
}
