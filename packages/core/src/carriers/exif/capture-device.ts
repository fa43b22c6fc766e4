import type { CarrierContext } from '../../bytes/carrier.ts';
import { trimmed } from '../../bytes/view.ts';
import { homeOf } from '../aigc-field/homes.ts';

const TAG_MAKE = 0x010f;
const TAG_MODEL = 0x0110;
const TAG_DATE_TIME_ORIGINAL = 0x9003;

/** EXIF sets no bound; names of cameras stay under half of this. */
const MAX_NAME_CHARS = 64;
/** No braces or colons: generators keep whole prompts (`prompt:{…`) in these tags. */
const PLAIN_NAME = /^[^\p{Cc}\p{Cs}\ufffd{}:]*$/u;
const PLAIN_DATE = /^[^\p{Cc}\p{Cs}\ufffd]*$/u;
/** A make that calls itself AI (`Ideogram AI`) is a generator's name for itself, not a camera's. */
const NAMES_AI = /(?:^|\s)AI$/;

interface Noted {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const NOTHING: Noted = { text: '', start: Number.POSITIVE_INFINITY, end: 0 };

/** The camera that an EXIF block names, gathered while the block is read. */
export class CaptureDevice {
  #make = NOTHING;
  #model = NOTHING;
  #taken = '';

  /** True for an entry that says what took the picture, or when. IFD1 speaks of the thumbnail. */
  static concerns(ifd: string, tag: number): boolean {
    if (tag === TAG_DATE_TIME_ORIGINAL) return ifd === 'ExifIFD';
    return (tag === TAG_MAKE || tag === TAG_MODEL) && ifd === 'IFD0';
  }

  /** Takes an entry's text and where its value is in the asset; of two values for the same, the first. */
  note(tag: number, value: string, start: number, end: number): void {
    const text = trimmed(value);
    if (tag === TAG_MAKE && this.#make === NOTHING) this.#make = { text, start, end };
    else if (tag === TAG_MODEL && this.#model === NOTHING) this.#model = { text, start, end };
    else if (tag === TAG_DATE_TIME_ORIGINAL && this.#taken === '') this.#taken = text;
  }

  /** `path`: the block's. */
  emit(path: string, context: CarrierContext): void {
    const make = this.#make;
    const model = this.#model;
    if (make.text === '' && model.text === '') return;
    if (!isName(make.text) || !isName(model.text) || NAMES_AI.test(make.text)) return;
    const taken = this.#taken.length <= MAX_NAME_CHARS && PLAIN_DATE.test(this.#taken) ? this.#taken : '';
    const start = Math.min(make.start, model.start);
    const end = Math.max(make.end, model.end);
    context.evidence({
      kind: 'captureDevice',
      carrier: homeOf(path),
      location: { path: `${path}/IFD0`, start, end },
      data: { make: make.text, model: model.text, taken },
    });
  }
}

const isName = (text: string): boolean => text.length <= MAX_NAME_CHARS && PLAIN_NAME.test(text);
