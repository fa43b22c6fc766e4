import type { AppealOutcome, LedgerDamage, LedgerRole, TokenFault } from '@biaoshi/ledger';
import type { Turn } from '@biaoshi/vision';

/** What `biaoshi ledger` says. Values are passed in escaped. */
export interface LedgerMessages {
  readonly words: Readonly<Record<LedgerWord, string>>;
  readonly roles: Readonly<Record<LedgerRole, string>>;
  readonly outcomes: Readonly<Record<AppealOutcome, string>>;
  readonly turns: Readonly<Record<Turn, string>>;
  readonly damage: Readonly<Record<LedgerDamage['code'], string>>;
  readonly tokenFaults: Readonly<Record<TokenFault, string>>;
  readonly quality: (hex: string, quality: number) => string;
  readonly samePicture: (distance: number, turn: string) => string;
  readonly stamped: (time: string) => string;
  readonly notVerified: (command: string) => string;
  readonly tornKept: (bytes: number, file: string) => string;
  readonly noMatch: (records: boolean) => string;
  readonly withheld: (expired: number, appealed: number) => string;
  readonly surplus: (matches: number) => string;
  readonly unread: (records: number) => string;
  readonly counterparts: (own: number, theirs: number) => string;
  readonly agreeing: (tables: number) => string;
  readonly validUntil: (day: string) => string;
  readonly appealed: (caseId: string, outcome: string) => string;
  readonly expired: (caseId: string) => string;
  readonly removed: (records: number) => string;
  readonly intact: string;
  readonly damaged: (places: number) => string;
  readonly repaired: (lost: number, cut: number) => string;
  readonly keptIn: (file: string) => string;
  readonly howToRepair: string;
}

type LedgerWord =
  | 'record'
  | 'case'
  | 'role'
  | 'recorded'
  | 'expires'
  | 'appeal'
  | 'verdict'
  | 'found'
  | 'sameBytes'
  | 'sameCase'
  | 'timestamp'
  | 'records'
  | 'entries'
  | 'appeals'
  | 'expiries'
  | 'removed'
  | 'lost'
  | 'digest'
  | 'never'
  | 'noPicture'
  | 'tooLarge'
  | 'notDecoded'
  | 'notCompared';
