import { Writable } from 'node:stream';
import { runCommandLine } from '../run.ts';
import type { Terminal } from '../terminal.ts';
import { NO_DATA } from './command-line.ts';

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

/** Runs a command line in this process, in English and in an environment that holds only what is given. */
export async function runHere(argv: readonly string[], folder = '/', given: NodeJS.ProcessEnv = {}) {
  const terminal = captured();
  const { signal } = new AbortController();
  const code = await runCommandLine(argv, {
    terminal,
    env: { LANG: 'en_US.UTF-8', XDG_DATA_HOME: NO_DATA, ...given },
    folder,
    signal,
  });
  return { code, stdout: terminal.stdout.text, stderr: terminal.stderr.text };
}
