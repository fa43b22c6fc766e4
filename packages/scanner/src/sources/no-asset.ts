import { type AssetEvidence, CONTAINERS } from '@biaoshi/core';
import { archiveFormatOf } from './archive.ts';

const ENDINGS: ReadonlySet<string> = new Set(CONTAINERS.flatMap(({ extensions }) => extensions));

/**
 * Bytes of no known format under a name that promises none. An archive's name promises assets: what it was to hold is
 * never passed over in silence. AppleDouble companions (`._photo.jpg`) promise nothing.
 */
export function isNoAsset({ format, problems }: AssetEvidence, name: string): boolean {
  if (format !== null || problems.some(({ code }) => code !== 'unknownFormat' && code !== 'emptyFile')) return false;
  if (name.startsWith('._') || !name.includes('.')) return true;
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  return !ENDINGS.has(ending) && archiveFormatOf(name) === undefined;
}
