// What happens to a photo on its way into a claim: cut, scaled, turned, mirrored, seen at an angle, brighter or of another
// white, encoded again. Drawn by mapping each pixel back, so that the truth goes the same way.
import sharp from 'sharp';

const between = (random, low, high) => low + (high - low) * random();
const oneOf = (random, list) => list[Math.floor(random() * list.length)];

/** Pixels of the longer side of what comes out. */
const [LEAST_SIDE, MOST_SIDE] = [360, 1800];

/** `keep`: a region of the photo that stays in. */
export function planTransform({ width, height }, keep, random) {
  const part = oneOf(random, [1, 1, 0.8, 0.5, 0.25]);
  const [w, h] = [width * Math.sqrt(part), height * Math.sqrt(part)];
  const place = (size, whole, from, length) => {
    const [low, high] = [Math.max(0, from + length - size), Math.min(whole - size, from)];
    return low <= high ? between(random, low, high) : Math.max(0, Math.min(whole - size, from + length / 2 - size / 2));
  };
  const [x, y] = [place(w, width, keep.x, keep.width), place(h, height, keep.y, keep.height)];
  const wanted = Math.exp(between(random, Math.log(0.25), Math.log(4)));
  const scale = Math.min(MOST_SIDE / Math.max(w, h), Math.max(LEAST_SIDE / Math.max(w, h), wanted));
  const turn = oneOf(random, ['none', 'none', 'small', 'right', 'any']);
  const degrees = {
    none: 0,
    small: between(random, -12, 12),
    right: oneOf(random, [90, 180, 270]),
    any: between(random, 0, 360),
  }[turn];
  const mirror = random() < 0.25;
  const tilt = random() < 0.3 ? [between(random, -0.12, 0.12), between(random, -0.12, 0.12)] : [0, 0];
  const light = random() < 0.5 ? 'changed' : 'kept';
  const encoder = random() < 0.15 ? 'webp' : 'jpeg';
  const quality = Math.round(between(random, 35, 92));
  const lying = turn === 'right' && degrees !== 180;
  const out = { width: Math.round((lying ? h : w) * scale), height: Math.round((lying ? w : h) * scale) };
  return { part, scale, turn, degrees, mirror, tilt, light, encoder, quality, out, centre: [x + w / 2, y + h / 2] };
}

/** Where each pixel of the outcome comes from: from its middle outwards. */
function wayBack({ degrees, mirror, tilt, scale, out, centre }) {
  const radians = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
  const size = Math.max(out.width, out.height) / 2;
  return (px, py) => {
    const [x, y] = [(px - out.width / 2) * (mirror ? -1 : 1), py - out.height / 2];
    const depth = 1 + (tilt[0] * x + tilt[1] * y) / size;
    const [u, v] = [x / depth / scale, y / depth / scale];
    return [centre[0] + u * cos - v * sin, centre[1] + u * sin + v * cos];
  };
}

/** The encoded outcome, and the upright rectangle around the truth in it (null where nothing of it is left). */
export async function transform(photo, plan, random) {
  const shrunk = Math.min(1, plan.scale);
  const small = { width: Math.round(photo.width * shrunk), height: Math.round(photo.height * shrunk) };
  const source = shrunk < 1 ? await resize(photo, small) : photo;
  const [fx, fy] = [source.width / photo.width, source.height / photo.height];
  const { width, height } = plan.out;
  const back = wayBack(plan);
  const rgb = Buffer.alloc(width * height * 3, random() < 0.5 ? 255 : 40);
  const box = { left: width, top: height, right: 0, bottom: 0 };
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [sx, sy] = back(x + 0.5, y + 0.5);
      if (sx < 0 || sy < 0 || sx >= photo.width || sy >= photo.height) continue;
      bilinear(source, sx * fx - 0.5, sy * fy - 0.5, rgb, (y * width + x) * 3);
      if (photo.mask?.[Math.floor(sy) * photo.width + Math.floor(sx)] !== 1) continue;
      box.left = Math.min(box.left, x);
      box.top = Math.min(box.top, y);
      box.right = Math.max(box.right, x + 1);
      box.bottom = Math.max(box.bottom, y + 1);
    }
  }
  expose(rgb, plan, random);
  const image = sharp(rgb, { raw: { width, height, channels: 3 } });
  const bytes = await (plan.encoder === 'webp'
    ? image.webp({ quality: plan.quality })
    : image.jpeg({ quality: plan.quality })
  ).toBuffer();
  const { left, top, right, bottom } = box;
  return { bytes, truth: right > left ? { x: left, y: top, width: right - left, height: bottom - top } : null };
}

async function resize({ rgb, width, height }, to) {
  const data = await sharp(rgb, { raw: { width, height, channels: 3 } })
    .resize({ ...to, fit: 'fill' })
    .raw()
    .toBuffer();
  return { rgb: data, ...to };
}

function bilinear({ rgb, width, height }, x, y, target, to) {
  const [x0, y0] = [Math.max(0, Math.min(width - 1, Math.floor(x))), Math.max(0, Math.min(height - 1, Math.floor(y)))];
  const [x1, y1] = [Math.min(width - 1, x0 + 1), Math.min(height - 1, y0 + 1)];
  const [u, v] = [Math.max(0, Math.min(1, x - x0)), Math.max(0, Math.min(1, y - y0))];
  for (let k = 0; k < 3; k++) {
    const upper = rgb[(y0 * width + x0) * 3 + k] * (1 - u) + rgb[(y0 * width + x1) * 3 + k] * u;
    const lower = rgb[(y1 * width + x0) * 3 + k] * (1 - u) + rgb[(y1 * width + x1) * 3 + k] * u;
    target[to + k] = Math.round(upper * (1 - v) + lower * v);
  }
}

/** Exposure, contrast and white balance, and a sensor's noise. */
function expose(rgb, { light }, random) {
  const changed = light === 'changed';
  const gamma = changed ? between(random, 0.75, 1.35) : 1;
  const contrast = changed ? between(random, 0.85, 1.15) : 1;
  const whites = [0, 1, 2].map(() => (changed ? between(random, 0.88, 1.12) : 1));
  const grain = between(random, 0, 5);
  const tables = whites.map((white) =>
    Array.from({ length: 256 }, (_, value) => ((255 * (value / 255) ** gamma - 128) * contrast + 128) * white),
  );
  for (let at = 0; at < rgb.length; at++) {
    rgb[at] = Math.max(0, Math.min(255, Math.round(tables[at % 3][rgb[at]] + (random() + random() - 1) * grain)));
  }
}
