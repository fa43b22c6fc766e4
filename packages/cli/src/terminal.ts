import type { Writable } from 'node:stream';

/** The two streams of a process and what is known of who reads them. */
export interface Terminal {
  readonly stdout: Writable;
  readonly stderr: Writable;
  /** Standard output is a terminal that shows colours. */
  readonly color: boolean;
  /** Columns of standard output; undefined when it is no terminal. */
  readonly width: number | undefined;
  /** Standard error is a terminal: a progress bar may be drawn. */
  readonly interactive: boolean;
  /** One line to standard error, already escaped. */
  note(line: string): void;
}

/** The terminal of this process. NO_COLOR (no-color.org) and a dumb terminal turn colours off. */
export function processTerminal({ stdout, stderr, env }: NodeJS.Process): Terminal {
  const tty = stdout.isTTY === true;
  // Nobody is left to be told.
  stderr.on('error', () => undefined);
  return {
    stdout,
    stderr,
    color: tty && !env.NO_COLOR && env.TERM !== 'dumb',
    width: tty ? stdout.columns : undefined,
    interactive: stderr.isTTY === true && env.TERM !== 'dumb',
    note: (line) => void stderr.write(`biaoshi: ${line}\n`),
  };
}
