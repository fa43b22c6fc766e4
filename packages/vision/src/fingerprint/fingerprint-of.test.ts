import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { jpeg, png, scene } from '../../test-support/claim-pictures.ts';
import { fingerprintOf } from './fingerprint-of.ts';
import { pdqOf } from './pdq.ts';

const picture = scene(400, 300, 3);

describe('a fingerprint', () => {
  it('is of the pixels as they are', async () => {
    const { hex, quality, turns } = pdqOf(picture);
    expect(await fingerprintOf(await png(picture))).toEqual({
      width: 400,
      height: 300,
      pdq: { hex, quality },
      turns,
      problems: [],
    });
  });

  it('is taken after orientation, which the turns tell', async () => {
    const lying = await sharp(await png(picture))
      .withMetadata({ orientation: 6 })
      .toBuffer();
    const fingerprint = await fingerprintOf(lying);
    expect(fingerprint).toMatchObject({ width: 300, height: 400, pdq: { hex: pdqOf(picture).turns.rotated90 } });
  });

  it('is not shrunk first where the picture is large', async () => {
    const large = scene(1700, 1300, 4);
    expect((await fingerprintOf(await png(large))).pdq?.hex).toBe(pdqOf(large).hex);
  });

  it('is one of one channel too', async () => {
    const grey = await sharp(await png(picture))
      .greyscale()
      .png()
      .toBuffer();
    const { data, info } = await sharp(grey).toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
    const rgb =
      info.channels === 3
        ? data
        : Uint8Array.from({ length: data.length * 3 }, (_, at) => data[Math.floor(at / 3)] ?? 0);
    expect((await fingerprintOf(grey)).pdq?.hex).toBe(pdqOf({ width: 400, height: 300, rgb }).hex);
  });

  it('is none of bytes that are no image, and of half an image', async () => {
    const whole = await jpeg(picture);
    for (const bytes of [new Uint8Array(9), whole.subarray(0, whole.length / 2)]) {
      const { pdq, turns, problems } = await fingerprintOf(bytes);
      expect({ pdq, turns }).toEqual({ pdq: null, turns: null });
      expect(problems).toMatchObject([{ code: 'undecodablePixels', severity: 'error', location: { path: 'pixels' } }]);
    }
  });
});
