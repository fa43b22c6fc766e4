import { json } from '@biaoshi/reporters';
import type { Invocation } from '../commands/command.ts';
import type { ExitCode } from '../exit-codes.ts';
import { checkedChoice } from '../option-value.ts';
import { openOutput } from '../output/open-output.ts';
import { page } from '../page.ts';
import { ANSWER_REPORTERS } from '../reporters.ts';

/** What an action of `biaoshi ledger` comes to. */
export interface Reply {
  /** As `--reporter json` shows it. */
  readonly data: unknown;
  /** For people, escaped. */
  readonly lines: readonly string[];
  readonly code: ExitCode;
}

/** Throws `UsageError` (`valueUnknown`): before anything is done, so that no work goes unseen. */
export const checkReporter = ({ options }: Invocation): string =>
  checkedChoice('--reporter', options.reporter ?? 'text', ANSWER_REPORTERS);

/** Writes a reply where the user wants it. Throws `UsageError`. */
export async function writeReply(reply: Reply, invocation: Invocation): Promise<ExitCode> {
  const isJson = checkReporter(invocation) === 'json';
  await writeText(isJson ? `${json(reply.data)}\n` : page(reply.lines), invocation);
  return reply.code;
}

export async function writeText(text: string, { options, terminal }: Invocation): Promise<void> {
  const output = await openOutput({ file: options.output, sources: [], terminal, onGone: () => undefined });
  await output.write(text);
  await output.finish();
}
