import type { ExitCode } from '../exit-codes.ts';
import { requiredOption } from '../required-option.ts';
import type { Invocation } from './command.ts';

/**
 * `biaoshi deliver <report> --to <adapter>`: what a saved report found goes to a receiver; `--to dossier`: it is packed for
 * a person to submit. Each loads only its own packages. Throws `UsageError`, and the SDK's typed errors.
 */
export async function run(invocation: Invocation): Promise<ExitCode> {
  const to = requiredOption(invocation.options, 'to', 'deliver');
  if (to === 'dossier') return (await import('../deliver/pack-dossier.ts')).packDossier(invocation);
  return (await import('../deliver/send-report.ts')).sendReport(invocation, to);
}
