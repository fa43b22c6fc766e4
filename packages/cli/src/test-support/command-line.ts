import { type SpawnOptions, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

/** What was built, since that is what users run. */
const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder of its own for one test. */
export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'biaoshi-cli-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Where no user's trust lists are. */
export const NO_DATA = join(tmpdir(), 'biaoshi-cli-no-data');

/** A module for `--import`: it appends the URL of every module that a thread loads to the file BIAOSHI_MODULE_LOG. */
export const MODULE_LOG = new URL('./module-log.mjs', import.meta.url).href;

/** A child process of the command line, in English and without stored trust lists unless `env` says otherwise. */
export function start(argv: readonly string[], options: SpawnOptions = {}) {
  const env = { ...process.env, LC_ALL: 'en_US.UTF-8', NO_COLOR: '', XDG_DATA_HOME: NO_DATA, ...options.env };
  return spawn(process.execPath, [MAIN, ...argv], { ...options, env });
}

/** Runs the command line to its end. */
export function biaoshi(
  argv: readonly string[],
  options: SpawnOptions & { readonly input?: string } = {},
): Promise<Ended> {
  const child = start(argv, options);
  const text = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.setEncoding('utf8').on('data', (piece: string) => {
      text[name] += piece;
    });
  }
  child.stdin?.end(options.input ?? '');
  return new Promise((resolve, reject) => {
    child.on('error', reject).on('close', (code) => resolve({ code, ...text }));
  });
}
