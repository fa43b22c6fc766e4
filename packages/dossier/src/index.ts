export { buildDossier, type Dossier, dossierBytes } from './build/build-dossier.ts';
export { DOSSIER_LIMITS, type DossierInput, type Original } from './build/input.ts';
export type { Manifest, ManifestMember, OriginalFacts } from './build/manifest.ts';
export type { Channel, FormField } from './channels/channel.ts';
export { CHANNELS, channelById } from './channels/index.ts';
export type { CustodyCheck, CustodyEntry } from './custody/custody.ts';
export type { DocumentOptions, DocumentReporter } from './document.ts';
export { DOCUMENT_REPORTERS, documentReporterById } from './documents.ts';
export { FACT_IDS, type FactId, type Facts } from './form/facts.ts';
export {
  type Block,
  type BlockOf,
  blockMarkup,
  MAX_PAGES,
  type PageOptions,
  type PaperOptions,
  type PictureCell,
  page,
  pageStyle,
  paper,
} from './paper/index.ts';
export { proofSheetHtml, proofSheetPdf } from './proof-sheet/index.ts';
export type { Redaction, RedactionReason } from './redact/redact.ts';
export type { PicturesByAsset } from './report/report-blocks.ts';
export { MAX_REPORT_BYTES, readReport } from './saved-report/read-report.ts';
export type { TimestampCheck } from './verify/timestamp.ts';
export {
  CONTAINER_FAULTS,
  type ContainerFault,
  MANIFEST_STATES,
  type ManifestHead,
  MEMBER_STATES,
  type MemberCheck,
  type MemberState,
  type Verification,
} from './verify/verification.ts';
export { verifyDossier } from './verify/verify-dossier.ts';
