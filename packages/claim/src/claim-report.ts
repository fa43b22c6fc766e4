import type { AssetReport, Location, Problem } from '@biaoshi/core';
import type { AppealOutcome, LedgerRole } from '@biaoshi/ledger';
import type { Comparison, PdqHash, Turn } from '@biaoshi/vision';
import type { CaptureFacts } from './capture/capture-facts.ts';
import type { ClaimLimits } from './limits.ts';
import type { Statement } from './statements/statement.ts';

export const CLAIM_SCHEMA_VERSION = '1';

/** One photo of either side. */
export interface ClaimPhoto {
  /** `E1`, `E2` … for the claim's photos, `L1` … for the listing's, in the order in which they were given. */
  readonly id: string;
  /** As a scan of it says, `sha256` filled. */
  readonly report: AssetReport;
  /** SM3 of the file, lower-case hex; null where its bytes could not be had. */
  readonly sm3: string | null;
  readonly capture: CaptureFacts;
  /** Of the picture after orientation; null where it could not be decoded. */
  readonly pdq: PdqHash | null;
  /** What kept the file from being held, or its picture from being decoded; those of its scan are in `report`. */
  readonly problems: readonly Problem[];
}

/** One claim photo against one listing photo, drawings apart. */
export interface PairComparison extends Omit<Comparison, 'views'> {
  readonly evidence: string;
  readonly listing: string;
}

/** Two photos of which one fingerprint says that they show one picture, or one digest that they are one file. */
export interface PhotoMatch {
  /** Ids of the photos; the first is a claim's. */
  readonly photos: readonly [string, string];
  /** `sha256`: the same bytes. `pdq`: the same picture, as far as its fingerprint tells. */
  readonly by: 'sha256' | 'pdq';
  /** Bits of 256 that differ; 0 for the same bytes. */
  readonly distance: number;
  /** How the second must be turned to be the first. */
  readonly turn: Turn;
}

/** A record of the ledger that has this picture. */
export interface RecordMatch {
  readonly photo: string;
  readonly by: 'sha256' | 'pdq';
  readonly distance: number;
  readonly turn: Turn;
  /** Number of the record in the ledger. */
  readonly record: number;
  /** The record's case. Another case's number is not for the eyes of this one's buyer. */
  readonly case: string;
  /** Whether that is the case of this claim; `unknown` when this claim names none. */
  readonly caseRelation: 'same' | 'other' | 'unknown';
  readonly role: LedgerRole;
  /** When the asset was added, ISO 8601, UTC. */
  readonly at: string;
  /** How the last appeal against the record's case stands; null where there was none. */
  readonly appeal: AppealOutcome | null;
}

export interface LedgerSearch {
  /** Photos that could be looked up by their bytes, and by their picture. */
  readonly searched: { readonly sha256: number; readonly pdq: number };
  /** All but this case's own claim photos. */
  readonly matches: readonly RecordMatch[];
  /** Matches beyond those named. */
  readonly leftOut: number;
  /** Records that could not be read: above 0, no match does not mean that there is none. */
  readonly unread: number;
}

/** What was not looked at, on principle: a method that is not sound enough to put before anyone, or no fact of a file. */
export const NOT_ASSESSED = ['recaptureUnseen', 'cameraTables', 'whoOrWhy'] as const;

/** What is known before the photos are. */
export interface ClaimContext {
  /** The claim's number at the platform; null when not given. */
  readonly case: string | null;
  /** When the goods were ordered, and received, as given; null when not. */
  readonly ordered: string | null;
  readonly received: string | null;
}

/** A refund claim's photos against the listing's: plain data, pictures apart. */
export interface ClaimReport extends ClaimContext {
  readonly kind: 'claim';
  readonly schemaVersion: typeof CLAIM_SCHEMA_VERSION;
  readonly tool: { readonly name: 'biaoshi'; readonly version: string };
  readonly profiles: readonly { readonly id: string; readonly version: number }[];
  readonly limits: ClaimLimits;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly evidence: readonly ClaimPhoto[];
  readonly listing: readonly ClaimPhoto[];
  readonly comparisons: readonly PairComparison[];
  /** Pairs that `maxPairs` left out. */
  readonly pairsLeftOut: number;
  readonly matches: readonly PhotoMatch[];
  /** Null when no ledger was given. */
  readonly ledger: LedgerSearch | null;
  readonly statements: readonly Statement[];
  readonly notAssessed: readonly (typeof NOT_ASSESSED)[number][];
}

/** A place in one of the photos. */
export interface PhotoPlace {
  readonly photo: string;
  readonly location: Location;
}
