/** JPEG marker codes (ITU-T T.81 table B.1), the second byte after 0xFF. */
export const SOI = 0xd8;
export const EOI = 0xd9;
export const SOS = 0xda;
export const COM = 0xfe;
const APP0 = 0xe0;
const APP15 = 0xef;
const TEM = 0x01;
const RST0 = 0xd0;
const RST7 = 0xd7;

/** Markers without a length. */
export const isStandalone = (marker: number): boolean => marker === TEM || (marker >= RST0 && marker <= RST7);

/** Start-of-frame markers: C0–CF without DHT (C4), JPG (C8) and DAC (CC). */
export const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** APP0 to APP15. */
export const isApplication = (marker: number): boolean => marker >= APP0 && marker <= APP15;

const NAMES: Readonly<Record<number, string>> = {
  196: 'DHT',
  200: 'JPG',
  204: 'DAC',
  216: 'SOI',
  217: 'EOI',
  218: 'SOS',
  219: 'DQT',
  220: 'DNL',
  221: 'DRI',
  222: 'DHP',
  223: 'EXP',
  254: 'COM',
};

/** The marker's name in the specification. */
export function markerName(marker: number): string {
  if (isApplication(marker)) return `APP${marker - APP0}`;
  if (isFrame(marker)) return `SOF${marker - 0xc0}`;
  return NAMES[marker] ?? `x${marker.toString(16).toUpperCase().padStart(2, '0')}`;
}
