import type { ClauseReading, ErrorCode } from '@biaoshi/core';
import type { ContainerFault, MemberState, Verification } from '@biaoshi/dossier';
import type { ArgumentName, CommandName } from '../commands/index.ts';
import type { LedgerMessages } from '../ledger/ledger-messages.ts';
import type { OptionName } from '../options.ts';
import type { Progress } from '../progress.ts';
import type { ListKind } from '../trust/stored-lists.ts';
import type { UsageCode, UsageData } from '../usage-error.ts';

/** Everything that the command line itself says. What a report says is in core's locales and the reporters'. Values are passed in escaped. */
export interface Messages {
  /** `near`: the known word that was probably meant. */
  readonly usage: { readonly [C in UsageCode]: (data: UsageData[C], near: string | undefined) => string };
  /** What an error of the SDK is about; its own text follows. */
  readonly errors: Readonly<Record<ErrorCode, string>>;
  readonly tryHelp: string;
  readonly bug: (detail: string) => string;
  readonly interrupted: (assets: number) => string;
  readonly fileUsed: (file: string) => string;
  readonly baselineApplied: (findings: number) => string;
  readonly progress: (progress: Progress, perSecond: number, left: string | undefined) => string;
  readonly help: {
    readonly tagline: string;
    readonly commands: Readonly<Record<CommandName, string>>;
    readonly arguments: Readonly<Record<ArgumentName, string>>;
    readonly options: Readonly<Record<OptionName, string>>;
    readonly help: string;
    readonly version: string;
    readonly exitCodes: string;
    readonly example: string;
  };
  readonly headings: Readonly<Record<Heading, string>>;
  readonly none: string;
  readonly bytes: (start: number, end: number) => string;
  readonly withoutQuotation: string;
  /** How sure a reading of a law outside China is. */
  readonly confidence: Readonly<Record<ClauseReading['confidence'], string>>;
  readonly severalTopics: (count: number) => string;
  readonly retired: string;
  readonly statusCode: Readonly<Record<'success' | 'informational' | 'failure', string>>;
  readonly trust: TrustMessages;
  readonly claim: ClaimMessages;
  readonly ledger: LedgerMessages;
  readonly deliver: Readonly<Record<DeliverWord, string>>;
  readonly dossier: DossierMessages;
  readonly verify: VerifyMessages;
  readonly tree: Readonly<Record<TreeWord, string>> & { readonly changed: (what: string) => string };
  readonly inForce: (date: string) => string;
  /** Between statements on one line. */
  readonly joinFacts: string;
  readonly decidedBy: (rules: number, clauses: number) => string;
  readonly doctor: {
    readonly checks: Readonly<Record<DoctorCheck, string>>;
    readonly missing: string;
    readonly optional: string;
    readonly native: (version: string | null) => string;
    readonly workerAnswered: string;
    readonly allWell: string;
    readonly notWell: string;
  };
}

type Heading =
  | 'format'
  | 'size'
  | 'pixels'
  | 'readings'
  | 'parts'
  | 'evidence'
  | 'problems'
  | 'unexamined'
  | 'rule'
  | 'clause'
  | 'problem'
  | 'why'
  | 'fix'
  | 'messages'
  | 'clauses'
  | 'quotation'
  | 'families'
  | 'profiles'
  | 'decided'
  | 'undecidable'
  | 'duties'
  | 'mediaType'
  | 'extensions'
  | 'containers'
  | 'carriers'
  | 'traces'
  | 'accepts'
  | 'reading'
  | 'sourceType'
  | 'ai'
  | 'statusCode'
  | 'question'
  | 'file';

interface TrustMessages {
  readonly kinds: Readonly<Record<ListKind, string>>;
  readonly none: string;
  readonly inUse: (certificates: number, file: string, day: string) => string;
  readonly stored: (certificates: number) => string;
  readonly use: string;
  readonly how: string;
}

/** What a claim's text says beside its statements. */
interface ClaimMessages {
  readonly notShown: string;
  readonly ask: string;
  readonly place: string;
  readonly questions: string;
  readonly limits: string;
  readonly notAssessed: string;
  readonly photos: (evidence: number, listing: number) => string;
  readonly more: (count: number) => string;
  readonly pairsLeftOut: (pairs: number) => string;
  readonly ledgerUnread: (records: number) => string;
}

/** What became of deliveries. */
type DeliverWord = 'delivered' | 'alreadyThere' | 'sentBefore' | 'failed' | 'unreachable' | 'interrupted';

/** What is said of a dossier that was packed. */
interface DossierMessages {
  readonly packed: (identifier: string, members: number, originals: number) => string;
  readonly missing: (files: number) => string;
  readonly differs: (name: string) => string;
  readonly fillIn: (fields: number) => string;
  readonly redacted: (places: number) => string;
  readonly digest: (sha256: string) => string;
}

interface VerifyMessages {
  readonly intact: string;
  readonly notIntact: string;
  readonly identifier: string;
  readonly channel: string;
  readonly manifest: string;
  readonly members: string;
  readonly custody: string;
  readonly timestamp: string;
  readonly counted: (right: number, all: number) => string;
  readonly at: (offset: number) => string;
  readonly more: (count: number) => string;
  readonly states: Readonly<Record<MemberState, string>>;
  readonly manifestStates: Readonly<Record<Verification['manifest'], string>>;
  readonly custodyStates: Readonly<Record<Verification['custody']['state'], (lines: number, at: number) => string>>;
  readonly timestampStates: Readonly<Record<Verification['timestamp']['state'], (time: string) => string>>;
  readonly faults: Readonly<Record<ContainerFault['code'], string>>;
}

/** Words of the tree that `inspect` shows of a C2PA store, and of an XMP history. */
type TreeWord =
  | 'manifest'
  | 'active'
  | 'absent'
  | 'above'
  | 'title'
  | 'madeWith'
  | 'signer'
  | 'action'
  | 'states'
  | 'failed'
  | 'assertions'
  | 'ingredient'
  | 'document'
  | 'originalDocument';

export type DoctorCheck =
  | 'node'
  | 'platform'
  | 'packages'
  | 'locale'
  | 'workers'
  | 'c2pa'
  | ListKind
  | 'pixels'
  | 'exiftool';
