/** A place in the picture, in pixels of the asset after orientation. */
export interface Region {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * What a text in the picture is, by the lexicon: `label` has an AI element and a generation element (GB 45438-2025, 5.2),
 * the others one of the two, or neither.
 */
export const TEXT_READINGS = ['label', 'aiElement', 'generationElement', 'other'] as const;
export type TextReading = (typeof TEXT_READINGS)[number];

/** Where in the picture something stands: `corner` and `edge` reach into the outer fifth of two sides, or of one. */
export const PICTURE_PLACES = ['corner', 'edge', 'inside'] as const;
export type PicturePlace = (typeof PICTURE_PLACES)[number];

/** Why a person could not be expected to read a text; '' where one could. */
export const ILLEGIBLE_REASONS = ['', 'contrast', 'size', 'unreadWords'] as const;
export type IllegibleReason = (typeof ILLEGIBLE_REASONS)[number];

/** A text seen in the picture. Its place is the evidence's region. */
export interface VisibleTextData {
  /** As read; bounded. Whoever made the picture chose it. */
  readonly text: string;
  readonly reading: TextReading;
  /** Language of the lexicon's entry (BCP 47); '' for `other`. */
  readonly language: string;
  readonly place: PicturePlace;
  /** Height of the glyphs and of the box around them, in percent of the picture's shorter side. */
  readonly glyphHeightPercent: number;
  readonly boxHeightPercent: number;
  /** Contrast of the glyphs against what is around them: WCAG 2's ratio of relative luminance, 1 to 21. */
  readonly contrast: number;
  /** Estimate of how opaque the glyphs are, 0 to 1; null where it cannot be made. */
  readonly opacity: number | null;
  readonly illegible: IllegibleReason;
}

/** A vendor's own mark, which is no label: it lacks the words that the standard asks for. */
export interface VendorMarkData {
  /** e.g. `gemini-sparkle`. */
  readonly mark: string;
  /** Ids of vendors as in the registry and in C2PA evidence. */
  readonly vendor: string;
  readonly place: PicturePlace;
  readonly sizePercent: number;
}

/**
 * What became of a generator's signature over pixels and settings. `verified`: they are as they were signed.
 * `notVerified`: they are not, or somebody else signed. `notCheckable`: what stands in its place is no signature, or
 * it was found where its maker does not define which pixels it is over.
 */
export const MARK_SIGNATURES = ['verified', 'notVerified', 'notCheckable'] as const;
export type MarkSignature = (typeof MARK_SIGNATURES)[number];

/** A mark that nobody sees and that can be read without a key. */
export interface InvisibleMarkData {
  /** e.g. `dwtDct`, `stealthLsb`. */
  readonly scheme: string;
  /** The generator that is known to write this payload; '' when none. */
  readonly generator: string;
  /** What was read, as hex or text; bounded. */
  readonly payload: string;
  /** Bits that fit the known payload, of how many. */
  readonly bits: number;
  readonly of: number;
  /** Not given where the mark holds none. */
  readonly signature?: MarkSignature;
}
