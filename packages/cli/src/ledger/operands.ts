import { isCaseId } from '@biaoshi/ledger';
import type { Invocation } from '../commands/command.ts';
import { UsageError } from '../usage-error.ts';

/** What follows the action. Throws `UsageError` (`argumentMissing`) where there is nothing. */
export function filesOf({ arguments: [action = '', ...rest] }: Invocation): readonly string[] {
  if (rest.length === 0) throw new UsageError('argumentMissing', { command: `ledger ${action}`, argument: 'file' });
  return rest;
}

/** The one thing that follows the action. Throws `UsageError`. */
export function onlyOperand(invocation: Invocation, argument: string): string {
  const [action = '', first, surplus] = invocation.arguments;
  if (first === undefined) throw new UsageError('argumentMissing', { command: `ledger ${action}`, argument });
  if (surplus !== undefined) throw new UsageError('argumentSurplus', { command: `ledger ${action}`, given: surplus });
  return first;
}

/** Throws `UsageError` (`argumentSurplus`) where something follows the action. */
export function noOperand({ arguments: [action = '', surplus] }: Invocation): void {
  if (surplus !== undefined) throw new UsageError('argumentSurplus', { command: `ledger ${action}`, given: surplus });
}

/** Throws `UsageError` (`caseMalformed`). */
export function givenCase(caseId: string): string {
  if (!isCaseId(caseId)) throw new UsageError('caseMalformed', { given: caseId });
  return caseId;
}
