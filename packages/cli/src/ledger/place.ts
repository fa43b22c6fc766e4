import { mkdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Invocation } from '../commands/command.ts';
import { plain } from '../plain.ts';
import { requiredOption } from '../required-option.ts';
import { dataFolder } from '../trust/data-folder.ts';
import { systemReason, UsageError } from '../usage-error.ts';

/**
 * The ledger that was named, or this user's own, which is said. `begin`: make the folder for it. Throws `UsageError`
 * (`optionMissing` for a user without a place, `fileUnwritable`).
 */
export function ledgerFile(invocation: Invocation, begin = false): string {
  const file = ledgerPath(invocation);
  if (invocation.options.ledger !== undefined) return file;
  if (begin) makeFolder(dirname(file));
  invocation.terminal.note(invocation.messages.fileUsed(plain(file)));
  return file;
}

/**
 * The output of a ledger's work never takes the place of the ledger or of what is read: refused before the work. Throws
 * `UsageError` (`outputIsSource`).
 */
export function checkOutput(invocation: Invocation): void {
  const { output, token = [], keyed } = invocation.options;
  const sources = [ledgerPath(invocation), ...invocation.arguments.slice(1), ...token, ...(keyed ? [keyed] : [])];
  if (output !== undefined && sources.some((source) => isSameFile(source, output))) {
    throw new UsageError('outputIsSource', { file: output });
  }
}

function ledgerPath({ options, env }: Invocation): string {
  if (options.ledger !== undefined) return options.ledger;
  const folder = dataFolder(env);
  return folder === undefined ? requiredOption(options, 'ledger', 'ledger') : join(folder, 'ledger', 'cases.ledger');
}

function isSameFile(one: string, other: string): boolean {
  if (resolve(one) === resolve(other)) return true;
  const [first, second] = [one, other].map((path) => statSync(path, { throwIfNoEntry: false }));
  return first !== undefined && second !== undefined && first.ino === second.ino && first.dev === second.dev;
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new UsageError('fileUnwritable', { file: folder, reason: systemReason(error) }, error);
  }
}
