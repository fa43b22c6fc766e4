/** An asset's pixels as they are stored, not shrunk and without orientation applied. */
export interface FullPixels {
  readonly width: number;
  readonly height: number;
  /** 3 bytes a pixel, 8 bits a channel, rows without padding; not multiplied by alpha. */
  readonly rgb: Uint8Array;
  /** 1 byte a pixel; null when the asset has no alpha channel. */
  readonly alpha: Uint8Array | null;
}

/** The one decode of an asset that all detectors share. */
export interface Picture {
  /** Of the asset, after orientation. */
  readonly assetWidth: number;
  readonly assetHeight: number;
  /** Of `rgb`. */
  readonly width: number;
  readonly height: number;
  /** 3 bytes a pixel, sRGB, rows without padding; orientation applied, what is transparent flattened onto mid grey. */
  readonly rgb: Uint8Array;
  /** Pixels of the asset per pixel of `rgb`, at least 1. */
  readonly scale: number;
  /** Decodes once more, without shrinking and without colour profile; once for all who ask. Null when the asset has more than `MAX_FULL_PIXELS` or cannot be decoded. */
  readonly full: () => Promise<FullPixels | null>;
}
