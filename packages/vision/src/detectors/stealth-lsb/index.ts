import type { InvisibleMarkData } from '@biaoshi/core';
import type { Detector } from '../../detector.ts';
import { generatorOf } from './generator-of.ts';
import { checkSignature } from './novelai-signature.ts';
import { readStealth } from './read-stealth.ts';

/** Characters of the text that enter the evidence. */
export const MAX_PAYLOAD_CHARS = 4096;

/** A text that generators hide in the lowest bits of the pixels, beside or in place of the one in the file's metadata. */
export const stealthLsb: Detector = {
  id: 'stealth-lsb',
  version: 3,
  families: ['invisibleMark'],
  detect: async (picture, { depth }) => {
    if (depth !== 'whole') return null;
    const pixels = await picture.full();
    if (!pixels) return null;
    const found = readStealth(pixels);
    if (!found) return [];
    const bits = 8 * found.magic.length;
    const region = { x: 0, y: 0, width: picture.assetWidth, height: picture.assetHeight };
    const payload = found.text.slice(0, MAX_PAYLOAD_CHARS);
    const signature = checkSignature(found.text, found.layer === 'alpha' ? pixels.rgb : null);
    const data: InvisibleMarkData = {
      scheme: 'stealthLsb',
      generator: generatorOf(found.text),
      payload,
      bits,
      of: bits,
      ...(signature && { signature }),
    };
    return [{ kind: 'invisibleMark', carrier: 'pixels', location: { region }, data }];
  },
};
