/** The seven keys of the AIGC field, verbatim and in the order of GB 45438-2025 Annex E b). */
export const AIGC_KEYS = [
  'Label',
  'ContentProducer',
  'ProduceID',
  'ReservedCode1',
  'ContentPropagator',
  'PropagateID',
  'ReservedCode2',
] as const;

export type AigcKey = (typeof AIGC_KEYS)[number];

/** The namespace of TC260-PG-20259A. */
export const TC260_NAMESPACE = 'http://www.tc260.org.cn/ns/AIGC/1.0/';

/**
 * How the field was serialised (carriers.md names them by home):
 * `xmpElement`/`xmpAttribute`: JSON in the TC260 property; `xmpKeyed`: one property a key (non-standard);
 * `pngText`; `exifUserComment`; `exifOther`: another EXIF text tag; `glued`: JSON glued to the word AIGC in a COM or
 * APPn; `kvBase64`: base64 in XmpKvBase64; `quickTimeKey`: MP4/MOV keys and ilst; `other`.
 */
export type AigcForm =
  | 'xmpElement'
  | 'xmpAttribute'
  | 'xmpKeyed'
  | 'pngText'
  | 'exifUserComment'
  | 'exifOther'
  | 'glued'
  | 'kvBase64'
  | 'quickTimeKey'
  | 'other';

export interface AigcFieldData {
  /**
   * The keys that were there, verbatim; a missing key is missing, an empty one is `''`. Non-strings keep their JSON text,
   * but `null` is `''`.
   */
  readonly fields: Readonly<Partial<Record<AigcKey, string>>>;
  /** The JSON text as read, after the container's own escaping is undone; for `xmpKeyed` the keys in file order. */
  readonly raw: string;
  readonly form: AigcForm;
  /** The JSON had an outer `{"AIGC":{…}}`. */
  readonly wrapped: boolean;
  /** The place is one that TC260-PG-20259A (or the media guide) names for this container. */
  readonly standardPlace: boolean;
  /** Keys whose JSON value was not a string. */
  readonly notStrings: readonly AigcKey[];
  /** Keys outside the seven, escaped and bounded. */
  readonly otherKeys: readonly string[];
  /** Keys that occur more than once in the object. The first value is kept. */
  readonly duplicateKeys: readonly string[];
  /** How many layers of escaping or JSON-in-a-string were undone beyond the form's own; 0 is normal. */
  readonly extraEncoding: number;
}
