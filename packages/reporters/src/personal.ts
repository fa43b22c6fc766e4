/** Keys under which a place on earth is written, whatever the reader. */
const PLACE_KEY = /^(?:gps|latitude|longitude|geolocation)/i;

/** Two decimal degrees with at least three places each, which is a place on earth to some 100 m. */
const DEGREES = /[-+]?\d{1,3}\.\d{3,15} ?[NSns]?[,;/ ] ?[-+]?\d{1,3}\.\d{3,15}(?: ?[EWew])?/g;
/** Degrees and minutes, seconds or not. */
const MINUTES = /\d{1,3}° ?\d{1,2}(?:\.\d{1,6})?['′] ?(?:\d{1,2}(?:\.\d{1,6})?["″] ?)?[NSEWnsew]/g;

export const isPlaceKey = (key: string): boolean => PLACE_KEY.test(key);

/** The text with `instead` where it names a place on earth by figures. */
export const withoutPlaces = (text: string, instead: string): string =>
  text.replace(DEGREES, instead).replace(MINUTES, instead);

/** Findings quote a long text by its beginning and an ellipsis: true for such a quotation of more than `least` UTF-16 units. */
export const isQuotationOf = (text: string, whole: string, least: number): boolean =>
  text.length > least && text.endsWith('…') && whole.startsWith(text.slice(0, -1));
