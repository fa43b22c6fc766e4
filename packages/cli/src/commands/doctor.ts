import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { pixelFacts } from '@biaoshi/scanner';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { DoctorCheck, Messages } from '../locales/messages.ts';
import { print } from '../output/print.ts';
import { page, table } from '../page.ts';
import { plain } from '../plain.ts';
import { listFacts } from '../trust/list-facts.ts';
import type { Invocation } from './command.ts';

/** What a check saw, and whether biaoshi can work with it. */
interface Answer {
  readonly text: string;
  readonly ok: boolean;
}

/** `biaoshi doctor`: what this machine has. Exit code 70 when a part of biaoshi itself does not work. */
export async function run({ locale, messages, terminal, env }: Invocation): Promise<ExitCode> {
  const answers: Record<DoctorCheck, Answer> = {
    node: nodeVersion(),
    platform: { text: `${process.platform} ${process.arch}`, ok: true },
    packages: await packages(messages),
    locale: { text: locale, ok: true },
    workers: await workers(messages),
    c2pa: await c2pa(messages),
    signers: listFacts('signers', env, messages),
    tsa: listFacts('tsa', env, messages),
    pixels: await pixels(),
    exiftool: exiftool(messages),
  };
  const checks = Object.entries(answers) as [DoctorCheck, Answer][];
  const well = checks.every(([, { ok }]) => ok);
  const rows = checks.map(([check, { text, ok }]) => [ok ? '✓' : '✗', messages.doctor.checks[check], plain(text)]);
  await print(page([...table(rows, 0), '', well ? messages.doctor.allWell : messages.doctor.notWell]), terminal);
  return well ? EXIT.ok : EXIT.bug;
}

const LEAST_NODE = [20, 19] as const;

function nodeVersion(): Answer {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [leastMajor, leastMinor] = LEAST_NODE;
  return { text: process.versions.node, ok: major > leastMajor || (major === leastMajor && minor >= leastMinor) };
}

/** The packages of biaoshi and what they say their version is. */
const PACKAGES = ['@biaoshi/core', '@biaoshi/c2pa', '@biaoshi/scanner', '@biaoshi/reporters'] as const;

async function packages({ doctor }: Messages): Promise<Answer> {
  const found = await Promise.all(PACKAGES.map(versionOf));
  const text = PACKAGES.map((name, index) => `${name} ${found[index] ?? doctor.missing}`).join(', ');
  return { text, ok: found.every((version) => version !== undefined) };
}

/** The version of a package that can be loaded; undefined for one that cannot. */
async function versionOf(name: string): Promise<string | undefined> {
  try {
    await import(name);
    const manifest = new URL('../package.json', import.meta.resolve(name));
    return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;
  } catch {
    return undefined;
  }
}

/** A thread that loads core as the scanner's threads do. */
const PROBE = `import(${JSON.stringify(import.meta.resolve('@biaoshi/core'))}).then(() => require('node:worker_threads').parentPort.postMessage('ok'))`;

function workers({ doctor }: Messages): Promise<Answer> {
  return new Promise((resolve) => {
    const worker = new Worker(PROBE, { eval: true });
    worker.once('message', () => resolve({ text: doctor.workerAnswered, ok: true }));
    worker.once('error', (error) => resolve({ text: error.message, ok: false }));
    worker.once('exit', () => resolve({ text: doctor.missing, ok: false }));
  });
}

/** The validators of C2PA stores; the native one is optional. */
async function c2pa({ doctor }: Messages): Promise<Answer> {
  try {
    const { backendFacts } = await import('@biaoshi/c2pa');
    const { wasm, native } = await backendFacts();
    return { text: `WebAssembly ${wasm}, ${doctor.native(native)}`, ok: true };
  } catch (error) {
    return { text: error instanceof Error ? error.message : String(error), ok: false };
  }
}

/** What looks at pixels, tried on a picture. */
async function pixels(): Promise<Answer> {
  try {
    const { sharp, onnxruntime } = await pixelFacts();
    return { text: `sharp ${sharp}, onnxruntime ${onnxruntime}`, ok: true };
  } catch (error) {
    return { text: error instanceof Error ? error.message : String(error), ok: false };
  }
}

function exiftool({ doctor }: Messages): Answer {
  const { status, stdout } = spawnSync('exiftool', ['-ver'], { encoding: 'utf8' });
  return { text: status === 0 ? stdout.trim() : doctor.optional, ok: true };
}
