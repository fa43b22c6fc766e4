/** The families a report answers for, in the order in which it lists them. */
export const FAMILIES = [
  'aigcField',
  'c2pa',
  'xmp',
  'exif',
  'iptc',
  'generatorTrace',
  'explicitLabel',
  'vendorMark',
  'invisibleMark',
] as const;

export type Family = (typeof FAMILIES)[number];

/**
 * What one family of readers can say of an asset.
 *
 * - `present`: at least one was read.
 * - `absent`: the walk finished and there is none in any legal home that the tier walks.
 * - `unreadable`: damage stood in the way; nothing can be said.
 * - `notExamined`: nobody looked (tier, policy, or no reader for it in this build).
 */
export type Reading = 'present' | 'absent' | 'unreadable' | 'notExamined';

export type Readings = Readonly<Record<Family, Reading>>;

/** The families whose homes are in the file's structure; damage to the structure concerns all of them. */
export const METADATA_FAMILIES = [
  'aigcField',
  'c2pa',
  'xmp',
  'exif',
  'iptc',
  'generatorTrace',
] as const satisfies readonly Family[];

/** The families whose evidence is in the picture itself. */
export const PIXEL_FAMILIES = ['explicitLabel', 'vendorMark', 'invisibleMark'] as const satisfies readonly Family[];

export const isPixelFamily = (family: Family): boolean => (PIXEL_FAMILIES as readonly Family[]).includes(family);
