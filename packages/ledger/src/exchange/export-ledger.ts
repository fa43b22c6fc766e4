import { randomBytes } from 'node:crypto';
import { InvalidArgumentError } from '@biaoshi/core';
import { EXPORT_DAYS, MAX_EXPORT, MAX_EXPORT_DAYS, PDQ_LEAST_QUALITY } from '../limits.ts';
import type { Ledger, LedgerRole } from '../model.ts';
import { checkTime, checkWhole } from '../validate.ts';
import { type ExchangeKey, exportKeys, keyId, mac } from './exchange-key.ts';
import { EXPORT_VERSION, type ExportHeader, NO_PICTURE } from './export-text.ts';
import { SUB_HASH_BITS, TABLES, Tokens } from './tokens.ts';

export interface ExportOptions {
  readonly key: ExchangeKey;
  /** Time of the export, ISO 8601 in UTC. */
  readonly now: string;
  /** Days for which it may be used, 1 to 366; default 90. */
  readonly days?: number;
  /** Entries of this role only; default `claim`. */
  readonly role?: LedgerRole;
}

const DAY_MS = 86_400_000;

/**
 * The text of an export: keyed tokens of the ledger's live entries, each content once, in an order that says nothing.
 * No digest, no case, no time of an entry and no verdict is in it. Throws `InvalidArgumentError` (`invalidOption`), also for more than 262,144
 * entries.
 */
export async function exportLedger(ledger: Ledger, options: ExportOptions): Promise<string> {
  const { key, now, days = EXPORT_DAYS, role = 'claim' } = options;
  checkTime('now', now);
  checkWhole('days', days, 1, MAX_EXPORT_DAYS);
  const salt = randomBytes(32);
  const keys = exportKeys(key, salt);
  const tokens = new Tokens(keys);
  const lines = new Map<string, string>();
  for await (const entry of ledger.live(now)) {
    if (entry.role !== role) continue;
    const content = tokens.content(entry.sha256);
    if (lines.has(content)) continue;
    if (lines.size === MAX_EXPORT)
      throw new InvalidArgumentError('invalidOption', `more than ${MAX_EXPORT} entries to export`);
    const isCompared = entry.pdq !== null && entry.pdq.quality >= PDQ_LEAST_QUALITY;
    const picture = isCompared ? tokens.picture(entry.pdq.hex).toString('base64url') : NO_PICTURE;
    lines.set(content, `${content} ${picture}\n`);
  }
  const header: ExportHeader = {
    biaoshiLedgerExport: EXPORT_VERSION,
    key: keyId(key),
    salt: salt.toString('hex'),
    made: now,
    expires: new Date(Date.parse(now) + days * DAY_MS).toISOString(),
    tables: TABLES,
    bits: SUB_HASH_BITS,
  };
  const body = `${JSON.stringify(header)}\n${[...lines.values()].sort().join('')}`;
  return `${body}end ${lines.size} ${mac(keys.seal, Buffer.from(body)).toString('hex')}\n`;
}
