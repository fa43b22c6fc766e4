import { openLedger } from '@biaoshi/ledger';
import type { Invocation } from '../commands/command.ts';
import { EXIT } from '../exit-codes.ts';
import { requiredOption } from '../required-option.ts';
import { UsageError } from '../usage-error.ts';
import { givenCase, onlyOperand } from './operands.ts';
import { ledgerFile } from './place.ts';
import type { Reply } from './reply.ts';

/** `biaoshi ledger appeal <case> --outcome open|upheld|rejected`. */
export async function appeal(invocation: Invocation): Promise<Reply> {
  const { options, messages, signal } = invocation;
  const caseId = givenCase(onlyOperand(invocation, 'case'));
  const outcome = requiredOption(options, 'outcome', 'ledger appeal');
  const ledger = await openLedger(ledgerFile(invocation), { signal });
  try {
    await ledger.appeal(caseId, outcome, new Date().toISOString());
    const { appealed, outcomes } = messages.ledger;
    return { data: { case: caseId, appeal: outcome }, lines: [appealed(caseId, outcomes[outcome])], code: EXIT.ok };
  } finally {
    ledger.close();
  }
}

/** `biaoshi ledger expire [<case>…] [--remove]`: the cases expire now; what has expired is removed for good. */
export async function expire(invocation: Invocation): Promise<Reply> {
  const { options, messages, signal } = invocation;
  const cases = invocation.arguments.slice(1).map(givenCase);
  if (cases.length === 0 && !options.remove) {
    throw new UsageError('argumentMissing', { command: 'ledger expire', argument: 'case' });
  }
  const ledger = await openLedger(ledgerFile(invocation), { signal });
  try {
    const now = new Date().toISOString();
    for (const caseId of cases) await ledger.expireCase(caseId, now);
    const removed = options.remove ? await ledger.removeExpired(now) : 0;
    const { expired, removed: removedWords } = messages.ledger;
    const lines = [...cases.map((caseId) => expired(caseId)), ...(options.remove ? [removedWords(removed)] : [])];
    return { data: { cases, removed }, lines, code: EXIT.ok };
  } finally {
    ledger.close();
  }
}
