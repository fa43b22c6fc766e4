// Writes a text onto raw pixels and says where its ink is.
import { createRequire } from 'node:module';
import sharp from 'sharp';

const fontFile = (path) => createRequire(import.meta.url).resolve(`@expo-google-fonts/${path}`);

const font = (family, path, breadth = 1) => ({ family, fontfile: fontFile(path), breadth });

/** The halves share no font. `breadth` is what a face is squeezed to. */
export const FONTS = {
  tune: {
    'Noto Sans SC Medium': font('Noto Sans SC Medium', 'noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf'),
    'Noto Sans SC, narrow': font('Noto Sans SC Medium', 'noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf', 0.68),
    'ZCOOL XiaoWei': font('ZCOOL XiaoWei', 'zcool-xiaowei/400Regular/ZCOOLXiaoWei_400Regular.ttf'),
    'ZCOOL KuaiLe': font('ZCOOL KuaiLe', 'zcool-kuaile/400Regular/ZCOOLKuaiLe_400Regular.ttf'),
  },
  test: {
    'Noto Serif SC SemiBold': font('Noto Serif SC SemiBold', 'noto-serif-sc/600SemiBold/NotoSerifSC_600SemiBold.ttf'),
    'ZCOOL QingKe HuangYou': font(
      'ZCOOL QingKe HuangYou',
      'zcool-qingke-huangyou/400Regular/ZCOOLQingKeHuangYou_400Regular.ttf',
    ),
  },
};

/** Sizes at which glyphs are drawn before they are brought to theirs, so that all of a height are of exactly that height. */
const DRAWN_SIZE = 160;

/** How much of each pixel is ink, 0 to 255, `height` rows of it, without empty borders. */
async function glyphsOf(text, { family, fontfile, breadth }, height) {
  const drawn = await sharp({ text: { text, fontfile, font: `${family} ${DRAWN_SIZE}`, dpi: 72, rgba: true } })
    .png()
    .toBuffer();
  const trimmed = await sharp(drawn)
    .trim({ background: { r: 0, g: 0, b: 0, alpha: 0 }, threshold: 1 })
    .toBuffer({ resolveWithObject: true });
  const width = Math.round(((trimmed.info.width * height) / trimmed.info.height) * breadth);
  const { data, info } = await sharp(trimmed.data)
    .extractChannel('alpha')
    .resize({ width, height, fit: 'fill' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { mask: data, width: info.width, height: info.height };
}

/** The mask with room around it, each pixel the most of those within `radius`. */
function grown({ mask, width, height }, radius) {
  const [w, h] = [width + 2 * radius, height + 2 * radius];
  const most = new Uint8Array(w * h);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const value = mask[y * width + x];
      if (value === 0) continue;
      for (let down = 0; down <= 2 * radius; down++) {
        for (let across = 0; across <= 2 * radius; across++) {
          const at = (y + down) * w + x + across;
          if (most[at] < value) most[at] = value;
        }
      }
    }
  }
  return { mask: most, width: w, height: h };
}

const plate = (width, height) => ({ mask: new Uint8Array(width * height).fill(255), width, height });

/** Lays one value over the pixels where the mask has it. */
function laid(picture, { mask, width, height }, left, top, value, opacity) {
  for (let y = Math.max(0, -top); y < height && top + y < picture.height; y++) {
    for (let x = Math.max(0, -left); x < width && left + x < picture.width; x++) {
      const share = ((mask[y * width + x] ?? 0) / 255) * opacity;
      const at = ((top + y) * picture.width + left + x) * 3;
      for (let channel = at; channel < at + 3; channel++)
        picture.rgb[channel] = Math.round((picture.rgb[channel] ?? 0) * (1 - share) + value * share);
    }
  }
}

/** Luma of a part that a tenth of it is darker than, half of it, and nine tenths: what the text will stand on. */
function groundOf({ rgb, width, height }, left, top, across, down) {
  const values = [];
  for (let y = Math.max(0, top); y < Math.min(height, top + down); y += 2) {
    for (let x = Math.max(0, left); x < Math.min(width, left + across); x += 2) {
      const at = (y * width + x) * 3;
      values.push(0.299 * rgb[at] + 0.587 * rgb[at + 1] + 0.114 * rgb[at + 2]);
    }
  }
  values.sort((a, b) => a - b);
  return [0.1, 0.5, 0.9].map((share) => values[Math.floor(values.length * share)] ?? 0);
}

const PLACES = {
  'lower right': [1, 1],
  'lower left': [0, 1],
  'upper right': [1, 0],
  'upper left': [0, 0],
  'below, middle': [0.5, 1],
  'above, middle': [0.5, 0],
  'right, middle': [1, 0.5],
  'left, middle': [0, 0.5],
  inside: [0.4, 0.45],
};

/** Values by which ink differs from most of its ground, at least: less, and nobody could tell it. */
const LEAST_DIFFERENCE = 24;

/** Whether a region, with the room that a plate takes around it, has a place in common with another. */
function meets({ x, y, width, height }, other) {
  const room = height * 0.4;
  return (
    x - room < other.x + other.width &&
    other.x < x + width + room &&
    y - room < other.y + other.height &&
    other.y < y + height + room
  );
}

/**
 * Writes `text`, white on what is dark and black on what is light, unless it would meet one of the `taken` regions. Gives
 * the region of the ink, and whether a person could tell it from its ground.
 */
export async function write(picture, { text, face, percent, opacity, decoration, place, margin }, taken = []) {
  const shorter = Math.min(picture.width, picture.height);
  const glyphs = await glyphsOf(text, face, Math.round((shorter * percent) / 100));
  const { width, height } = glyphs;
  const [across, down] = PLACES[place];
  const gap = Math.round(shorter * margin);
  const left = Math.round(gap + across * (picture.width - width - 2 * gap));
  const top = Math.round(gap + down * (picture.height - height - 2 * gap));
  const region = { x: left, y: top, width, height };
  if (taken.some((other) => meets(region, other))) return { region, isPlain: false };
  const [dark, middle, light] = groundOf(picture, left, top, width, height);
  const ink = middle < 150 ? 255 : 0;
  const thin = Math.max(1, Math.round(height / 24));
  if (decoration === 'plate') {
    const more = Math.round(height * 0.3);
    laid(picture, plate(width + 2 * more, height + 2 * more), left - more, top - more, 255 - ink, 0.35);
  }
  if (decoration === 'outline') laid(picture, grown(glyphs, thin), left - thin, top - thin, 255 - ink, opacity * 0.7);
  if (decoration === 'shadow') laid(picture, grown(glyphs, thin), left, top, 255 - ink, opacity * 0.5);
  laid(picture, glyphs, left, top, ink, opacity);
  const difference = (ink === 0 ? dark : 255 - light) * opacity;
  return { region, isPlain: difference >= LEAST_DIFFERENCE };
}
