import { type NearestTurn, nearestTurn, PDQ_LEAST_QUALITY } from '@biaoshi/ledger';
import type { Fingerprint, Turn } from '@biaoshi/vision';

const ALL_BITS = 256;

/** The least distance, and the turn of `other` that has it. */
export type PdqDistance = NearestTurn<Turn>;

/** Of the two pictures, each turn of `other` tried; undefined when one has no hash that may be compared. */
export function pdqDistance(one: Fingerprint, other: Fingerprint): PdqDistance | undefined {
  if (!isComparable(one) || !isComparable(other) || !one.pdq || !other.turns) return undefined;
  return nearestTurn(one.pdq.hex, other.turns, ALL_BITS);
}

export const isComparable = ({ pdq, turns }: Fingerprint): boolean =>
  pdq !== null && turns !== null && pdq.quality >= PDQ_LEAST_QUALITY;
