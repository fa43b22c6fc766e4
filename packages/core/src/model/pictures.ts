/** A small picture, encoded, for a page or a folder of evidence. */
export interface EncodedPicture {
  readonly mediaType: 'image/jpeg' | 'image/png';
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
}

/** What can be shown of an asset beside its report. */
export interface AssetPictures {
  /** The whole asset after orientation, shrunk. Null where it could not be decoded. */
  readonly thumbnail: EncodedPicture | null;
  /** The region of a piece of evidence, with a margin around it; `evidence` is its id in the report. */
  readonly crops: readonly { readonly evidence: string; readonly picture: EncodedPicture }[];
}
