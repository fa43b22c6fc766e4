import type { AssetPictures, Problem, Region } from '@biaoshi/core';

/** What of an asset is to be shown. */
export interface CropRequest {
  /** Places to cut out, in pixels of the asset after orientation; at most `MAX_CROPS` are. */
  readonly regions: readonly { readonly evidence: string; readonly region: Region }[];
  /** Whether the whole asset is wanted, shrunk. Default true. */
  readonly thumbnail?: boolean;
}

export interface CropResult extends AssetPictures {
  /** Regions that no picture was made of: they lie outside the asset, or are beyond `MAX_CROPS`. */
  readonly leftOut: readonly string[];
  readonly problems: readonly Problem[];
}

/** Pictures of an asset that nobody could look at. */
export const noPictures = (problems: readonly Problem[], { regions }: CropRequest): CropResult => ({
  thumbnail: null,
  crops: [],
  leftOut: regions.map(({ evidence }) => evidence),
  problems,
});
