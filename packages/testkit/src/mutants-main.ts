import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runMutants } from './mutants.ts';

/** node mutants-main.js FOLDER COUNT SEED: a run in a process of its own, so that its memory is what the reading took. */
const [folder = '', count = '0', seed = '1'] = process.argv.slice(2);
const bases = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => new Uint8Array(readFileSync(join(entry.parentPath, entry.name))));
const run = runMutants(bases, Number(count), Number(seed));
console.log(JSON.stringify({ bases: bases.length, ...run, maxRssMiB: process.resourceUsage().maxRSS / 1024 }));
