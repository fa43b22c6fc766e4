const MiB = 1024 * 1024;

/** Every bound of a claim; recorded in its report. Those of reading a file are core's and the scanner's. */
export const CLAIM_LIMITS = {
  /** Photos a side: a claim form takes nine or so, a listing fifty. */
  maxPhotos: 64,
  /** Bytes of a photo that is held whole, which all but its scan asks for. */
  maxPhotoBytes: 64 * MiB,
  /** Bytes of all photos that are held whole at a time. */
  maxHeldBytes: 512 * MiB,
  /** Pairs that are compared, the nearest by fingerprint first: a comparison costs about as much as two decodes. */
  maxPairs: 200,
  /** Statements of one kind about one photo. */
  maxStatementsOfAKind: 12,
  /** Ledger records named for one photo. */
  maxLedgerMatches: 20,
} as const;

export type ClaimLimits = Readonly<Record<keyof typeof CLAIM_LIMITS, number>>;
