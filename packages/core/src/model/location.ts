import type { Region } from './pixels.ts';

/**
 * A place in the file: `start` (inclusive) and `end` (exclusive) are byte offsets in the asset; `path` is the structural
 * way there, e.g. `png/iTXt[0]/TC260:AIGC`. A payload that is stored compressed or in pieces has the range of what
 * stores it.
 */
export interface ByteLocation {
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

export interface RegionLocation {
  readonly region: Region;
}

export type Location = ByteLocation | RegionLocation;

/** A byte range that a tier did not read, and why. */
export interface Unexamined {
  readonly start: number;
  readonly end: number;
  readonly reason: UnexaminedReason;
}

export const UNEXAMINED_REASONS = ['quickTier', 'entropyCodedData', 'opaquePayload', 'limit', 'damage'] as const;
export type UnexaminedReason = (typeof UNEXAMINED_REASONS)[number];
