// Whether a JPEG was compressed before: photos and drawings that were scaled, which ends all traces, and then compressed
// once or twice. Thresholds were set on the half `tune`; `test` is what is reported.
//   node bench/earlier-compression.mjs [test|tune] [count]
import { randomBelow, seededRandom, sharedCorpus } from '@biaoshi/testkit';
import { earlierSteps } from '@biaoshi/vision';
import sharp from 'sharp';
import { earlierCompression } from '../packages/claim/dist/capture/earlier-compression.js';
import { jpegCoding } from '../packages/claim/dist/capture/jpeg-coding.js';
import { photosOf } from './lib/claim-photos.mjs';

const [half = 'test', count = '200'] = process.argv.slice(2);
const KERNELS = ['lanczos3', 'cubic', 'linear', 'nearest'];
const random = seededRandom(half === 'tune' ? 11 : 800_011);
const { photo, count: real } = await photosOf(sharedCorpus(), half);

const once = { found: 0, undecided: 0, all: 0 };
const twice = new Map();
for (let n = 0; n < Number(count); n++) {
  const { name, rgb, width, height } = await photo(n);
  const kernel = KERNELS[randomBelow(random, KERNELS.length)];
  const scaled = await sharp(rgb, { raw: { width, height, channels: 3 } })
    .resize({ width: Math.round(width * (0.55 + random() * 0.35)), kernel })
    .png()
    .toBuffer();
  const [earlier, last] = [40 + randomBelow(random, 55), 45 + randomBelow(random, 52)];
  const save = (bytes, quality) => sharp(bytes).jpeg({ quality }).toBuffer();
  const single = await answerOf(await save(scaled, last));
  once.all++;
  if (!single) once.undecided++;
  else if (single.found > 0) {
    once.found++;
    console.log(`found in what was compressed once: ${name}, quality ${last}: ${JSON.stringify(single)}`);
  }
  const double = await answerOf(await save(await save(scaled, earlier), last));
  const group =
    earlier <= last - 10 ? 'coarser by 10 or more' : earlier < last ? 'coarser by less' : 'as fine or finer';
  const [found, right, all] = twice.get(group) ?? [0, 0, 0];
  const isFound = (double?.found ?? 0) > 0;
  twice.set(group, [found + Number(isFound), right + Number(isFound && double.quality === earlier), all + 1]);
}

console.log(`${half}: ${count} pictures, ${real} real photos among them, the rest drawn`);
console.log(`compressed once: ${once.found} of ${once.all} called compressed before, ${once.undecided} undecided`);
for (const [group, [found, right, all]] of twice)
  console.log(`compressed twice, the first time ${group}: ${found} of ${all} found, ${right} with the very quality`);

async function answerOf(bytes) {
  const { coding } = jpegCoding(bytes);
  return earlierCompression(await earlierSteps(bytes, coding.luminance));
}
