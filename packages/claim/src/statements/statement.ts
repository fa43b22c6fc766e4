import type { AiShare, C2paAnswer, GeneratorTraceData, ResidueData } from '@biaoshi/core';
import type { AppealOutcome, LedgerRole } from '@biaoshi/ledger';
import type { NotExamined, Turn } from '@biaoshi/vision';
import type { PhotoPlace } from '../claim-report.ts';

type None = Readonly<Record<never, never>>;

/**
 * Every statement that a claim's report makes, with its data. Texts are from the files, bounded; hostile. A statement says
 * what a file or two pictures show. None says who did it or why, or how likely anything is.
 */
export interface StatementData {
  /* What the photo's file or picture says of how it came about. */
  readonly labelled: { readonly label: string; readonly producer: string; readonly produceId: string };
  readonly credentialsAi: {
    readonly product: string;
    readonly agent: string;
    readonly share: Extract<AiShare, 'whole' | 'part'>;
    readonly trusted: C2paAnswer['answer'];
  };
  readonly credentialsCaptured: { readonly product: string; readonly trusted: C2paAnswer['answer'] };
  readonly credentialsMismatch: None;
  readonly sourceTypeAi: { readonly term: string; readonly share: Extract<AiShare, 'whole' | 'part'> };
  readonly generatorTrace: { readonly generator: string; readonly strength: GeneratorTraceData['strength'] };
  readonly visibleLabel: { readonly text: string };
  readonly vendorMark: { readonly mark: string; readonly vendor: string };
  readonly invisibleMark: { readonly scheme: string; readonly generator: string };
  readonly labelResidue: { readonly sign: ResidueData['sign'] };
  readonly noAiSign: { readonly unexamined: number };
  /* The photo against the listing's. */
  readonly regionsDiffer: { readonly regions: number; readonly percent: number };
  readonly sameAsListing: { readonly scale: number; readonly rotation: number; readonly mirrored: 'yes' | 'no' };
  readonly sameFileAsListing: None;
  readonly nearListing: { readonly distance: number; readonly turn: Turn };
  readonly unrelatedToListing: { readonly photos: number };
  readonly notComparable: { readonly photos: number };
  /* The photo elsewhere. */
  readonly sameFileInClaim: None;
  readonly samePictureInClaim: { readonly distance: number; readonly turn: Turn };
  readonly inLedger: {
    readonly by: 'sha256' | 'pdq';
    readonly distance: number;
    readonly turn: Turn;
    readonly caseRelation: 'same' | 'other' | 'unknown';
    readonly role: LedgerRole;
    readonly at: string;
    readonly record: number;
    readonly appeal: AppealOutcome | 'none';
  };
  readonly notInLedger: None;
  /* How the file says it was taken and saved. */
  readonly cameraNamed: { readonly make: string; readonly model: string; readonly makerNote: 'yes' | 'no' };
  readonly noCamera: None;
  readonly takenStated: { readonly taken: string; readonly offset: string };
  readonly takenBeforeOrdered: { readonly taken: string; readonly ordered: string };
  readonly takenBeforeReceived: { readonly taken: string; readonly received: string };
  readonly takenAfterReceived: { readonly taken: string; readonly received: string };
  readonly takenInFuture: { readonly taken: string };
  readonly changedLater: { readonly taken: string; readonly modified: string };
  readonly editorNamed: { readonly name: string; readonly where: 'exif' | 'comment' };
  readonly softwareNamed: { readonly name: string; readonly where: 'exif' | 'comment' };
  readonly editHistory: { readonly tool: string; readonly events: number };
  readonly thumbnailDiffers: None;
  readonly exifSizeDiffers: { readonly exif: string; readonly picture: string };
  readonly screenshotStated: None;
  readonly jpegTables: {
    readonly quality: number;
    readonly standard: 'yes' | 'no';
    readonly subsampling: string;
    readonly process: string;
  };
  readonly compressedBefore: {
    readonly found: number;
    readonly tested: number;
    /** '' where no standard table has these steps. */
    readonly quality: number | '';
  };
  readonly finePattern: { readonly squares: number; readonly fitting: number; readonly period: number };
  readonly noFinePattern: { readonly squares: number };
  readonly finePatternNotExamined: { readonly reason: NotExamined };
  readonly positionHeld: None;
  readonly unreadable: { readonly code: string };
}

export type StatementId = keyof StatementData;

/** What a statement is about, in the order in which a sheet shows them. */
export const STATEMENT_GROUPS = ['origin', 'listing', 'reuse', 'capture', 'reading'] as const;
export type StatementGroup = (typeof STATEMENT_GROUPS)[number];

/** The question to put to the buyer next; `none` where a fact calls for none. */
export const ASKS = [
  'originalFile',
  'howMade',
  'newPhoto',
  'video',
  'whenTaken',
  'whichProgram',
  'earlierCase',
  'readableFile',
  'none',
] as const;
export type Ask = (typeof ASKS)[number];

interface StatementBase<Id extends StatementId> {
  readonly id: Id;
  readonly data: StatementData[Id];
  /** Ids of the photos that it is about, the claim's first. */
  readonly photos: readonly string[];
  /** Evidence in the photos' reports that it rests on, e.g. `E1/e3`. */
  readonly evidence: readonly string[];
  /** Where in the photos it is to be seen. */
  readonly places: readonly PhotoPlace[];
}

/** One fact. */
export type Statement = { [Id in StatementId]: StatementBase<Id> }[StatementId];
export type StatementOf<Id extends StatementId> = StatementBase<Id>;

/** Each statement's group and question, in the order in which a sheet shows them. */
export const STATEMENTS: { readonly [Id in StatementId]: { readonly group: StatementGroup; readonly ask: Ask } } = {
  labelled: { group: 'origin', ask: 'howMade' },
  credentialsAi: { group: 'origin', ask: 'howMade' },
  credentialsMismatch: { group: 'origin', ask: 'originalFile' },
  sourceTypeAi: { group: 'origin', ask: 'howMade' },
  generatorTrace: { group: 'origin', ask: 'howMade' },
  visibleLabel: { group: 'origin', ask: 'howMade' },
  vendorMark: { group: 'origin', ask: 'howMade' },
  invisibleMark: { group: 'origin', ask: 'howMade' },
  labelResidue: { group: 'origin', ask: 'originalFile' },
  credentialsCaptured: { group: 'origin', ask: 'none' },
  noAiSign: { group: 'origin', ask: 'none' },
  regionsDiffer: { group: 'listing', ask: 'newPhoto' },
  sameAsListing: { group: 'listing', ask: 'newPhoto' },
  sameFileAsListing: { group: 'listing', ask: 'newPhoto' },
  nearListing: { group: 'listing', ask: 'newPhoto' },
  unrelatedToListing: { group: 'listing', ask: 'none' },
  notComparable: { group: 'listing', ask: 'none' },
  sameFileInClaim: { group: 'reuse', ask: 'none' },
  samePictureInClaim: { group: 'reuse', ask: 'none' },
  inLedger: { group: 'reuse', ask: 'earlierCase' },
  notInLedger: { group: 'reuse', ask: 'none' },
  takenInFuture: { group: 'capture', ask: 'whenTaken' },
  takenBeforeOrdered: { group: 'capture', ask: 'whenTaken' },
  takenBeforeReceived: { group: 'capture', ask: 'whenTaken' },
  takenAfterReceived: { group: 'capture', ask: 'none' },
  takenStated: { group: 'capture', ask: 'none' },
  cameraNamed: { group: 'capture', ask: 'none' },
  noCamera: { group: 'capture', ask: 'originalFile' },
  thumbnailDiffers: { group: 'capture', ask: 'originalFile' },
  exifSizeDiffers: { group: 'capture', ask: 'originalFile' },
  changedLater: { group: 'capture', ask: 'originalFile' },
  editHistory: { group: 'capture', ask: 'whichProgram' },
  editorNamed: { group: 'capture', ask: 'whichProgram' },
  softwareNamed: { group: 'capture', ask: 'none' },
  screenshotStated: { group: 'capture', ask: 'originalFile' },
  jpegTables: { group: 'capture', ask: 'none' },
  compressedBefore: { group: 'capture', ask: 'originalFile' },
  finePattern: { group: 'capture', ask: 'newPhoto' },
  noFinePattern: { group: 'capture', ask: 'none' },
  finePatternNotExamined: { group: 'capture', ask: 'none' },
  positionHeld: { group: 'capture', ask: 'none' },
  unreadable: { group: 'reading', ask: 'readableFile' },
};

export const STATEMENT_IDS = Object.keys(STATEMENTS) as StatementId[];
