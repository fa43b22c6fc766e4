// Time of each odd real file of the corpus beside the checkout: every one must end in a result, in under 50 ms.
//   node bench/robustness.mjs [set = metadata_robustness]
import { join } from 'node:path';
import { scanAssetSync } from '@biaoshi/scanner';
import { sharedCorpus } from '@biaoshi/testkit';

const corpus = sharedCorpus();
if (!corpus) process.exit(0);
const set = process.argv[2] ?? 'metadata_robustness';
const rows = corpus.rows.filter((row) => row.set === set);
const LIMIT_MS = 50;
const timings = [];
for (const tier of ['metadata', 'thorough', 'quick']) {
  for (const { file } of rows) {
    const started = performance.now();
    scanAssetSync(join(corpus.root, file), { tier });
    timings.push({ file, tier, ms: performance.now() - started });
  }
}
timings.sort((a, b) => b.ms - a.ms);
const middle = timings[timings.length >> 1].ms;
console.log(`${rows.length} files × 3 tiers: median ${middle.toFixed(3)} ms, slowest:`);
for (const { file, tier, ms } of timings.slice(0, 5)) console.log(`  ${ms.toFixed(1)} ms  ${tier}  ${file}`);
const over = timings.filter(({ ms }) => ms > LIMIT_MS);
console.log(`${over.length} over ${LIMIT_MS} ms`);
process.exit(over.length === 0 ? 0 : 1);
