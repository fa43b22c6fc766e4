// The synthetic set of labels: which pictures there are, and how each is made. All of it follows from the seed.
import { randomBelow, seededRandom } from '@biaoshi/testkit';
import sharp from 'sharp';
import { backgroundsOf } from './label-backgrounds.mjs';
import { FONTS, write } from './label-drawing.mjs';
import { LABELS, NEAR_MISSES } from './label-words.mjs';

const PERCENTS = [2, 3, 4, 5, 6, 8];
const OPACITIES = [0.3, 0.5, 0.7, 0.85, 1];
const DECORATIONS = ['none', 'outline', 'shadow', 'plate'];
const QUALITIES = [60, 70, 80, 88, 95];
const FACTORS = [0.5, 0.75, 1, 1, 1.25, 1.5];
const CORNERS = ['lower right', 'lower left', 'upper right', 'upper left'];
const PLACES = [
  ...CORNERS,
  'lower right',
  ...CORNERS,
  'below, middle',
  'above, middle',
  'right, middle',
  'left, middle',
];
const SIZES = [
  [1024, 1024],
  [1024, 1365],
  [1365, 1024],
  [1536, 1024],
];
const SEEDS = { tune: 20_000, test: 141_421 };
/** Texts of a picture with near misses: the first where a label would be, the others anywhere. */
const MOST_TEXTS = 3;

/** The cases of a half. Each factor takes its values equally often, and independently of the others. */
export function casesOf(half, { labelled, nearMisses }) {
  const random = seededRandom(SEEDS[half]);
  const backgrounds = backgroundsOf(half);
  const dealt = (values, count) =>
    shuffled(
      Array.from({ length: count }, (_, at) => values[at % values.length]),
      random,
    );
  const cases = (count, texts, isLabelled) => {
    const columns = {
      text: dealt(texts, count),
      font: dealt(Object.keys(FONTS[half]), count),
      percent: dealt(PERCENTS, count),
      opacity: dealt(OPACITIES, count),
      decoration: dealt(DECORATIONS, count),
      quality: dealt(QUALITIES, count),
      factor: dealt(FACTORS, count),
      place: dealt(PLACES, count),
      size: dealt(SIZES, count),
    };
    return Array.from({ length: count }, (_, at) => ({
      ...Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, column[at]])),
      half,
      isLabelled,
      seed: randomBelow(random, 0x7fffffff),
      background: backgrounds.pick(random),
    }));
  };
  return [...cases(labelled, LABELS[half], true), ...cases(nearMisses, NEAR_MISSES[half], false)];
}

function shuffled(values, random) {
  for (let at = values.length - 1; at > 0; at--) {
    const other = randomBelow(random, at + 1);
    [values[at], values[other]] = [values[other], values[at]];
  }
  return values;
}

/** Grounds that are tried for one label, at most: on some nobody could read it. */
const MOST_GROUNDS = 12;

/** The picture as JPEG, and the region of the label's ink in its pixels (of the first text where there are near misses). */
export async function pictureOf(one) {
  const random = seededRandom(one.seed);
  const face = FONTS[one.half][one.font];
  const { picture, region } = await withLabel(one, face, random);
  const { width, height, rgb } = picture;
  const taken = [region];
  for (let more = one.isLabelled ? 0 : randomBelow(random, MOST_TEXTS); more > 0; more--) {
    const text = NEAR_MISSES[one.half][randomBelow(random, NEAR_MISSES[one.half].length)];
    const place = ['inside', ...PLACES.filter((place) => place !== one.place)][randomBelow(random, PLACES.length - 2)];
    const written = await write(picture, { ...one, text, face, place, margin: 0.03 }, taken);
    taken.push(written.region);
  }
  const jpeg = await sharp(rgb, { raw: { width, height, channels: 3 } })
    .resize({ width: Math.round(width * one.factor) })
    .jpeg({ quality: one.quality })
    .toBuffer({ resolveWithObject: true });
  const factor = jpeg.info.width / width;
  const scaled = Object.fromEntries(Object.entries(region).map(([name, value]) => [name, value * factor]));
  return { bytes: jpeg.data, width: jpeg.info.width, height: jpeg.info.height, region: scaled };
}

async function withLabel(one, face, random) {
  const [width, height] = one.size;
  const margin = 0.01 + random() * 0.025;
  const grounds = backgroundsOf(one.half);
  for (let tried = 1; ; tried++) {
    const picture = { width, height, rgb: await grounds.paint(one.background, random, { width, height }) };
    const { region, isPlain } = await write(picture, { ...one, face, margin });
    if (isPlain || tried === MOST_GROUNDS) return { picture, region };
  }
}
