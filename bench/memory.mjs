// A list of a million entries, scanned in one process with workers: its greatest memory, and whether the first hundred
// thousand take as long as the last.
//   node bench/memory.mjs [entries = 1000000] [concurrency = 2]
import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scanBatch } from '@biaoshi/scanner';
import { jpeg, jpegXmp, labelJson, SAMPLE_FIELDS, xmpElementLabel } from '@biaoshi/testkit';
import { dataFolder } from './lib/dataset.mjs';

const entries = Number(process.argv[2] ?? 1_000_000);
const concurrency = Number(process.argv[3] ?? 2);
const FILES = 1000;
const folder = join(dataFolder, 'memory');
mkdirSync(folder, { recursive: true });
const paths = Array.from({ length: FILES }, (_, index) => {
  const path = join(folder, `${index}.jpg`);
  const packet = xmpElementLabel(labelJson({ ...SAMPLE_FIELDS, ProduceID: `bench-${index}` }));
  writeFileSync(path, jpeg({ segments: index % 3 === 0 ? [] : [jpegXmp(packet)] }));
  return path;
});
const list = join(folder, 'list.txt');
const writer = createWriteStream(list);
for (let index = 0; index < entries; index += FILES) {
  if (!writer.write(`${paths.slice(0, Math.min(FILES, entries - index)).join('\n')}\n`)) {
    await new Promise((resolve) => writer.once('drain', resolve));
  }
}
await new Promise((resolve) => writer.end(resolve));

const tenth = Math.floor(entries / 10);
const marks = [performance.now()];
const batch = scanBatch([`@${list}`], {
  concurrency,
  pixels: 'never',
  render: {
    module: new URL(import.meta.resolve('@biaoshi/reporters/asset-renderer')).href,
    name: 'assetRenderer',
    options: { reporter: 'jsonl', locale: 'en', color: false },
  },
});
let seen = 0;
let characters = 0;
for await (const { text } of batch) {
  characters += text.length;
  if (++seen % tenth === 0) marks.push(performance.now());
}
const tenths = marks.slice(1).map((mark, index) => (mark - marks[index]) / 1000);
console.log(
  JSON.stringify({
    entries: seen,
    outputCharacters: characters,
    seconds: (marks.at(-1) - marks[0]) / 1000,
    secondsByTenth: tenths.map((seconds) => Number(seconds.toFixed(2))),
    lastToFirst: Number((tenths.at(-1) / tenths[0]).toFixed(2)),
    maxRssMiB: Math.round(process.resourceUsage().maxRSS / 1024),
  }),
);
