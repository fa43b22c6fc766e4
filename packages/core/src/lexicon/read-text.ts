import type { TextReading } from '../model/pixels.ts';

/** What a text in a picture is by the lexicon. `matched`: the part with the elements, in its plain form; '' for `other`. */
export interface ReadText {
  readonly reading: TextReading;
  /** BCP 47; '' for `other`. */
  readonly language: string;
  readonly matched: string;
}

export const NOT_READ: ReadText = { reading: 'other', language: '', matched: '' };
