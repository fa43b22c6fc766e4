export type {
  CaptureFacts,
  ExifThumbnail,
  NamedSoftware,
  StatedSize,
  StatedTime,
} from './capture/capture-facts.ts';
export type { JpegCoding, JpegProcess } from './capture/jpeg-coding.ts';
export type { ClaimInput, ClaimOptions, Examiner } from './claim-input.ts';
export type {
  ClaimContext,
  ClaimPhoto,
  ClaimReport,
  LedgerSearch,
  PairComparison,
  PhotoMatch,
  PhotoPlace,
  RecordMatch,
} from './claim-report.ts';
export { CLAIM_SCHEMA_VERSION, NOT_ASSESSED } from './claim-report.ts';
export { type Claim, type ClaimPictures, examineClaim, type PairPictures } from './examine-claim.ts';
export { CLAIM_LIMITS, type ClaimLimits } from './limits.ts';
export { parseTime } from './moment.ts';
export type { RegionDetail } from './region-details.ts';
export {
  ASKS,
  type Ask,
  STATEMENT_GROUPS,
  STATEMENTS,
  type Statement,
  type StatementGroup,
  type StatementId,
  type StatementOf,
} from './statements/statement.ts';
export { CLAIM_TEXTS, type StatementText, statementText } from './texts/index.ts';
export type { ClaimTexts } from './texts/texts.ts';
