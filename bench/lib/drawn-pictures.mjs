// Pictures to lay marks over, and the laying itself: real photos beside the checkout where they are, and drawn ones.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { seededRandom } from '@biaoshi/testkit';
import sharp from 'sharp';

/** Photos and generated pictures without a visible mark; from the sets where most are such. */
const SETS = new Set(['generator_meta', 'metadata_robustness', 'pairs', 'hard_negatives', 'implicit_aigc']);
const LEAST_SIDE = 480;

/** Real pictures in two halves by the place they come from: no picture, nor a copy of one, is in both. */
export function realPictures(corpus) {
  const rows = corpus.rows.filter(
    ({ set, format, width, height, visible }) =>
      SETS.has(set) &&
      ['jpeg', 'webp', 'png'].includes(format) &&
      !visible?.length &&
      Math.min(width, height) >= LEAST_SIDE,
  );
  const places = [...new Set(rows.map(({ file }) => file.split('/')[1]))].sort();
  const isTune = ({ file }) => places.indexOf(file.split('/')[1]) % 2 === 0;
  return { tune: rows.filter(isTune), test: rows.filter((row) => !isTune(row)) };
}

/** Sides of the pictures that parts are taken from. */
const WHOLE = { width: 1800, height: 1500 };

/** Makes pictures and takes parts of them; each whole picture is made once. */
export function pictures(corpus, rows, random) {
  const wholes = new Map();
  const drawn = (seed) => ({ ...WHOLE, rgb: drawnPicture(WHOLE.width, WHOLE.height, seed) });
  return async (kind, index, { width, height }) => {
    const name = `${kind} ${index}`;
    if (!wholes.has(name)) wholes.set(name, (kind === 'photo' && (await real(corpus, rows[index]))) || drawn(index));
    const whole = wholes.get(name);
    const left = Math.floor(random() * (whole.width - width));
    const top = Math.floor(random() * (whole.height - height));
    const rgb = Buffer.alloc(width * height * 3);
    for (let y = 0; y < height; y++) {
      whole.rgb.copy(
        rgb,
        y * width * 3,
        ((top + y) * whole.width + left) * 3,
        ((top + y) * whole.width + left + width) * 3,
      );
    }
    return { rgb, width, height };
  };
}

/** A real picture as bytes of red, green and blue; undefined where it cannot be decoded. */
async function real(corpus, { file }) {
  try {
    const { data, info } = await sharp(readFileSync(join(corpus.root, file)))
      .removeAlpha()
      .toColourspace('srgb')
      .resize({ ...WHOLE, fit: 'cover' })
      .raw()
      .toBuffer({ resolveWithObject: true });
    return info.channels === 3 ? { ...WHOLE, rgb: data } : undefined;
  } catch {
    return undefined;
  }
}

const KINDS = ['flat', 'gradient', 'grain', 'leaves', 'bricks', 'bokeh'];

/** A drawn picture; the kinds take turns. */
function drawnPicture(width, height, seed) {
  const random = seededRandom(seed);
  const kind = KINDS[seed % KINDS.length];
  const colour = [0, 1, 2].map(() => 20 + 200 * random());
  const slope = [0, 1, 2].map(() => 80 * (random() - 0.5));
  const value = field(kind, width, height, random);
  const grain = kind === 'grain' ? 50 : 6;
  const rgb = Buffer.alloc(width * height * 3);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const level = value(x, y) + grain * (random() - 0.5);
      for (let channel = 0; channel < 3; channel++, at++) {
        rgb[at] = clamp(
          colour[channel] + level + (kind === 'flat' ? 0 : (slope[channel] * (x + y)) / (width + height)),
        );
      }
    }
  }
  return rgb;
}

const clamp = (value) => Math.min(255, Math.max(0, Math.round(value)));

/** What varies over a picture of this kind, around 0. */
function field(kind, width, height, random) {
  if (kind === 'bricks') return (x, y) => (y % 37 < 4 || (x + (Math.floor(y / 37) % 2) * 40) % 80 < 4 ? 35 : -8);
  if (kind !== 'leaves' && kind !== 'bokeh') return () => 0;
  const blobs = Array.from({ length: kind === 'leaves' ? 900 : 60 }, () => ({
    x: random() * width,
    y: random() * height,
    size: kind === 'leaves' ? 4 + random() * 22 : 20 + random() * 70,
    tall: kind === 'leaves' ? 0.3 + random() : 1,
    light: (kind === 'leaves' ? 70 : 50) * (random() - 0.4),
  }));
  const levels = new Float32Array(width * height);
  for (const blob of blobs) {
    for (let y = Math.max(0, Math.ceil(blob.y - blob.size)); y < Math.min(height, blob.y + blob.size); y++) {
      for (let x = Math.max(0, Math.ceil(blob.x - blob.size)); x < Math.min(width, blob.x + blob.size); x++) {
        if (Math.hypot(x - blob.x, (y - blob.y) / blob.tall) < blob.size) levels[y * width + x] += blob.light;
      }
    }
  }
  return (x, y) => levels[y * width + x];
}

const SAMPLES = 5;

/**
 * Lays a shape over a picture. `amount(x, y)` says how much of the light it takes, or whether it is inside, from −1 to 1;
 * `left`, `top`, `size` are in pixels and need not be whole.
 */
export function lay({ rgb, width, height }, { amount, left, top, size, opacity, colour = [255, 255, 255] }) {
  for (let y = Math.max(0, Math.floor(top)); y < Math.min(height, top + size); y++) {
    for (let x = Math.max(0, Math.floor(left)); x < Math.min(width, left + size); x++) {
      let covered = 0;
      for (let sample = 0; sample < SAMPLES ** 2; sample++) {
        const across = x + ((sample % SAMPLES) + 0.5) / SAMPLES;
        const down = y + (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES;
        covered += Number(amount((2 * (across - left)) / size - 1, (2 * (down - top)) / size - 1));
      }
      const alpha = (opacity * covered) / SAMPLES ** 2;
      const at = (y * width + x) * 3;
      for (let channel = 0; channel < 3; channel++) {
        rgb[at + channel] = clamp(rgb[at + channel] * (1 - alpha) + colour[channel] * alpha);
      }
    }
  }
}

/** A picture as a platform would hand it on, as detectors see it: scaled, a JPEG of this quality, decoded again. */
export async function published({ rgb, width, height }, quality, scale) {
  const size = { width: Math.round(width * scale), height: Math.round(height * scale) };
  const jpeg = await sharp(rgb, { raw: { width, height, channels: 3 } })
    .resize({ ...size, fit: 'fill' })
    .jpeg({ quality })
    .toBuffer();
  const { data, info } = await sharp(jpeg).raw().toBuffer({ resolveWithObject: true });
  const { width: assetWidth, height: assetHeight } = info;
  return { assetWidth, assetHeight, ...size, rgb: data, scale: 1, full: async () => null };
}
