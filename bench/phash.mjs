// How far `phash`, the hash of the picture that some labels carry, moves when a picture is saved anew, scaled, printed on,
// cropped or turned, and how near two pictures come to one another, over the corpus of real files. The tolerance was chosen
// on the half `tune`; `test` is what is reported. Pictures without a hash (glass, frames of one colour) are left out.
//   node bench/phash.mjs [test|tune] [most pictures]
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sharedCorpus } from '@biaoshi/testkit';
import { perceptualHash } from '@biaoshi/vision';
import sharp from 'sharp';

/** Bits: `PHASH_TOLERANCE` of the scanner. */
const TOLERANCE = 10;
const MOST_PIXELS = 3_000_000;
/** What this bench can write again. */
const FORMATS = ['jpeg', 'png', 'webp'];

const [half = 'test', most = '120'] = process.argv.slice(2);

const share = (width, height, part) => ({ left: 0, top: 0, width, height: Math.round(height * part) });
const words = (width, height) => {
  const text = `<text x="${width * 0.78}" y="${height * 0.96}" font-size="${Math.min(width, height) * 0.035}" fill="#fff">AI 123</text>`;
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${text}</svg>`);
};

const CHANGES = {
  'PNG again': (picture) => picture.png(),
  'JPEG 80': (picture) => picture.jpeg({ quality: 80 }),
  'JPEG 60': (picture) => picture.jpeg({ quality: 60 }),
  'WebP 75': (picture) => picture.webp({ quality: 75 }),
  'half the size': (picture, width, height) => picture.resize(Math.ceil(width / 2), Math.ceil(height / 2)).png(),
  'a quarter, JPEG 80': (picture, width) => picture.resize(Math.ceil(width / 4)).jpeg({ quality: 80 }),
  'words in a corner': (picture, width, height) => picture.composite([{ input: words(width, height) }]).png(),
  'a tenth cut off': (picture, width, height) => picture.extract(share(width, height, 0.9)).png(),
  'a fifth cut off': (picture, width, height) => picture.extract(share(width, height, 0.8)).png(),
  mirrored: (picture) => picture.flop().png(),
};

const bitsBetween = (one, other) => {
  let bits = 0;
  for (let rest = BigInt(`0x${one}`) ^ BigInt(`0x${other}`); rest > 0n; rest &= rest - 1n) bits++;
  return bits;
};

const isOfHalf = (file) => (createHash('md5').update(file).digest()[0] & 1 ? 'test' : 'tune') === half;

function line(name, distances) {
  const sorted = distances.sort((a, b) => a - b);
  const at = (part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
  const beyond = sorted.filter((distance) => distance > TOLERANCE).length;
  console.log(`| ${name} | ${sorted.length} | ${at(0.5)} | ${at(0.95)} | ${at(1)} | ${beyond} |`);
}

const corpus = sharedCorpus();
if (corpus) {
  const hashes = new Map();
  const distances = Object.fromEntries(Object.keys(CHANGES).map((name) => [name, []]));
  for (const { file } of corpus.rows.filter((row) => isOfHalf(row.file))) {
    if (hashes.size >= Number(most)) break;
    const bytes = readFileSync(join(corpus.root, file));
    const {
      format,
      width = 0,
      height = 0,
    } = await sharp(bytes)
      .metadata()
      .catch(() => ({}));
    if (!FORMATS.includes(format) || Math.min(width, height) < 256 || width * height > MOST_PIXELS) continue;
    const hash = await perceptualHash(bytes);
    if (hash === null || hashes.has(hash)) continue;
    hashes.set(hash, file);
    for (const [name, change] of Object.entries(CHANGES)) {
      const changed = await perceptualHash(await change(sharp(bytes, { failOn: 'none' }), width, height).toBuffer());
      if (changed !== null) distances[name].push(bitsBetween(hash, changed));
    }
  }
  console.log(`${half}: ${hashes.size} pictures, tolerance ${TOLERANCE} of 64 bits\n`);
  console.log('| change | pictures | median | p95 | most | beyond the tolerance |\n|---|---|---|---|---|---|');
  for (const [name, found] of Object.entries(distances)) line(name, found);
  const all = [...hashes.keys()];
  const swapped = all.flatMap((one, at) => all.slice(at + 1).map((other) => [bitsBetween(one, other), one, other]));
  line(
    'another picture',
    swapped.map(([distance]) => distance),
  );
  for (const [distance, one, other] of swapped.filter(([bits]) => bits <= TOLERANCE)) {
    console.log(`within it: ${distance} bits, ${hashes.get(one)} and ${hashes.get(other)}`);
  }
}
