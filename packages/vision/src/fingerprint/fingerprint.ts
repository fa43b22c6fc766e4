import type { Problem } from '@biaoshi/core';

/** PDQ of the picture after orientation: 256 bits as 64 lower-case hexadecimal digits in the order that the reference prints. */
export interface PdqHash {
  readonly hex: string;
  /** 0 to 100. At or below 49 the picture has too little in it, and the hash is not to be compared. */
  readonly quality: number;
}

/**
 * The ways of turning a picture by right angles, clockwise (the reference counts the other way), and of mirroring it:
 * left to right, top to bottom, along the one diagonal and the other.
 */
export const TURNS = [
  'original',
  'rotated90',
  'rotated180',
  'rotated270',
  'mirrored',
  'flipped',
  'transposed',
  'transversed',
] as const;
export type Turn = (typeof TURNS)[number];

export interface Fingerprint {
  /** Of the asset after orientation; null when it could not be decoded. */
  readonly width: number | null;
  readonly height: number | null;
  /** Of the picture as it is; null when it could not be decoded. */
  readonly pdq: PdqHash | null;
  /** The hash that each turn of the picture would have, hexadecimal; null when it could not be decoded. */
  readonly turns: Readonly<Record<Turn, string>> | null;
  readonly problems: readonly Problem[];
}

/** For an asset whose pixels nobody could look at. */
export const noFingerprint = (problems: Fingerprint['problems']): Fingerprint => ({
  width: null,
  height: null,
  pdq: null,
  turns: null,
  problems,
});
