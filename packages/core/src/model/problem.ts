import type { ByteLocation } from './location.ts';

/** What can be wrong with a file. Closed: adding a code adds its words to each locale and its row to docs/problems.md. */
export const PROBLEM_CODES = [
  'badChecksum',
  'badEncoding',
  'badSignature',
  'badStructure',
  'decoderDied',
  'decompressionFailed',
  'duplicatePart',
  'emptyFile',
  'expansionLimit',
  'extensionMismatch',
  'internalError',
  'ioError',
  'lengthOutOfBounds',
  'limitExceeded',
  'malformedJson',
  'malformedXml',
  'missingPart',
  'nestingTooDeep',
  'noProgress',
  'trailingData',
  'truncated',
  'undecodablePixels',
  'unknownFormat',
  'unsupportedVariant',
  'workerDied',
] as const;

export type ProblemCode = (typeof PROBLEM_CODES)[number];

/**
 * `error`: something could not be read, so the families it affects cannot be called absent.
 * `warning`: odd, but nothing was missed because of it.
 */
export type ProblemSeverity = 'error' | 'warning';

export interface Problem {
  readonly code: ProblemCode;
  readonly severity: ProblemSeverity;
  readonly location: ByteLocation;
  /** Figures and names for the message, e.g. `{ limit: 'maxNesting', value: 64 }`. Text from the file is hostile. */
  readonly data: Readonly<Record<string, string | number>>;
}
