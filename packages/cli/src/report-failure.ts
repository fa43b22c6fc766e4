import type { InvalidArgumentError, IoError, LocaleId } from '@biaoshi/core';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { loadMessages } from './locales/index.ts';
import type { Messages } from './locales/messages.ts';
import { nearMatch } from './near-match.ts';
import { plain, plainData } from './plain.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/** Says on standard error why a command could not be run, and answers with the exit code for it. */
export async function reportFailure(error: unknown, locale: LocaleId, terminal: Terminal): Promise<ExitCode> {
  const messages = await loadMessages(locale);
  if (error instanceof UsageError) {
    terminal.note(usageText(error, messages));
    terminal.note(messages.tryHelp);
    return EXIT.usage;
  }
  if (isRefusal(error)) {
    terminal.note(`${messages.errors[error.code]}: ${plain(error.message)}`);
    return EXIT.usage;
  }
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  terminal.note(
    messages.bug(
      detail
        .split('\n')
        .map((line) => plain(line))
        .join('\n'),
    ),
  );
  return EXIT.bug;
}

/**
 * By its family, not its class: once the last file looked at was a pipe, Node's module loader resolves no links (its
 * `realpathSync` goes by that file's type), so this module can have been given a copy of core with classes of its own.
 */
const isRefusal = (error: unknown): error is InvalidArgumentError | IoError =>
  error instanceof Error && 'family' in error && (error.family === 'invalidArgument' || error.family === 'io');

function usageText<C extends UsageError['code']>({ code, data }: UsageError<C>, messages: Messages): string {
  const { given, known } = data as { given?: string; known?: readonly string[] };
  const near = given !== undefined && known ? nearMatch(given, known) : undefined;
  return messages.usage[code](plainData(data), near);
}
