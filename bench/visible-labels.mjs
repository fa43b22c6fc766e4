// What the pixel detectors find on real pictures, beside what people saw there: labels in words, sparkles, and pictures
// without either. A find counts when its region and the drawn one overlap by half (IoU); misses are named.
//   node bench/visible-labels.mjs [edges|whole]
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sharedCorpus } from '@biaoshi/testkit';
import { examinePixels } from '@biaoshi/vision';
import { median } from './lib/measure.mjs';

const depth = process.argv[2] ?? 'edges';
const corpus = sharedCorpus();
if (!corpus) process.exit(0);

const DECODED = new Set(['jpeg', 'png', 'webp', 'gif', 'tiff', 'avif', 'svg']);
const rows = corpus.rows.filter(({ format }) => DECODED.has(format));
const isSparkle = ({ service }) => service === 'gemini';

function overlap([x, y, width, height], region) {
  const across = Math.min(x + width, region.x + region.width) - Math.max(x, region.x);
  const down = Math.min(y + height, region.y + region.height) - Math.max(y, region.y);
  if (across <= 0 || down <= 0) return 0;
  const both = across * down;
  return both / (width * height + region.width * region.height - both);
}

const times = [];
async function look({ file }) {
  const started = performance.now();
  const result = await examinePixels(readFileSync(join(corpus.root, file)), { depth });
  times.push(performance.now() - started);
  return result.evidence;
}

const tally = { words: [0, 0], sparkles: [0, 0] };
for (const row of rows.filter(({ visible }) => visible?.length > 0)) {
  const evidence = await look(row);
  for (const drawn of row.visible) {
    const kind = isSparkle(drawn) ? 'sparkles' : 'words';
    const best = Math.max(0, ...evidence.map(({ location }) => overlap(drawn.bbox, location.region)));
    tally[kind][1]++;
    if (best >= 0.5) tally[kind][0]++;
    else console.log(`miss (${kind}): ${row.file}, ${drawn.text}, overlap ${best.toFixed(2)}`);
  }
}

const negatives = rows.filter(({ set }) => set === 'hard_negatives');
const wrong = { labels: 0, marks: 0 };
for (const row of negatives) {
  for (const { kind, data } of await look(row)) {
    const isLabel = kind === 'visibleText' && data.reading === 'label';
    if (isLabel) wrong.labels++;
    if (kind === 'vendorMark') wrong.marks++;
    if (isLabel || kind === 'vendorMark') console.log(`wrong: ${row.file}, ${data.text ?? data.mark}`);
  }
}

for (const [kind, [found, all]] of Object.entries(tally)) console.log(`${kind}: ${found} of ${all} found`);
console.log(`${negatives.length} hard negatives: ${wrong.labels} called a label, ${wrong.marks} a vendor mark`);
console.log(
  `${times.length} pictures, median ${median(times).toFixed(0)} ms a picture (${depth}), Node ${process.versions.node}`,
);
