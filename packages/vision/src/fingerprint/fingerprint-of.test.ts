import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { jpeg, png, scene } from '../../test-support/claim-pictures.ts';
import type { Pixels } from '../pixels.ts';
import { fingerprintOf, MAX_HASHED_PIXELS } from './fingerprint-of.ts';
import { pdqOf } from './pdq.ts';

const picture = scene(400, 300, 3);

/** So little in it that the least shrinking changes the hash. */
function faintNoise(width: number, height: number): Pixels {
  const rgb = new Uint8Array(width * height * 3);
  let state = 1;
  for (let at = 0; at < rgb.length; at++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    rgb[at] = 128 + (state >>> 31);
  }
  return { width, height, rgb };
}

/** Noise does not get smaller, however long one tries. */
const stored = ({ width, height, rgb }: Pixels): Promise<Uint8Array> =>
  sharp(rgb, { raw: { width, height, channels: 3 } })
    .png({ compressionLevel: 0 })
    .toBuffer();

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

  it('is shrunk first only beyond the limit', async () => {
    const side = Math.sqrt(MAX_HASHED_PIXELS);
    const at = faintNoise(side, side);
    expect((await fingerprintOf(await stored(at))).pdq?.hex).toBe(pdqOf(at).hex);
    const beyond = faintNoise(side + 1, side);
    const { width, height, pdq } = await fingerprintOf(await stored(beyond));
    expect({ width, height }).toEqual({ width: side + 1, height: side });
    const { data } = await sharp(beyond.rgb, { raw: { width: side + 1, height: side, channels: 3 } })
      .resize(side, side, { fit: 'fill' })
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(pdq?.hex).toBe(pdqOf({ width: side, height: side, rgb: data }).hex);
    expect(pdq?.hex).not.toBe(pdqOf(beyond).hex);
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
