/** Formats whose structure is walked, in the order in which their signatures are tried. */
export const FORMATS = [
  'jpeg',
  'png',
  'webp',
  'gif',
  'tiff',
  'heif',
  'avif',
  'jxl',
  'bmp',
  'svg',
  'mp4',
  'mov',
] as const;

export type FormatId = (typeof FORMATS)[number];

/** Name endings without the dot, the usual one first: for the containers, and for rules, which may not see those. */
export const EXTENSIONS: Readonly<Record<FormatId, readonly string[]>> = {
  jpeg: ['jpg', 'jpeg', 'jpe', 'jfif', 'mpo'],
  png: ['png', 'apng'],
  webp: ['webp'],
  gif: ['gif'],
  tiff: [
    'tif',
    'tiff',
    'btf',
    'tf8',
    'dng',
    'nef',
    'nrw',
    'cr2',
    'arw',
    'sr2',
    'srw',
    'pef',
    '3fr',
    'iiq',
    'erf',
    'mef',
  ],
  heif: ['heic', 'heif', 'hif', 'heics', 'heifs', 'avci', 'avcs'],
  avif: ['avif', 'avifs'],
  jxl: ['jxl'],
  bmp: ['bmp', 'dib'],
  svg: ['svg'],
  mp4: ['mp4', 'm4v', 'm4a', 'm4b', 'm4p', 'm4s', 'cmfv', 'cmfa', 'f4v', '3gp', '3g2'],
  mov: ['mov', 'qt'],
};
