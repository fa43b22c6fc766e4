// Files a second and bytes a file of the metadata tier, in one run beside what else reads metadata. Every row is a
// process of its own over the same list, page cache warm; the rows take turns, and the median of the rounds is shown.
//   node bench/metadata.mjs [files = 5000] [rounds = 5] [ending, e.g. jpg: those files alone]
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dataFolder, dataset } from './lib/dataset.mjs';
import { median, run, runReader } from './lib/measure.mjs';

const count = Number(process.argv[2] ?? 5000);
const rounds = Number(process.argv[3] ?? 5);
const cli = fileURLToPath(new URL('../packages/cli/dist/main.js', import.meta.url));

const ending = process.argv[4] ?? '';
const files = (await dataset(count)).filter((path) => path.endsWith(ending));
mkdirSync(dataFolder, { recursive: true });
const list = join(dataFolder, 'list.txt');
const ranges = join(dataFolder, 'ranges.json');
const output = join(dataFolder, 'report.jsonl');
writeFileSync(list, files.join('\n'));

const scan = (concurrency) => {
  const args = [
    cli,
    'scan',
    `@${list}`,
    '--pixels',
    'never',
    '--concurrency',
    `${concurrency}`,
    '--reporter',
    'jsonl',
    '--output',
    output,
    '--fail-on',
    'never',
  ];
  const { wall } = run(process.execPath, args);
  return { wall, seconds: wall };
};
const hasExiftool = run('sh', ['-c', 'command -v exiftool || true']).stdout.trim() !== '';

const { bytes } = runReader('ranges', list, [ranges]);
const rows = {
  'bare open + read of the same ranges': () => runReader('bare', list, [ranges]),
  'scanAsset, a process that is warm': () => runReader('sdkWarm', list),
  'scanAsset, a process that just started': () => runReader('sdk', list),
  'biaoshi scan --concurrency 1': () => scan(1),
  'biaoshi scan --concurrency 2': () => scan(2),
  'exifr.parse': () => runReader('exifr', list),
  'sharp().metadata()': () => runReader('sharp', list),
  ...(hasExiftool && {
    'exiftool -fast2 -@ list -json': () => {
      const { wall } = run('sh', [
        '-c',
        `exiftool -fast2 -json -@ '${list}' > '${join(dataFolder, 'exiftool.json')}' 2>/dev/null`,
      ]);
      return { wall, seconds: wall };
    },
  }),
};

const samples = Object.fromEntries(Object.keys(rows).map((name) => [name, []]));
for (let round = 0; round < rounds; round++) {
  for (const [name, act] of Object.entries(rows)) {
    if (round > 0 && name.startsWith('exiftool')) continue;
    samples[name].push(act());
  }
}

console.log(
  `${files.length} files, ${Math.round(bytes / files.length)} bytes read a file by the metadata tier, Node ${process.versions.node}`,
);
console.log('| reader | loop s | files/s (loop) | process s | files/s (process) |\n|---|---|---|---|---|');
const loop = {};
const wall = {};
for (const [name, list] of Object.entries(samples)) {
  loop[name] = median(list.map(({ seconds }) => seconds));
  wall[name] = median(list.map((sample) => sample.wall));
  const rate = (seconds) => Math.round(files.length / seconds);
  console.log(
    `| ${name} | ${loop[name].toFixed(3)} | ${rate(loop[name])} | ${wall[name].toFixed(3)} | ${rate(wall[name])} |`,
  );
}
const [bare, warm, cold, one, two] = Object.keys(rows);
const ratio = (a, b) => (a / b).toFixed(2);
console.log(
  `scanAsset is ${ratio(loop[bare], loop[warm])} of the bare loop warm, ${ratio(loop[bare], loop[cold])} from a cold start`,
);
console.log(`scan in one thread is ${ratio(wall[bare], wall[one])} of the bare process, start-up included in both`);
console.log(`two workers are ${ratio(wall[one], wall[two])} × one thread, start-up included`);
if (hasExiftool)
  console.log(`scan in one thread is ${ratio(wall['exiftool -fast2 -@ list -json'], wall[one])} × exiftool`);
