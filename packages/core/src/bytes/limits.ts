/** One limit: its default, its unit, and why it is that. */
interface LimitSpec {
  readonly unit: 'bytes' | 'count' | 'levels' | 'ratio';
  readonly value: number;
  readonly reason: string;
}

const KiB = 1024;
const MiB = 1024 * KiB;

/** Every bound on a number that a file supplies. Recorded in the report; reaching one is a `limitExceeded` problem. */
export const LIMIT_SPECS = {
  headBytes: { unit: 'bytes', value: 64 * KiB, reason: 'what --quick reads at the start' },
  tailBytes: { unit: 'bytes', value: 64 * KiB, reason: 'what --quick reads at the end' },
  maxPartBytes: { unit: 'bytes', value: 16 * MiB, reason: 'one metadata payload; the largest real XMP seen is 3 MiB' },
  maxExpandedBytes: { unit: 'bytes', value: 16 * MiB, reason: 'one payload after inflate or brotli' },
  maxExpansionRatio: { unit: 'ratio', value: 1200, reason: 'deflate cannot exceed 1032:1; beyond it a length lies' },
  maxTotalPartBytes: { unit: 'bytes', value: 64 * MiB, reason: 'all payloads of one asset together' },
  maxUnits: { unit: 'count', value: 1_000_000, reason: 'segments, chunks, boxes, sub-blocks of one asset' },
  maxParts: { unit: 'count', value: 20_000, reason: 'parts handed to carriers from one asset' },
  maxNesting: { unit: 'levels', value: 32, reason: 'boxes in boxes, IFDs, XML elements, payloads in payloads' },
  maxIfdEntries: { unit: 'count', value: 4096, reason: 'entries of one IFD; real files stay under 200' },
  maxIfds: { unit: 'count', value: 256, reason: 'IFDs of one block: pages, sub-IFDs, EXIF, GPS' },
  maxItems: { unit: 'count', value: 65_536, reason: 'HEIF items and extents, QuickTime keys' },
  maxXmlNodes: { unit: 'count', value: 200_000, reason: 'elements and attributes of one XMP packet' },
  maxNamespaces: {
    unit: 'count',
    value: 64,
    reason: 'namespace declarations in force in one SVG; real ones stay under 40',
  },
  maxJsonBytes: { unit: 'bytes', value: 1 * MiB, reason: 'one AIGC object; real ones stay under 8 KiB' },
  maxJsonNesting: { unit: 'levels', value: 16, reason: 'objects in objects, and JSON inside JSON strings' },
  maxTextBytes: { unit: 'bytes', value: 4 * MiB, reason: 'one text value handed to the field decoder' },
  maxEvidence: { unit: 'count', value: 1000, reason: 'evidence kept of one asset' },
  maxProblems: {
    unit: 'count',
    value: 200,
    reason: 'problems kept of one asset; the last one says that the list is full',
  },
  maxTrailerBytes: {
    unit: 'bytes',
    value: 1 * MiB,
    reason: 'bytes of a trailer that are looked at for an embedded file',
  },
  maxEntropyBytes: {
    unit: 'bytes',
    value: 512 * MiB,
    reason: 'entropy-coded data walked when the end of a JPEG is in doubt',
  },
} as const satisfies Record<string, LimitSpec>;

export type LimitName = keyof typeof LIMIT_SPECS;

/** Limits of other packages that a problem may name: each has its figure there, and its words in the locales. */
export const OUTER_LIMIT_NAMES = [
  'assetPixels',
  'evidenceCrops',
  'heicPixels',
  'maxArchiveEntries',
  'maxArchiveEntryBytes',
  'maxArchiveHeaderBytes',
  'maxArchiveNesting',
  'maxArchiveRatio',
  'maxArchiveTotalBytes',
  'maxC2paAssetBytes',
  'maxHeldBytes',
  'maxListEntryBytes',
  'maxPhotoBytes',
  'maxPixelAssetBytes',
  'maxSegments',
  'maxThumbnailBytes',
  'maxUrlBodyBytes',
] as const;

export type OuterLimitName = (typeof OUTER_LIMIT_NAMES)[number];

export type Limits = Readonly<Record<LimitName, number>>;

export const DEFAULT_LIMITS: Limits = Object.freeze(
  Object.fromEntries(Object.entries(LIMIT_SPECS).map(([name, spec]) => [name, spec.value])),
) as Limits;
