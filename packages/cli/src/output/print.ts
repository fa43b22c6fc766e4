import type { Terminal } from '../terminal.ts';
import { openOutput } from './open-output.ts';

/** A whole text to standard output. Ends quietly when nobody reads it; throws `UsageError` when it cannot be written. */
export async function print(text: string, terminal: Terminal): Promise<void> {
  const output = await openOutput({ file: undefined, sources: [], terminal, onGone: () => undefined });
  await output.write(text);
  await output.finish();
}
