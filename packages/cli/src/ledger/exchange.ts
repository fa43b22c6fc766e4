import { readFileSync, statSync } from 'node:fs';
import { exportLedger, MAX_EXPORT_BYTES, matchExport, openLedger, parseExchangeKey } from '@biaoshi/ledger';
import type { Invocation } from '../commands/command.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { table } from '../page.ts';
import { plain } from '../plain.ts';
import { readTextFile } from '../read-text-file.ts';
import { requiredOption } from '../required-option.ts';
import { systemReason, UsageError } from '../usage-error.ts';
import { noOperand, onlyOperand } from './operands.ts';
import { ledgerFile } from './place.ts';
import { type Reply, writeText } from './reply.ts';

/** A key's file is 64 digits and a line end. */
const MAX_KEY_BYTES = 1_000;

/** `biaoshi ledger export --keyed KEYFILE`: keyed tokens of the live entries, to standard output or `--output`. */
export async function exportTokens(invocation: Invocation): Promise<ExitCode> {
  noOperand(invocation);
  const { options, signal, terminal, messages } = invocation;
  const key = keyOf(invocation);
  const ledger = await openLedger(ledgerFile(invocation), { signal });
  try {
    const { role, keep } = options;
    const asked = {
      key,
      now: new Date().toISOString(),
      ...(role && { role }),
      ...(keep !== undefined && { days: keep }),
    };
    await writeText(await exportLedger(ledger, asked), invocation);
    if (ledger.unread === 0) return EXIT.ok;
    terminal.note(messages.ledger.unread(ledger.unread));
    return EXIT.undetermined;
  } finally {
    ledger.close();
  }
}

/** `biaoshi ledger match EXPORT --keyed KEYFILE`: which own cases have a counterpart. Exit code 1: some have. */
export async function match(invocation: Invocation): Promise<Reply> {
  const { signal, messages } = invocation;
  const path = onlyOperand(invocation, 'export');
  const key = keyOf(invocation);
  const bytes = exportBytes(path);
  const ledger = await openLedger(ledgerFile(invocation), { signal });
  try {
    const found = await matchExport(ledger, bytes, { key, now: new Date().toISOString() });
    const { words, agreeing, counterparts, validUntil, roles, unread } = messages.ledger;
    const cases = new Set(found.counterparts.map(({ entry }) => entry.caseId));
    const rows = found.counterparts.map(({ entry, by, agreeing: tables }) => [
      plain(entry.caseId),
      `${words.record} ${entry.number}`,
      roles[entry.role],
      by === 'content' ? words.sameBytes : agreeing(tables ?? 0),
    ]);
    return {
      data: { ledger: ledger.file, ...found },
      lines: [
        counterparts(cases.size, found.theirs),
        ...table(rows),
        ...(found.unread > 0 ? [unread(found.unread)] : []),
        validUntil(found.expires),
      ],
      code: rows.length > 0 ? EXIT.findings : found.unread > 0 ? EXIT.undetermined : EXIT.ok,
    };
  } finally {
    ledger.close();
  }
}

function keyOf({ options, arguments: [action = ''] }: Invocation) {
  const file = requiredOption(options, 'keyed', `ledger ${action}`);
  return parseExchangeKey(readOr(file, () => readTextFile(file, MAX_KEY_BYTES)));
}

const exportBytes = (path: string): Buffer =>
  readOr(path, () => {
    const stats = statSync(path);
    if (!stats.isFile()) throw coded(path, stats.isDirectory() ? 'EISDIR' : 'ENOTSUP');
    if (stats.size > MAX_EXPORT_BYTES) throw coded(path, 'EFBIG');
    return readFileSync(path);
  });

function readOr<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new UsageError('fileUnreadable', { file, reason: systemReason(error) }, error);
  }
}

const coded = (message: string, code: string): Error => Object.assign(new Error(message), { code });
