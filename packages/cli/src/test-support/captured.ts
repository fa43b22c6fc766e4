import { Writable } from 'node:stream';
import { runCommandLine } from '../run.ts';
import type { Terminal } from '../terminal.ts';

/** A stream that keeps what it is given. */
export class Kept extends Writable {
  text = '';
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString('utf8');
    done();
  }
}

/** A terminal that nobody looks at. */
export function captured(): Terminal & { readonly stdout: Kept; readonly stderr: Kept } {
  const [stdout, stderr] = [new Kept(), new Kept()];
  return {
    stdout,
    stderr,
    color: false,
    width: undefined,
    interactive: false,
    note: (line) => void stderr.write(`biaoshi: ${line}\n`),
  };
}

/** Runs a command line in this process, in English and in an empty environment. */
export async function runHere(argv: readonly string[], folder = '/') {
  const terminal = captured();
  const { signal } = new AbortController();
  const code = await runCommandLine(argv, { terminal, env: { LANG: 'en_US.UTF-8' }, folder, signal });
  return { code, stdout: terminal.stdout.text, stderr: terminal.stderr.text };
}
