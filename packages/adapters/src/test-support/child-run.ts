import { type ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What was built: a process that can be killed has no test runner in it. */
const SDK = new URL('../../dist/index.js', import.meta.url).href;

const BODY = `
const [folder, adapter, settings] = process.argv.slice(2);
const channel = sdk.adapterById(adapter).configure(JSON.parse(settings), { locale: 'en' });
const report = await sdk.openReport(folder + '/report.jsonl');
const journal = await sdk.Journal.open(folder + '/journal', adapter);
const deadLetters = await sdk.DeadLetters.open(folder + '/undelivered.jsonl', adapter);
const retry = { attempts: 20, baseMs: 1, maxMs: 4, maxRetryAfterMs: 10 };
const options = { journal, deadLetters, retry, environment: process.env };
const summary = await sdk.deliverAll(sdk.deliveriesOf(report, channel, sdk.DEFAULT_POLICY), channel, options);
await journal.close();
await deadLetters.close();
process.stdout.write(JSON.stringify(summary));
`;

export interface ChildRun {
  readonly child: ChildProcess;
  /** What it printed, and how it ended. */
  readonly end: Promise<{
    readonly output: string;
    readonly signal: NodeJS.Signals | null;
    readonly code: number | null;
  }>;
}

/** A run over `report.jsonl` in a folder, with its logs there, in a Node of its own. */
export function startRun(folder: string, adapter: string, settings: object, env: NodeJS.ProcessEnv = {}): ChildRun {
  const script = join(folder, 'child.mjs');
  writeFileSync(script, `import * as sdk from ${JSON.stringify(SDK)};\n${BODY}`);
  const child = spawn(process.execPath, [script, folder, adapter, JSON.stringify(settings)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });
  let output = '';
  child.stdout.on('data', (piece: Buffer) => {
    output += piece.toString();
  });
  const end = new Promise<Awaited<ChildRun['end']>>((resolve) => {
    child.on('close', (code, signal) => resolve({ output, signal, code }));
  });
  return { child, end };
}
