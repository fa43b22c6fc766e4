import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { tempFolder } from './temp-folder.ts';

const SDK = new URL('../dist/index.js', import.meta.url).href;

export interface ChildEnd {
  readonly signal: NodeJS.Signals | null;
  readonly code: number | null;
  readonly output: string;
}

/** Runs a module in a Node of its own; `scanner` in its text is the built SDK. */
export function startChild(
  body: string,
  args: readonly string[] = [],
  flags: readonly string[] = [],
): { child: ChildProcess; end: Promise<ChildEnd> } {
  const script = join(
    tempFolder({ 'child.mjs': `import * as scanner from ${JSON.stringify(SDK)};\n${body}` }),
    'child.mjs',
  );
  const child = spawn(process.execPath, [...flags, script, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (piece: Buffer) => {
    output += piece.toString();
  });
  const end = new Promise<ChildEnd>((resolve) => {
    child.on('close', (code, signal) => resolve({ signal, code, output }));
  });
  return { child, end };
}
