import type { Statement, StatementData, StatementId } from '../statements/statement.ts';

/** Data of every statement; each value can be found again in a text. */
export const SAMPLE_DATA: { readonly [Id in StatementId]: StatementData[Id] } = {
  labelled: { label: '1', producer: 'PRODUCER', produceId: 'NUMBER' },
  credentialsAi: { product: 'PRODUCT', agent: 'AGENT', share: 'whole', trusted: 'couldNotCheck' },
  credentialsCaptured: { product: 'PRODUCT', trusted: 'yes' },
  credentialsMismatch: {},
  sourceTypeAi: { term: 'TERM', share: 'part' },
  generatorTrace: { generator: 'GENERATOR', strength: 'selfDeclared' },
  visibleLabel: { text: 'WORDS' },
  vendorMark: { mark: 'MARK', vendor: 'VENDOR' },
  invisibleMark: { scheme: 'SCHEME', generator: 'GENERATOR' },
  labelResidue: { sign: 'emptyTc260Shell' },
  noAiSign: { unexamined: 3 },
  regionsDiffer: { regions: 7, percent: 4.2 },
  sameAsListing: { scale: 0.75, rotation: 12.5, mirrored: 'yes' },
  sameFileAsListing: {},
  nearListing: { distance: 17, turn: 'rotated90' },
  unrelatedToListing: { photos: 9 },
  notComparable: { photos: 9 },
  sameFileInClaim: {},
  samePictureInClaim: { distance: 17, turn: 'original' },
  inLedger: {
    by: 'pdq',
    distance: 17,
    turn: 'original',
    caseRelation: 'other',
    role: 'claim',
    at: 'MOMENT',
    record: 4711,
    appeal: 'open',
  },
  notInLedger: {},
  cameraNamed: { make: 'MAKE', model: 'MODEL', makerNote: 'yes' },
  noCamera: {},
  takenStated: { taken: 'TAKEN', offset: 'OFFSET' },
  takenBeforeOrdered: { taken: 'TAKEN', ordered: 'ORDERED' },
  takenBeforeReceived: { taken: 'TAKEN', received: 'RECEIVED' },
  takenAfterReceived: { taken: 'TAKEN', received: 'RECEIVED' },
  takenInFuture: { taken: 'TAKEN' },
  changedLater: { taken: 'TAKEN', modified: 'MODIFIED' },
  editorNamed: { name: 'PROGRAM', where: 'exif' },
  softwareNamed: { name: 'PROGRAM', where: 'comment' },
  editHistory: { tool: 'TOOL', events: 7 },
  thumbnailDiffers: {},
  exifSizeDiffers: { exif: '40×30', picture: '20×15' },
  screenshotStated: {},
  jpegTables: { quality: 82, standard: 'yes', subsampling: '4:2:0', process: 'baseline' },
  compressedBefore: { found: 13, tested: 14, quality: 61 },
  positionHeld: {},
  unreadable: { code: 'truncated' },
};

/** One of every statement, about the photo `E1`. */
export const sampleStatements = (): readonly Statement[] =>
  Object.entries(SAMPLE_DATA).map(
    ([id, data]) => ({ id, data, photos: ['E1'], evidence: [], places: [] }) as unknown as Statement,
  );
