import { checkLedger, type LedgerCheck, repairLedger } from '@biaoshi/ledger';
import type { Invocation } from '../commands/command.ts';
import { EXIT } from '../exit-codes.ts';
import { table } from '../page.ts';
import { plain } from '../plain.ts';
import { noOperand } from './operands.ts';
import { ledgerFile } from './place.ts';
import type { Reply } from './reply.ts';

/** `biaoshi ledger check [--repair]`. Exit code 1: something is wrong and was not repaired. */
export async function check(invocation: Invocation): Promise<Reply> {
  noOperand(invocation);
  const { options, messages, signal } = invocation;
  const file = ledgerFile(invocation);
  const { intact, repaired, keptIn, howToRepair } = messages.ledger;
  if (!options.repair) {
    const found = await checkLedger(file, { signal });
    const lines = [...checkLines(found, invocation), found.damaged > 0 ? howToRepair : intact];
    return { data: { ledger: file, ...found }, lines, code: found.damaged > 0 ? EXIT.findings : EXIT.ok };
  }
  const { before, lost, cut, keptIn: kept } = await repairLedger(file, { signal });
  const after = kept === null ? [intact] : [repaired(lost, cut), keptIn(plain(kept))];
  return {
    data: { ledger: file, before, lost, cut, keptIn: kept },
    lines: [...checkLines(before, invocation), ...after],
    code: EXIT.ok,
  };
}

/** Places of damage that are shown. */
const SHOWN = 20;

function checkLines({ counts, digest, bytes, damage, damaged }: LedgerCheck, { messages }: Invocation): string[] {
  const { ledger } = messages;
  const named = (['records', 'entries', 'appeals', 'expiries', 'removed', 'lost'] as const).map((name) => [
    ledger.words[name],
    String(counts[name]),
  ]);
  const places = damage
    .slice(0, SHOWN)
    .map((one) => [ledger.damage[one.code], messages.bytes(one.offset, one.offset + one.bytes)]);
  return [
    ...table([...named, [ledger.words.digest, `${digest} (${messages.bytes(0, bytes)})`]], 0),
    ...(damaged > 0 ? ['', ledger.damaged(damaged), ...table(places), ''] : []),
  ];
}
