#!/usr/bin/env node
import { EXIT } from './exit-codes.ts';
import { runCommandLine } from './run.ts';
import { processTerminal } from './terminal.ts';

const controller = new AbortController();

/** The first interrupt lets the command report what was done; the second does not wait. */
const interrupt = (): void => {
  if (controller.signal.aborted) process.exit(EXIT.interrupted);
  controller.abort();
};
process.on('SIGINT', interrupt);
process.on('SIGTERM', interrupt);

process.exitCode = await runCommandLine(process.argv.slice(2), {
  terminal: processTerminal(process),
  env: process.env,
  folder: process.cwd(),
  signal: controller.signal,
});
