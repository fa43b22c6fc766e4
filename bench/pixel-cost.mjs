// What looking at pixels costs, as `auto` does it, beside plain PP-OCR on the whole picture in the same run. CPU time is
// what counts on a machine that others use; the wall clock stands beside it. All of it runs as a child of the host does.
//   node bench/pixel-cost.mjs [pictures]
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { examinePixels } from '@biaoshi/vision';
import { CHILD_FLAGS, PixelHost } from '@biaoshi/vision/host';
import sharp from 'sharp';
import { plainOcr } from './lib/label-readers.mjs';
import { casesOf, pictureOf } from './lib/label-set.mjs';
import { median } from './lib/measure.mjs';

const self = fileURLToPath(import.meta.url);
if (process.execArgv.length === 0) {
  const { status } = spawnSync(process.execPath, [...CHILD_FLAGS, self, ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  process.exit(status ?? 1);
}

const COUNT = Number(process.argv[2] ?? 40);
const ROUNDS = 3;
const edges = { depth: 'edges' };

if (process.argv[2] === '--memory') {
  await examineAll(await pictures(12));
  console.log(Math.round(process.resourceUsage().maxRSS / 1024));
  process.exit(0);
}

/** Half of them with a label, half with texts that are nearly labels, as 1024² JPEG. */
async function pictures(count, side = 1024) {
  const half = Math.ceil(count / 2);
  const cases = casesOf('test', { labelled: half, nearMisses: count - half });
  const made = [];
  for (const one of cases) {
    const { bytes } = await pictureOf(one);
    made.push(await sharp(bytes).resize(side, side, { fit: 'cover' }).jpeg({ quality: 88 }).toBuffer());
  }
  return made;
}

async function examineAll(all) {
  for (const bytes of all) await examinePixels(bytes, edges);
}

async function cost(all, act) {
  for (const bytes of all) await act(bytes);
  const [cpu, wall] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    for (const bytes of all) {
      const [before, started] = [process.cpuUsage(), performance.now()];
      await act(bytes);
      const { user, system } = process.cpuUsage(before);
      cpu.push((user + system) / 1000);
      wall.push(performance.now() - started);
    }
  }
  return { cpu: median(cpu), wall: median(wall) };
}

/** Pictures a second of a host with so many children. Each child has met as many as there are before the clock starts. */
async function pace(all, processes) {
  const host = new PixelHost({ processes });
  const examine = (times) => {
    const pictures = Array.from({ length: times }, () => all).flat();
    return Promise.all(pictures.map((bytes) => host.examine(bytes, edges)));
  };
  await examine(processes);
  const started = performance.now();
  await examine(ROUNDS);
  const seconds = (performance.now() - started) / 1000;
  await host.close();
  return (all.length * ROUNDS) / seconds;
}

const small = await pictures(COUNT);
const large = await Promise.all(
  small.slice(0, 6).map((bytes) => sharp(bytes).resize(3464, 3464).jpeg({ quality: 90 }).toBuffer()),
);
const ours = await cost(small, (bytes) => examinePixels(bytes, edges));
const plain = await cost(small.slice(0, 12), plainOcr);
const twelve = await cost(large, (bytes) => examinePixels(bytes, edges));
const shown = ({ cpu, wall }) => `${cpu.toFixed(0)} | ${wall.toFixed(0)}`;

console.log('| one picture | ms of CPU, median | ms, median |\n|---|---|---|');
console.log(`| 1024² JPEG, auto | ${shown(ours)} |`);
console.log(`| the same, plain PP-OCR on the whole picture | ${shown(plain)} |`);
console.log(`| 12 megapixel JPEG, auto | ${shown(twelve)} |`);
console.log(`\nauto costs ${(ours.cpu / plain.cpu).toFixed(2)} × plain PP-OCR (CPU)`);

const memory = spawnSync(process.execPath, [...CHILD_FLAGS, self, '--memory'], { encoding: 'utf8' });
console.log(`a process that examines: ${memory.stdout.trim()} MiB resident at most`);
const [one, two] = [await pace(small, 1), await pace(small, 2)];
console.log(
  `two child processes: ${(two / one).toFixed(2)} × one (${one.toFixed(1)} and ${two.toFixed(1)} pictures a second)`,
);
