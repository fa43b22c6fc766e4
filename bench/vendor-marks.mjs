// Vendors' marks laid over real and drawn pictures, and shapes that are none: how many are found, and what is taken for one.
// Thresholds are set on the half `tune`; the half that is reported has other pictures, other seeds and other sizes.
//   node bench/vendor-marks.mjs [test|tune] [pictures a stratum]
import { seededRandom, sharedCorpus } from '@biaoshi/testkit';
import { DETECTORS } from '@biaoshi/vision';
import { MARKS } from './lib/drawn-marks.mjs';
import { lay, pictures, published, realPictures } from './lib/drawn-pictures.mjs';
import { DECOYS, FLARES } from './lib/drawn-shapes.mjs';
import { median } from './lib/measure.mjs';

const half = process.argv[2] ?? 'test';
const each = Number(process.argv[3] ?? 40);
const detector = DETECTORS.find(({ id }) => id === 'vendor-marks');
const corpus = sharedCorpus();
const photos = corpus ? realPictures(corpus)[half] : [];
const random = seededRandom(half === 'test' ? 1001 : 77);
const pick = (values) => values[Math.floor(random() * values.length)];

const SIDES = [
  [1024, 1024],
  [1280, 1024],
  [1024, 1200],
];
const QUALITIES = [60, 75, 90];
const times = [];
const partOf = pictures(corpus, photos, random);
const DRAWN = Array.from({ length: 12 }, (_, at) => (half === 'test' ? 5001 : 1) + at);

/** A picture with nothing on it yet, drawn or real; `scale` is by how much it will be shrunk. */
function ground(scale, kind) {
  const [width, height] = pick(SIDES).map((side) => Math.round(side / scale));
  if (kind === 'photo' && photos.length > 0)
    return partOf(kind, Math.floor(random() * photos.length), { width, height });
  return partOf('drawn', pick(DRAWN), { width, height });
}

async function marksIn(canvas, quality, scale) {
  const picture = await published(canvas, quality, scale);
  const started = process.cpuUsage();
  const found = await detector.detect(picture, { depth: 'edges' });
  const { user, system } = process.cpuUsage(started);
  times.push((user + system) / 1000);
  return found;
}

function overlap(region, left, top, width, height) {
  const across = Math.min(region.x + region.width, left + width) - Math.max(region.x, left);
  const down = Math.min(region.y + region.height, top + height) - Math.max(region.y, top);
  if (across <= 0 || down <= 0) return 0;
  return (across * down) / (region.width * region.height + width * height - across * down);
}

/** By how much a mark of this lightness will differ from what it is laid on, if it covers it all. */
function roomIn({ rgb, width }, { left, top, size }, light) {
  let [sum, all] = [0, 0];
  for (let y = Math.ceil(top); y < top + size; y++) {
    for (let x = Math.ceil(left); x < left + size; x++, all++) sum += light - rgb[(y * width + x) * 3 + 1];
  }
  return Math.abs(sum / all);
}

const strata = new Map();
function count(name, isRight) {
  const [right, all] = strata.get(name) ?? [0, 0];
  strata.set(name, [right + Number(isRight), all + 1]);
}

for (const mark of MARKS) {
  for (const size of mark.sizes[half]) {
    for (const opacity of mark.opacities) {
      for (let at = 0; at < each; at++) {
        const scale = pick([1, 0.9, 0.8]);
        const quality = pick(QUALITIES);
        const kind = at % 2 === 0 ? 'photo' : 'drawn';
        const canvas = await ground(scale, kind);
        const unusual = at % 3 === 2;
        const placed = mark.place(canvas, (size * (0.95 + 0.1 * random())) / scale, unusual ? random() : undefined);
        const step = opacity * roomIn(canvas, placed, mark.colour?.[1] ?? 255);
        lay(canvas, { amount: mark.amount, opacity, ...(mark.colour && { colour: mark.colour }), ...placed });
        const found = await marksIn(canvas, quality, scale);
        const [left, top, width, height] = mark.seen(placed).map((value) => value * scale);
        const isFound = found.some(
          ({ data, location }) => data.mark === mark.id && overlap(location.region, left, top, width, height) >= 0.5,
        );
        count(`${mark.id} | size ${size} px at 1024`, isFound);
        count(`${mark.id} | opacity ${opacity}`, isFound);
        count(`${mark.id} | JPEG ${quality}`, isFound);
        count(`${mark.id} | ${kind}`, isFound);
        count(`${mark.id} | ${unusual ? 'unusual margin' : 'usual margin'}`, isFound);
        count(`${mark.id} | all`, isFound);
        count(`${mark.id} | ${step < 12 ? 'faint: less than 12 levels of luma' : 'visible'}`, isFound);
        if (step >= 12) count(`${mark.id} | visible, ${kind}`, isFound);
        if (found.some(({ data }) => data.mark !== mark.id)) count('taken for another mark', false);
      }
    }
  }
}

const wrong = new Map();
async function decoy(name, amount, look) {
  const scale = pick([1, 0.85]);
  const canvas = await ground(scale, pick(['photo', 'drawn']));
  const size = pick([20, 27, 38, 50, 70, 96]) / scale;
  const margin = size * pick([0.667, 0.667, 1.2, 2]);
  const left = pick([canvas.width - margin - size, canvas.width - margin - size, margin]);
  if (amount) lay(canvas, { amount, left, top: canvas.height - margin - size, size, ...look });
  const [first] = await marksIn(canvas, pick(QUALITIES), scale);
  const [marked, all] = wrong.get(name) ?? [0, 0];
  wrong.set(name, [marked + Number(first !== undefined), all + 1]);
}

const LOOKS = { half: { opacity: 0.5 }, light: { opacity: 0.35 }, solid: { opacity: 1 } };
for (const [name, amount] of Object.entries({ ...DECOYS, ...FLARES })) {
  for (const look of Object.values(LOOKS)) for (let at = 0; at < each / 2; at++) await decoy(name, amount, look);
}
for (let at = 0; at < 5 * each; at++) await decoy('nothing', undefined, {});

console.log(`half "${half}", ${photos.length} real pictures, ${times.length} pictures`);
for (const [name, [right, all]] of [...strata].sort()) {
  console.log(`${name.padEnd(44)} ${right} of ${all} (${((100 * right) / all).toFixed(1)} %)`);
}
let [marked, shown] = [0, 0];
for (const [name, [some, all]] of wrong) {
  [marked, shown] = [marked + some, shown + all];
  if (some > 0) console.log(`wrong: ${name.padEnd(37)} ${some} of ${all}`);
}
console.log(`no mark: ${marked} of ${shown} taken for one`);
console.log(`${median(times).toFixed(1)} ms of CPU a picture (median), Node ${process.versions.node}`);
