// The pictures that claims are made with: photos beside the checkout, where they are, and products drawn here. In two
// halves, by place and by seed: thresholds are tuned on the one and reported on the other.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { seededRandom } from '@biaoshi/testkit';
import { fingerprintOf } from '@biaoshi/vision';
import sharp from 'sharp';

const SETS = new Set(['generator_meta', 'metadata_robustness', 'pairs', 'hard_negatives', 'implicit_aigc']);
const LEAST_SIDE = 480;
const MOST_SIDE = 1600;
/** PDQ's own line: below it there is too little in a picture. */
const LEAST_QUALITY = 50;

/** `photo(n)` for n = 0 … : every second one is drawn, all of them without the corpus. */
export async function photosOf(corpus, half) {
  const rows = (corpus?.rows ?? []).filter(
    ({ set, format, width, height, visible }) =>
      SETS.has(set) &&
      ['jpeg', 'webp', 'png'].includes(format) &&
      !visible?.length &&
      Math.min(width, height) >= LEAST_SIDE,
  );
  const places = [...new Set(rows.map(({ file }) => file.split('/')[1]))].sort();
  const files = [];
  const known = new Set();
  for (const { file } of rows) {
    if (places.indexOf(file.split('/')[1]) % 2 !== (half === 'tune' ? 0 : 1)) continue;
    const { pdq, width, height } = await fingerprintOf(readFileSync(join(corpus.root, file)));
    if (!pdq || Math.min(width, height) < LEAST_SIDE || pdq.quality < LEAST_QUALITY || known.has(pdq.hex)) continue;
    known.add(pdq.hex);
    files.push(file);
  }
  const drawn = async (n) => ({ name: `drawn ${n}`, ...(await drawProduct(2 * n + (half === 'tune' ? 0 : 100_001))) });
  const real = async (file) => {
    const image = sharp(join(corpus.root, file), { failOn: 'none' }).autoOrient().flatten({ background: '#fff' });
    return {
      name: file,
      ...(await rawOf(image.resize({ width: MOST_SIDE, height: MOST_SIDE, fit: 'inside', withoutEnlargement: true }))),
    };
  };
  return {
    count: files.length,
    photo: (n) => (n % 2 === 0 && files.length > 0 ? real(files[(n >> 1) % files.length]) : drawn(n)),
  };
}

export async function rawOf(image) {
  const { data, info } = await image.toColourspace('srgb').removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { rgb: data, width: info.width, height: info.height };
}

/** A thing as shops show it: on a pale ground, with a body, a label, seams, knobs and a shadow. */
async function drawProduct(seed) {
  const random = seededRandom(seed + 1);
  const between = (low, high) => low + (high - low) * random();
  const [width, height] = [Math.round(between(800, 1400)), Math.round(between(800, 1400))];
  const colour = (light) => `hsl(${Math.round(between(0, 360))} ${Math.round(between(10, 75))}% ${light}%)`;
  const [x, y] = [width * between(0.12, 0.25), height * between(0.1, 0.22)];
  const [w, h] = [width - 2 * x, height - 2 * y];
  const parts = [];
  const rect = (at) =>
    `<rect x="${at.x}" y="${at.y}" width="${at.w}" height="${at.h}" rx="${at.r ?? 0}" fill="${at.fill}" ${at.more ?? ''}/>`;
  parts.push(rect({ x: 0, y: 0, w: width, h: height, fill: 'url(#ground)' }));
  parts.push(
    `<ellipse cx="${width / 2}" cy="${y + h}" rx="${w * 0.6}" ry="${h * 0.06}" fill="#0004" filter="url(#soft)"/>`,
  );
  parts.push(rect({ x, y, w, h, r: between(5, Math.min(w, h) / 3), fill: 'url(#body)' }));
  parts.push(rect({ x, y, w, h, r: 20, fill: '#000', more: 'filter="url(#cloth)" opacity="0.35"' }));
  const label = {
    x: x + w * between(0.1, 0.3),
    y: y + h * between(0.15, 0.45),
    w: w * between(0.35, 0.55),
    h: h * between(0.2, 0.35),
  };
  parts.push(rect({ ...label, r: 8, fill: colour(92) }));
  for (let line = 0; line < 5; line++) {
    let across = label.x + 10;
    const size = label.h / 9;
    while (across < label.x + label.w - size * 3) {
      const wide = size * between(0.4, 1.4);
      parts.push(
        rect({
          x: across,
          y: label.y + (line + 0.6) * size * 1.6,
          w: wide,
          h: size,
          r: between(0, size / 2),
          fill: colour(25),
        }),
      );
      across += wide + size * between(0.2, 0.9);
    }
  }
  for (let knob = 0; knob < 6; knob++) {
    const [cx, cy] = [x + w * between(0.05, 0.95), y + h * between(0.55, 0.95)];
    parts.push(
      `<circle cx="${cx}" cy="${cy}" r="${between(8, 34)}" fill="${colour(40)}" stroke="${colour(80)}" stroke-width="${between(2, 7)}"/>`,
    );
  }
  for (let seam = 0; seam < 5; seam++) {
    const [from, to] = [between(0.05, 0.95), between(0.05, 0.95)];
    parts.push(
      `<path d="M${x + w * from} ${y} Q${x + w * between(0, 1)} ${y + h / 2} ${x + w * to} ${y + h}" fill="none" stroke="#0007" stroke-width="${between(2, 5)}" stroke-dasharray="${between(6, 20)} ${between(2, 9)}"/>`,
    );
  }
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><defs>
    <linearGradient id="ground" x2="0.3" y2="1"><stop stop-color="#fff"/><stop offset="1" stop-color="${colour(84)}"/></linearGradient>
    <linearGradient id="body" x2="1" y2="0.4"><stop stop-color="${colour(between(35, 55))}"/><stop offset="1" stop-color="${colour(between(55, 75))}"/></linearGradient>
    <filter id="soft"><feGaussianBlur stdDeviation="14"/></filter>
    <filter id="cloth"><feTurbulence type="fractalNoise" baseFrequency="${between(0.02, 0.12)}" numOctaves="3" seed="${seed}"/><feComposite in2="SourceGraphic" operator="in"/></filter>
  </defs>${parts.join('')}</svg>`;
  const raw = await rawOf(sharp(Buffer.from(svg)).flatten({ background: '#fff' }));
  for (let at = 0; at < raw.rgb.length; at++)
    raw.rgb[at] = Math.max(0, Math.min(255, raw.rgb[at] + (random() + random() - 1) * 7));
  return raw;
}
