import type { Family } from '../model/reading.ts';

/** What cannot be called absent when a part of this kind is there and cannot be read. */
export const FAMILIES_IN = {
  xmp: ['xmp', 'aigcField', 'generatorTrace'],
  exif: ['exif', 'xmp', 'iptc', 'aigcField', 'generatorTrace'],
  jumbf: ['c2pa', 'generatorTrace'],
} as const satisfies Readonly<Record<string, readonly Family[]>>;
