import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Invocation } from '../commands/command.ts';
import { plain } from '../plain.ts';
import { dataFolder } from '../trust/data-folder.ts';
import { systemReason, UsageError } from '../usage-error.ts';

/**
 * The ledger that was named, or this user's own, which is said. `begin`: make the folder for it. Throws `UsageError`
 * (`valueMissing` for a user without a place, `fileUnwritable`).
 */
export function ledgerFile({ options, env, messages, terminal }: Invocation, begin = false): string {
  if (options.ledger !== undefined) return options.ledger;
  const folder = dataFolder(env);
  if (folder === undefined) throw new UsageError('valueMissing', { option: '--ledger' });
  const file = join(folder, 'ledger', 'cases.ledger');
  if (begin) makeFolder(dirname(file));
  terminal.note(messages.fileUsed(plain(file)));
  return file;
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new UsageError('fileUnwritable', { file: folder, reason: systemReason(error) }, error);
  }
}
