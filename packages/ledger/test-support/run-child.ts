import { type ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempFolder } from './entries.ts';

const BUILT = (path: string): string => new URL(`../dist/${path}`, import.meta.url).href;

/** Runs a module in a Node of its own; in its text `api` is the built package, `locking` its lock, `holding` who holds it. */
export function startChild(
  body: string,
  args: readonly string[],
): { child: ChildProcess; first: Promise<unknown>; end: Promise<string> } {
  const script = join(tempFolder(), 'child.mjs');
  const head = `import * as api from '${BUILT('index.js')}';\nimport * as locking from '${BUILT('lock/lock.js')}';
import * as holding from '${BUILT('lock/holder.js')}';\n`;
  writeFileSync(script, head + body);
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (piece: Buffer) => {
    output += piece.toString();
  });
  const end = new Promise<string>((resolve) => void child.on('close', () => resolve(output)));
  const first = Promise.race([new Promise((resolve) => child.stdout.once('data', resolve)), end]);
  return { child, first, end };
}
