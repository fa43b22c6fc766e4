// Whether a fine pattern lies over a whole photo: photos of displays and of prints as a telephone would take and send them,
// simulated from the sub-pixel to the JPEG; ordinary photos, as they are and worked on; and things that repeat. Thresholds
// were set on the half `tune`; `test` is what is reported.
//   node bench/recapture.mjs [test|tune] [count of displays; half as many prints and repeating things each, four times as many ordinary photos]
import { sharedCorpus } from '@biaoshi/testkit';
import { finePattern } from '@biaoshi/vision';
import sharp from 'sharp';
import { photosOf } from './lib/claim-photos.mjs';
import { median } from './lib/measure.mjs';
import { ordinaryCase, printCase, screenCase, surfaceCase } from './lib/recapture-cases.mjs';

const [half = 'test', count = '120'] = process.argv.slice(2);
const corpus = sharedCorpus();
const { photo, count: real } = await photosOf(corpus, half);
const [screens, things, ordinary] = [Number(count), Math.ceil(Number(count) / 2), 4 * Number(count)];
console.log(`${half}: ${real} real photos, the rest drawn`);

const bySeen = ({ seen }) => {
  const limit = [1, 1.5, 2, 3, 5].find((one) => seen < one);
  return limit ? `below ${limit}` : '5 and more';
};
const sending = [
  ['pixels of the photo a repeat', bySeen],
  ['scaled by the chat', ({ scale }) => (scale === 1 ? 'not' : scale < 0.7 ? 'below 0.7' : '0.7 to 1')],
  ['quality', ({ quality }) => (quality < 80 ? '70–79' : quality < 88 ? '80–87' : '88–95')],
];
const byKind = ['kind', ({ kind }) => kind];

await report('displays', screens, (n) => screenCase(photo, half, n), [['layout', ({ layout }) => layout], ...sending]);
await report('prints', things, (n) => printCase(photo, half, n), sending);
await report('ordinary photos', ordinary, (n) => ordinaryCase(photo, half, n, corpus?.root), [byKind], true);
await report('repeating things in a part', things, (n) => surfaceCase(photo, half, n, false), [byKind], true);
await report('repeating things all over', things, (n) => surfaceCase(photo, half, n, true), [byKind, sending[0]]);
await cost();

async function report(title, all, make, groups, isNegative = false) {
  const cases = [];
  for (let n = 0; n < all; n++) {
    const { bytes, ...one } = await make(n);
    const { outcome, ...rest } = await finePattern(bytes);
    if (isNegative && outcome === 'found') console.log(`found: ${JSON.stringify({ n, ...one, ...rest })}`);
    cases.push({ ...one, outcome });
  }
  const of = (some) => some.filter(({ outcome }) => outcome === 'found').length;
  const skipped = cases.filter(({ outcome }) => outcome === 'notExamined').length;
  console.log(`${title}: ${of(cases)} of ${cases.length} found, ${skipped} not examined`);
  for (const [name, keyOf] of groups) {
    const keys = [...new Set(cases.map(keyOf))].sort();
    const cells = keys.map((key) => {
      const some = cases.filter((one) => keyOf(one) === key);
      return `${key} ${of(some)}/${some.length}`;
    });
    console.log(`  ${name}: ${cells.join(', ')}`);
  }
}

/** Of photos of 12 million pixels, decoding included. */
async function cost() {
  const { rgb, width, height } = await photo(0);
  const bytes = await sharp(rgb, { raw: { width, height, channels: 3 } })
    .resize(4032, 3024, { fit: 'fill' })
    .jpeg({ quality: 90 })
    .toBuffer();
  const times = [];
  for (let run = 0; run < 9; run++) {
    const { user, system } = process.cpuUsage();
    await finePattern(bytes);
    const used = process.cpuUsage();
    times.push((used.user + used.system - user - system) / 1000);
  }
  console.log(`12 million pixels: ${median(times).toFixed(0)} ms of CPU, decoding included`);
}
