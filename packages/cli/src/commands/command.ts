import type { LocaleId } from '@biaoshi/core';
import type { ExitCode } from '../exit-codes.ts';
import type { Messages } from '../locales/messages.ts';
import type { OptionName, OptionValues } from '../options.ts';
import type { Terminal } from '../terminal.ts';

/** What a command is given. It writes through `terminal` and answers with the exit code; it never ends the process. */
export interface Invocation {
  readonly arguments: readonly string[];
  readonly options: OptionValues;
  readonly locale: LocaleId;
  readonly messages: Messages;
  readonly terminal: Terminal;
  readonly env: NodeJS.ProcessEnv;
  /** Aborted by the first interrupt, and when nobody reads standard output any more. */
  readonly signal: AbortSignal;
}

interface CommandModule {
  run(invocation: Invocation): Promise<ExitCode>;
}

export interface Command {
  readonly name: string;
  readonly argument?: {
    readonly name: string;
    readonly many: boolean;
    readonly optional?: true;
    readonly choices?: readonly string[];
  };
  readonly options: readonly OptionName[];
  /** The forms that it writes, where those are not all of `--reporter`. */
  readonly reporters?: readonly string[];
  load(): Promise<CommandModule>;
}
