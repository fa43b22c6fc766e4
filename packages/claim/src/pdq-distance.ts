import type { Fingerprint, Turn } from '@biaoshi/vision';

/** Bits of 256 within which two hashes are taken for one picture's: the reference's own figure. */
export const MATCH_DISTANCE = 31;
/** At or below this quality too little is in a picture: its hash is not compared. */
const POOR_QUALITY = 49;

const HEX_BITS = [0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4] as const;

/** The least distance, and the turn of `other` that has it. */
export interface PdqDistance {
  readonly distance: number;
  readonly turn: Turn;
}

/** Of the two pictures, each turn of `other` tried; undefined when one has no hash that may be compared. */
export function pdqDistance(one: Fingerprint, other: Fingerprint): PdqDistance | undefined {
  if (!isComparable(one) || !isComparable(other) || !one.pdq || !other.turns) return undefined;
  let nearest: PdqDistance | undefined;
  for (const [turn, hex] of Object.entries(other.turns) as [Turn, string][]) {
    const distance = bitsBetween(one.pdq.hex, hex);
    if (!nearest || distance < nearest.distance) nearest = { distance, turn };
  }
  return nearest;
}

export const isComparable = ({ pdq, turns }: Fingerprint): boolean =>
  pdq !== null && turns !== null && pdq.quality > POOR_QUALITY;

function bitsBetween(one: string, other: string): number {
  let bits = 0;
  for (let at = 0; at < 64; at++) {
    bits += HEX_BITS[Number.parseInt(one.charAt(at), 16) ^ Number.parseInt(other.charAt(at), 16)] ?? 0;
  }
  return bits;
}
