import type { EncodedPicture, Problem, Region } from '@biaoshi/core';

/**
 * What two pictures have to do with one another. `same`: one picture, re-encoded, scaled, cropped, turned or mirrored, and
 * nothing in it differs; `changed`: one picture, and regions of it differ; `unrelated`: nothing in common was found;
 * `undetermined`: too little in a picture to say, or what differs may be what scaling and encoding leave, or it could not be
 * decoded.
 */
export type PictureRelation = 'same' | 'changed' | 'unrelated' | 'undetermined';

/** Where the evidence photo lies in the listing photo. */
export interface Registration {
  /** Row by row, 3 × 3: takes a pixel of the evidence (after orientation) to one of the listing. */
  readonly matrix: readonly number[];
  readonly mirrored: boolean;
  /** Degrees clockwise from the listing to the evidence, -180 to 180. */
  readonly rotation: number;
  /** Pixels of the evidence a pixel of the listing. */
  readonly scale: number;
  /** The part of the listing that the evidence shows. */
  readonly covers: Region;
  /** Points of both pictures that agree with the matrix. */
  readonly matches: number;
}

/** A region that differs, seen in both pictures. */
export interface ChangedRegion {
  readonly evidence: Region;
  readonly listing: Region;
  /** Part of the evidence's area, 0 to 1. */
  readonly share: number;
}

export interface Comparison {
  readonly relation: PictureRelation;
  /** Null unless `same` or `changed`. */
  readonly registration: Registration | null;
  /** Largest first; empty unless `changed`. */
  readonly regions: readonly ChangedRegion[];
  /** Side by side, for a page: the evidence and the listing laid onto it, both with the regions drawn. Null without a registration. */
  readonly views: { readonly evidence: EncodedPicture; readonly listing: EncodedPicture } | null;
  /** `location.path` begins with `evidence/` or `listing/`. */
  readonly problems: readonly Problem[];
}
