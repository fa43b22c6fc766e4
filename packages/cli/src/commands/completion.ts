import { EXIT, type ExitCode } from '../exit-codes.ts';
import { printCompletionScript } from '../help.ts';
import type { Invocation } from './command.ts';

/** `biaoshi completion`: the script that makes a shell complete commands and options. */
export async function run({ locale, messages }: Invocation): Promise<ExitCode> {
  await printCompletionScript(locale, messages);
  return EXIT.ok;
}
