import { memorySource, readEvidenceSync } from '@biaoshi/core';
import { MOST_COMPRESSED } from './limits.ts';

/** Type of the box that holds a compressed manifest. */
const BROTLI_BOX = Buffer.from('brob', 'latin1');

/**
 * True for an asset, or a bare store, with more compressed manifests than are unpacked: a file of some kilobytes can ask
 * for gigabytes. Formats may cut a store into pieces, and a box type with it, so that its own bytes are looked at too.
 */
export const holdsTooMuch = (bytes: Uint8Array): boolean => isOverBound(bytes) || storesIn(bytes).some(isOverBound);

function isOverBound(bytes: Uint8Array): boolean {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let count = 0;
  for (let at = view.indexOf(BROTLI_BOX); at >= 0; at = view.indexOf(BROTLI_BOX, at + BROTLI_BOX.length)) {
    if (++count > MOST_COMPRESSED) return true;
  }
  return false;
}

/** The stores that lie in several pieces, joined. */
const storesIn = (asset: Uint8Array): readonly Uint8Array[] =>
  readEvidenceSync(memorySource(asset), { keepParts: true }).parts.flatMap((part) =>
    part.kind === 'jumbf' && part.ranges.length > 1
      ? [Buffer.concat(part.ranges.map(({ start, end }) => asset.subarray(start, end)))]
      : [],
  );
