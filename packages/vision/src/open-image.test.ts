import { LOCALES } from '@biaoshi/core';
import { bytesOf, ihdr, png } from '@biaoshi/testkit';
import { describe, expect, it } from 'vitest';
import { MAX_ASSET_PIXELS, openImage } from './open-image.ts';

/** A PNG whose header promises this size; its header ends at byte 33. */
const promising = (width: number, height: number): Uint8Array =>
  bytesOf(png().subarray(0, 8), ihdr(width, height), png().subarray(33));

describe('an image', () => {
  it('of too many pixels is refused by its header, under a name that each locale has words for', async () => {
    const faultOf = async (width: number) => {
      const opened = await openImage(promising(width, 10_000));
      return 'fault' in opened ? opened.fault : undefined;
    };
    const side = MAX_ASSET_PIXELS / 10_000;
    expect(await faultOf(side)).toBeUndefined();
    const over = await faultOf(side + 1);
    expect(over).toEqual({ code: 'limitExceeded', data: { limit: 'assetPixels', value: MAX_ASSET_PIXELS } });
    for (const { words } of Object.values(LOCALES)) {
      expect(Object.keys(words.limit)).toEqual(expect.arrayContaining(['assetPixels', 'heicPixels', 'evidenceCrops']));
    }
  });
});
