// Runs one command of the comparison in a process of its own and says how long it took.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const readers = fileURLToPath(new URL('./readers.mjs', import.meta.url));

/** `seconds` is what the reader itself says of its loop; `wall` includes the process's start. */
export function runReader(mode, list, extra = []) {
  const { stdout, wall } = run(process.execPath, [readers, mode, list, ...extra]);
  return { wall, ...JSON.parse(stdout) };
}

export function run(command, args, options = {}) {
  const started = performance.now();
  const result = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 30, ...options });
  const wall = (performance.now() - started) / 1000;
  if (result.error || result.status > 1)
    throw new Error(`${command} ${args.slice(0, 4).join(' ')}: ${result.error ?? result.stderr}`);
  return { stdout: result.stdout, wall };
}

export const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];
