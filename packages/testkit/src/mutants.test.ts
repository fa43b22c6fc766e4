import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import type { MutantRun } from './mutants.ts';
import { MUTATORS } from './mutate.ts';

const script = fileURLToPath(new URL('../dist/mutants-main.js', import.meta.url));
const samples = fileURLToPath(new URL('../../../test-corpus/files', import.meta.url));
const COUNT = 200_000;
const SEED = 45438;
const MAX_RSS_MIB = 256;
/** A heap that must do: without it, Node takes memory because it is there and not because it is needed. */
const HEAP = ['--max-semi-space-size=8', '--max-old-space-size=128'];

it(`${COUNT} mutants of every sample: no throw, no false absence, no hang, bounded memory`, {
  timeout: 600_000,
}, async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [...HEAP, script, samples, `${COUNT}`, `${SEED}`], {
    timeout: 590_000,
  });
  const run = JSON.parse(stdout) as MutantRun & { bases: number; maxRssMiB: number };
  expect(run.complaints).toEqual([]);
  expect(run.mutants).toBe(COUNT);
  expect(Object.keys(run.byMutator)).toEqual(Object.keys(MUTATORS));
  expect(Math.min(...Object.values(run.byMutator))).toBeGreaterThan(COUNT / 10);
  expect(run.bases).toBeGreaterThan(50);
  expect(run.maxRssMiB).toBeLessThan(MAX_RSS_MIB);
});
