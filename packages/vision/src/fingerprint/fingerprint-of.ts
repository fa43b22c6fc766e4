import { decode } from '../decode.ts';
import { problemOf } from '../result.ts';
import { type Fingerprint, noFingerprint } from './fingerprint.ts';
import { pdqOf } from './pdq.ts';

/**
 * Decodes an image and hashes what is seen, in this process: a hostile file can end it, so use a `PixelHost` for what
 * strangers hand in. Never rejects on what the bytes hold. A picture whose pixels are not all there has no hash.
 */
export async function fingerprintOf(bytes: Uint8Array): Promise<Fingerprint> {
  const { picture, fault } = await decode(bytes);
  if (fault || !picture) {
    return noFingerprint(fault ? [problemOf(bytes.length, fault.code, fault.data)] : []);
  }
  const { hex, quality, turns } = pdqOf(picture);
  return { width: picture.assetWidth, height: picture.assetHeight, pdq: { hex, quality }, turns, problems: [] };
}
