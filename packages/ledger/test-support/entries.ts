import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Ledger, type LedgerOptions, type NewEntry, openLedger } from '../src/index.ts';

export const NOW = '2026-11-28T12:00:00.000Z';

/** A folder of its own for the running test; gone when the test is over. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'biaoshi-ledger-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** 64 hexadecimal digits that differ for every seed. */
export const digits = (seed: number): string => (seed + 1).toString(16).padStart(8, '0').repeat(8);

export const entry = (seed: number, changes: Partial<NewEntry> = {}): NewEntry => ({
  caseId: `case-${seed}`,
  role: 'claim',
  sha256: digits(seed),
  sm3: digits(seed + 0x1000_0000),
  bytes: 1000 + seed,
  pdq: null,
  verdict: null,
  at: NOW,
  expires: null,
  token: null,
  ...changes,
});

/** An open ledger in a folder of its own, with these entries. */
export async function ledgerOf(entries: readonly NewEntry[], options: LedgerOptions = {}): Promise<Ledger> {
  const file = join(tempFolder(), 'a.ledger');
  const ledger = await openLedger(file, { create: true, now: NOW, durable: false, ...options });
  onTestFinished(() => ledger.close());
  if (entries.length > 0) await ledger.append(entries);
  return ledger;
}

/** `hex` with its first `count` bits after bit `from` turned over. */
export function flipped(hex: string, count: number, from = 0): string {
  const bytes = Buffer.from(hex, 'hex');
  for (let bit = from; bit < from + count; bit++)
    bytes[(bit >> 3) % 32] = (bytes[(bit >> 3) % 32] ?? 0) ^ (1 << (bit & 7));
  return bytes.toString('hex');
}
