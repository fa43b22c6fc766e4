import type { Words } from '../locale.ts';

const list = (items: readonly string[]): string => items.join(', ');

export const WORDS: Words = {
  origin: {
    declared: 'declared (属于)',
    possible: 'possible (可能)',
    suspected: 'suspected (疑似)',
    noneFound: 'none found',
  },
  compliance: {
    compliant: 'compliant',
    nonCompliant: 'not compliant',
    needsReview: 'needs review',
    undetermined: 'undetermined',
    outOfScope: 'out of scope',
  },
  integrity: {
    noLabel: 'no label',
    intact: 'intact',
    stripped: 'only residue left',
    altered: 'changed after signing',
    contradictory: 'contradictory',
    unverifiable: 'unverifiable',
  },
  outcome: {
    pass: 'pass',
    fail: 'fail',
    review: 'review',
    notApplicable: 'not applicable',
    undetermined: 'undetermined',
  },
  severity: { error: 'error', warning: 'warning', note: 'note' },
  reading: { present: 'present', absent: 'absent', unreadable: 'unreadable', notExamined: 'not examined' },
  pixelReading: {
    present: 'detected',
    absent: 'not detected',
    unreadable: 'unreadable',
    notExamined: 'not examined',
  },
  family: {
    aigcField: 'implicit label (AIGC field)',
    c2pa: 'C2PA content credentials',
    xmp: 'XMP',
    exif: 'EXIF',
    iptc: 'IPTC',
    generatorTrace: 'generator trace',
    explicitLabel: 'explicit label',
    vendorMark: 'vendor mark',
    invisibleMark: 'invisible mark',
  },
  duty: {
    noticeDeclared: ({ producer, entity, brands }) =>
      `Show a prominent notice beside the published content that it is AI-generated (属于)${named(producer, entity, brands)}`,
    noticePossible: () => 'Show a prominent notice beside the published content that it may be AI-generated (可能)',
    noticeSuspected: () =>
      'Treat it as suspected AI-generated content and show a prominent notice beside it that says so (疑似)',
    writePropagatorFields: ({ label }) =>
      `Write the propagation fields into the file's metadata: the attribute (${label ? `Label ${label}` : 'Label'}), the platform's name or code (ContentPropagator) and its content number (PropagateID); leave the producer's fields as they are`,
    keepUnlabelledLog: () => 'Keep the log of whom the unlabelled content was given to for at least six months',
  },
  unexamined: {
    quickTier: 'the quick tier reads only both ends of the file',
    entropyCodedData: 'coded picture data, not read byte by byte by default',
    opaquePayload: 'data of unknown structure',
    limit: 'over a reading limit',
    damage: 'damaged, out of reach',
  },
  undecidable: {
    needsPixels: "needs the picture's pixels",
    needsPage: 'needs the page or interface where it is shown',
    needsBeforeAndAfter: 'needs the file before and after',
    needsDocuments: 'needs agreements, filings or other papers',
    needsOperatorRecords: "needs the operator's logs or records",
    concernsIntent: 'concerns intent, of which a file says nothing',
    notAboutFiles: 'does not concern a single file',
    needsDetector: "needs the detector of an invisible mark's maker",
    needsContext: 'needs to know what kind of content it is and how it is used',
  },
  limit: {
    headBytes: 'start of the file read by the quick tier',
    tailBytes: 'end of the file read by the quick tier',
    maxPartBytes: 'size of one metadata payload',
    maxExpandedBytes: 'size of one expanded payload',
    maxExpansionRatio: 'expansion ratio',
    maxTotalPartBytes: 'size of all metadata payloads',
    maxUnits: 'structural units',
    maxParts: 'metadata parts',
    maxNesting: 'nesting levels',
    maxIfdEntries: 'entries of one IFD',
    maxIfds: 'IFDs',
    maxItems: 'items',
    maxXmlNodes: 'nodes of one XMP packet',
    maxNamespaces: 'namespace declarations of one SVG',
    maxJsonBytes: 'size of one AIGC object',
    maxJsonNesting: 'JSON nesting levels',
    maxTextBytes: 'size of one text value',
    maxEvidence: 'pieces of evidence kept',
    maxProblems: 'problems kept',
    maxTrailerBytes: 'trailing data looked at',
    maxEntropyBytes: 'coded data searched',
  },
  topic: {
    presence: 'presence',
    content: 'content',
    producerCode: 'producer code',
    multiplicity: 'number and agreement',
    placement: 'place',
    integrity: 'integrity',
    file: 'file',
  },
  role: {
    provider: 'generation service provider',
    platform: 'propagation service provider',
    regulator: 'regulator',
    deployer: 'deployer (uses AI and publishes)',
    merchant: 'merchant',
  },
  profile: {
    'cn-provider': 'China: generation service provider',
    'cn-platform': 'China: content platform',
    'cn-regulator': "China: regulator's check",
    'eu-ai-act-50': 'EU: AI Act Art. 50, provider',
    'eu-ai-act-50-deployer': 'EU: AI Act Art. 50, deployer',
    'google-merchant-center': 'Google Merchant Center: product images',
    'in-it-rules': 'India: IT Rules, provider',
    'kr-ai-basic': 'South Korea: AI Basic Act, operator',
    'us-ca-22757': 'California: AI Transparency Act, provider',
    'us-wa-1170': 'Washington State: E2SHB 1170, provider',
    'vn-ai': 'Vietnam: Law on AI, provider',
  },
  producer: {
    known: (entity, brands) => `${brands} (entity code ${entity})`,
    unknownEntity: (entity) => `unknown entity (entity code ${entity})`,
    name: (brand) => brand,
    unknown: 'unknown entity',
  },
  list,
};

function named(
  producer: string | number | undefined,
  entity: string | number | undefined,
  brands: string | number | undefined,
): string {
  if (!producer) return '';
  const who = [brands || 'unknown entity', entity ? `entity code ${entity}` : ''].filter(Boolean).join(', ');
  return ` (producer named by the label: ${producer}; ${who})`;
}
