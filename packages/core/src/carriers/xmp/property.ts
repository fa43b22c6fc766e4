import { trimmed } from '../../bytes/view.ts';
import type { ByteLocation } from '../../model/location.ts';
import type { XmpPropertiesPart, XmpProperty } from '../../model/part.ts';

const ITEM_AT_END = /\/rdf:li\[\d+\]$/;

/** Only a property of the description itself is the asset's; the same name inside a structure speaks of something else. */
export const isTopLevel = ({ path }: XmpProperty): boolean => !path.replace(ITEM_AT_END, '').includes('/');

/** Where a property's value is. */
export const propertyPlace = (part: XmpPropertiesPart, { path, start, end }: XmpProperty): ByteLocation => ({
  path: `${part.path}/${path}`,
  start,
  end,
});

/** A text without the white space around it; of that at most `max` UTF-16 units, never half a character. */
export function boundedText(text: string, max: number): string {
  const bare = trimmed(text);
  if (bare.length <= max) return bare;
  const last = bare.charCodeAt(max - 1);
  const splitsCharacter = last >= 0xd800 && last < 0xdc00;
  return bare.slice(0, splitsCharacter ? max - 1 : max);
}
