import type { LocaleId } from '@biaoshi/core';
import type { LedgerEntry, LedgerMatch } from '@biaoshi/ledger';
import { verdictWords } from '@biaoshi/reporters';
import type { Turn } from '@biaoshi/vision';
import type { Messages } from '../locales/messages.ts';
import type { Row } from '../page.ts';
import { plain } from '../plain.ts';

/** What the ledger keeps of an asset, as rows of a table. */
export function entryRows(entry: LedgerEntry, locale: LocaleId, { ledger, headings }: Messages): Row[] {
  const { words } = ledger;
  const { verdict, pdq, token, appeal, expires } = entry;
  return [
    [words.record, String(entry.number)],
    [words.case, plain(entry.caseId)],
    [words.role, ledger.roles[entry.role]],
    [words.recorded, entry.at],
    [words.expires, expires ?? words.never],
    ...(appeal ? [[words.appeal, ledger.outcomes[appeal]]] : []),
    ...(verdict ? [[words.verdict, `${verdictWords(verdict, locale)} (${plain(verdict.profile)})`]] : []),
    [headings.size, String(entry.bytes)],
    ['SHA-256', entry.sha256],
    ['SM3', entry.sm3],
    ...(pdq ? [['PDQ', ledger.quality(pdq.hex, pdq.quality)]] : []),
    ...(token ? [[words.timestamp, `SHA-256 ${token.sha256}`]] : []),
  ];
}

/** In what a match matches. */
export function matchWords({ by, distance, turn }: LedgerMatch, { ledger }: Messages): string {
  if (by === 'content') return ledger.words.sameBytes;
  if (by === 'case') return ledger.words.sameCase;
  return ledger.samePicture(distance ?? 0, ledger.turns[turn as Turn] ?? plain(turn ?? ''));
}
