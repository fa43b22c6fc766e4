import type { Detector } from '../../detector.ts';
import { blockBits, ENCODER_INPUTS } from './block-bits.ts';
import { matchPayload } from './match-payload.ts';

/** The encoder refuses smaller pictures. */
const LEAST_PIXELS = 256 * 256;

/**
 * Payloads that generators write into pixels with invisible-watermark. It does not survive a change of size, so only
 * pixels as they are stored can tell. Says only what it finds: a picture without one may have come from the same generator.
 */
export const dwtDct: Detector = {
  id: 'dwt-dct',
  version: 2,
  families: ['invisibleMark'],
  detect: async (picture, { depth }) => {
    if (depth !== 'whole') return null;
    const { assetWidth: width, assetHeight: height } = picture;
    if (width * height < LEAST_PIXELS) return [];
    const pixels = await picture.full();
    if (!pixels) return null;
    const region = { x: 0, y: 0, width, height };
    for (const input of ENCODER_INPUTS) {
      const data = matchPayload(blockBits(pixels, input));
      if (data) return [{ kind: 'invisibleMark', carrier: 'pixels', location: { region }, data }];
    }
    return [];
  },
};
