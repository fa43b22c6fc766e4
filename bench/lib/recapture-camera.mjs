// A camera: light through a lens onto a Bayer mosaic, and what the telephone makes of that. A scene is `at(x, y, light)`:
// linear red, green and blue that fall on (x, y) of the sensor; `fine`: samples a pixel and direction that it needs, 1
// where the lens is in the scene's own mathematics.

import sharp from 'sharp';
import { rawOf } from './claim-photos.mjs';

export const between = (random, low, high) => low + (high - low) * random();
export const oneOf = (random, list) => list[Math.floor(random() * list.length)];

/** sRGB to linear light. */
const LINEAR = Float32Array.from({ length: 256 }, (_, value) =>
  value <= 10 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4,
);

/** How one photo is taken: drawn at random, in sensor pixels. */
export function planCapture(width, height, random) {
  return {
    width,
    height,
    blur: between(random, 0.45, 0.85),
    degrees: oneOf(random, [0, 0, 90]) + (random() < 0.8 ? between(random, -7, 7) : between(random, -45, 45)),
    tilt: [between(random, -0.1, 0.1), between(random, -0.1, 0.1)],
    bend: between(random, -0.015, 0.015),
    exposure: between(random, 0.55, 1),
    white: [between(random, 0.9, 1.1), 1, between(random, 0.9, 1.1)],
    noise: between(random, 0.002, 0.012),
    smoothing: oneOf(random, [0, 0, 1, 2]),
    sharpening: between(random, 0, 1.2),
    contrast: between(random, 0, 0.35),
  };
}

/** Where a place of the sensor looks: on a plane before the camera, in sensor pixels from its middle. */
export function viewOf({ width, height, degrees, tilt, bend }) {
  const radians = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
  const half = Math.max(width, height) / 2;
  return (x, y, place) => {
    const [dx, dy] = [(x - width / 2) / half, (y - height / 2) / half];
    const lens = half * (1 + bend * (dx * dx + dy * dy));
    const depth = 1 + tilt[0] * dx + tilt[1] * dy;
    const [u, v] = [(dx * lens) / depth, (dy * lens) / depth];
    place[0] = u * cos + v * sin;
    place[1] = v * cos - u * sin;
  };
}

/** The picture as 8 bits of sRGB. */
export function capture(scene, plan, random) {
  const { width, height } = plan;
  const mosaic = expose(scene, plan, random);
  const planes = demosaic(mosaic, width, height);
  if (plan.smoothing > 0) smoothColours(planes, width, height, plan.smoothing);
  const rgb = Buffer.alloc(width * height * 3);
  const toned = planes.map((plane) => plane.map((value) => tone(value, plan.contrast)));
  const luma = toned[0].map((value, at) => 0.299 * value + 0.587 * toned[1][at] + 0.114 * toned[2][at]);
  const soft = boxBlur(luma, width, height, 1);
  for (let at = 0; at < luma.length; at++) {
    const edge = plan.sharpening * (luma[at] - soft[at]);
    for (let k = 0; k < 3; k++) rgb[3 * at + k] = Math.max(0, Math.min(255, Math.round(255 * (toned[k][at] + edge))));
  }
  return { rgb, width, height };
}

/** One value a pixel: red at even columns of even rows, blue at odd ones of odd rows. */
function expose(scene, { width, height, blur, exposure, white, noise }, random) {
  const lit = scene.fine === 1 ? litOnce(scene, width, height) : litFinely(scene, width, height, blur);
  const mosaic = new Float32Array(width * height);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      const light = lit[at] * exposure;
      // Of photons and of the read-out; the sum of three even draws is near enough to Gauss's curve.
      const spread = noise * Math.sqrt(0.1 + Math.max(0, light));
      const noisy = light + 2 * spread * (random() + random() + random() - 1.5);
      mosaic[at] = Math.min(1, noisy) * white[channelOf(x, y)];
    }
  }
  return mosaic;
}

const channelOf = (x, y) => (x & 1) + (y & 1);

function litOnce(scene, width, height) {
  const lit = new Float32Array(width * height);
  const light = [0, 0, 0];
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      scene.at(x + 0.5, y + 0.5, light);
      lit[at] = light[channelOf(x, y)];
    }
  }
  return lit;
}

/** Sampled more finely than the sensor does, then through the lens. */
function litFinely(scene, width, height, blur) {
  const { fine } = scene;
  const reach = Math.ceil(2.5 * blur * fine);
  const [w, h] = [width * fine + 2 * reach, height * fine + 2 * reach];
  const samples = [0, 1, 2].map(() => new Float32Array(w * h));
  const light = [0, 0, 0];
  for (let y = 0, at = 0; y < h; y++) {
    for (let x = 0; x < w; x++, at++) {
      scene.at((x + 0.5 - reach) / fine, (y + 0.5 - reach) / fine, light);
      for (let k = 0; k < 3; k++) samples[k][at] = light[k];
    }
  }
  const weights = Array.from({ length: 2 * reach + fine }, (_, at) =>
    Math.exp(-(((at - reach - (fine - 1) / 2) / (blur * fine)) ** 2) / 2),
  );
  const sum = weights.reduce((a, b) => a + b, 0);
  const lit = new Float32Array(width * height);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      const plane = samples[channelOf(x, y)];
      let all = 0;
      for (let dy = 0; dy < weights.length; dy++) {
        const from = (y * fine + dy) * w + x * fine;
        let line = 0;
        for (let dx = 0; dx < weights.length; dx++) line += weights[dx] * plane[from + dx];
        all += weights[dy] * line;
      }
      lit[at] = all / (sum * sum);
    }
  }
  return lit;
}

/** Malvar, He and Cutler's linear interpolation of a Bayer mosaic, 5 by 5 pixels. */
function demosaic(mosaic, width, height) {
  const planes = [0, 1, 2].map(() => new Float32Array(width * height));
  const get = (x, y) => mosaic[mirrored(y, height) * width + mirrored(x, width)];
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      const own = mosaic[at];
      const across = get(x - 1, y) + get(x + 1, y);
      const down = get(x, y - 1) + get(x, y + 1);
      const corners = get(x - 1, y - 1) + get(x + 1, y - 1) + get(x - 1, y + 1) + get(x + 1, y + 1);
      const [far, deep] = [get(x - 2, y) + get(x + 2, y), get(x, y - 2) + get(x, y + 2)];
      const channel = channelOf(x, y);
      planes[channel][at] = own;
      if (channel === 1) {
        const row = (5 * own + 4 * across - corners - far + deep / 2) / 8;
        const column = (5 * own + 4 * down - corners - deep + far / 2) / 8;
        planes[0][at] = (y & 1) === 0 ? row : column;
        planes[2][at] = (y & 1) === 0 ? column : row;
      } else {
        planes[1][at] = (4 * own + 2 * (across + down) - far - deep) / 8;
        planes[2 - channel][at] = (6 * own + 2 * corners - 1.5 * (far + deep)) / 8;
      }
    }
  }
  return planes;
}

/** The border's own parity goes on, so that each place keeps its colour. */
const mirrored = (at, length) => (at < 0 ? -at : at >= length ? 2 * length - 2 - at : at);

/** Red and blue less green, blurred: how telephones keep noise out of colours. */
function smoothColours([red, green, blue], width, height, radius) {
  for (const plane of [red, blue]) {
    const soft = boxBlur(
      plane.map((value, at) => value - green[at]),
      width,
      height,
      radius,
    );
    for (let at = 0; at < plane.length; at++) plane[at] = soft[at] + green[at];
  }
}

function boxBlur(plane, width, height, radius) {
  const row = new Float32Array(plane.length);
  const result = new Float32Array(plane.length);
  const size = 2 * radius + 1;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let k = -radius; k <= radius; k++) sum += plane[y * width + mirrored(x + k, width)];
      row[y * width + x] = sum / size;
    }
  }
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let k = -radius; k <= radius; k++) sum += row[mirrored(y + k, height) * width + x];
      result[y * width + x] = sum / size;
    }
  }
  return result;
}

/** The curve of sRGB, and some more contrast in the middle. */
function tone(linear, contrast) {
  const value = Math.max(0, Math.min(1, linear));
  const even = value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055;
  return even + contrast * even * (1 - even) * (2 * even - 1);
}

/** As a chat passes it on: scaled, a JPEG of this quality. */
export const sent = ({ rgb, width, height }, scale, quality) => {
  const image = sharp(rgb, { raw: { width, height, channels: 3 } });
  return (scale < 1 ? image.resize(Math.round(width * scale)) : image).jpeg({ quality }).toBuffer();
};

/** A photo in linear light, `at(u, v, light)` with mirrored borders; `scale`: its pixels a unit. */
export async function linearPhoto(image, scale) {
  const { rgb, width, height } = await rawOf(image);
  const light = Float32Array.from(rgb, (value) => LINEAR[value]);
  return (u, v, out) => {
    const [x, y] = [u * scale + width / 2 - 0.5, v * scale + height / 2 - 0.5];
    const [left, top] = [Math.floor(x), Math.floor(y)];
    const [fx, fy] = [x - left, y - top];
    const [x0, x1] = [folded(left, width), folded(left + 1, width)];
    const [y0, y1] = [folded(top, height) * width, folded(top + 1, height) * width];
    for (let k = 0; k < 3; k++) {
      const upper = light[3 * (y0 + x0) + k] * (1 - fx) + light[3 * (y0 + x1) + k] * fx;
      const lower = light[3 * (y1 + x0) + k] * (1 - fx) + light[3 * (y1 + x1) + k] * fx;
      out[k] = upper * (1 - fy) + lower * fy;
    }
  };
}

function folded(at, length) {
  const within = ((at % (2 * length)) + 2 * length) % (2 * length);
  return within < length ? within : 2 * length - 1 - within;
}
