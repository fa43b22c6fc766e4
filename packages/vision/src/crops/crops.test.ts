import type { Region } from '@biaoshi/core';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { background } from '../../test-support/draw-text.ts';
import { CROP_SIDE, cropPixels, MAX_CROPS, THUMBNAIL_SIDE } from './crops.ts';
import { cutOut } from './cut-out.ts';

/** A picture with a red mark in one place, as it is stored. */
const marked = (width: number, height: number, { x, y, width: w, height: h }: Region) =>
  sharp(background(width, height), { raw: { width, height, channels: 3 } }).composite([
    { input: { create: { width: w, height: h, channels: 3, background: '#ff0000' } }, left: x, top: y },
  ]);

const at = (region: Region) => ({ regions: [{ evidence: 'e1', region }] });

/** Where the red pixels of a picture are. */
async function redIn(bytes: Uint8Array): Promise<Region | undefined> {
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  const xs: number[] = [];
  const ys: number[] = [];
  for (let i = 0; i < data.length; i += info.channels) {
    const [r = 0, g = 0, b = 0] = data.subarray(i, i + 3);
    if (r < 220 || g > 60 || b > 60) continue;
    xs.push((i / info.channels) % info.width);
    ys.push(Math.floor(i / info.channels / info.width));
  }
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return xs.length === 0 ? undefined : { x, y, width: Math.max(...xs) + 1 - x, height: Math.max(...ys) + 1 - y };
}

describe('crops', () => {
  it('are of the asset’s own pixels, with a margin on each side', async () => {
    const region = { x: 2800, y: 1900, width: 120, height: 40 };
    const { thumbnail, crops, leftOut, problems } = await cropPixels(
      await marked(3000, 2000, region).jpeg().toBuffer(),
      at(region),
    );
    expect(thumbnail).toMatchObject({ mediaType: 'image/jpeg', width: THUMBNAIL_SIDE, height: 213 });
    expect(crops).toMatchObject([{ evidence: 'e1', picture: { mediaType: 'image/png', width: 200, height: 120 } }]);
    const { x, y, width, height } = (await redIn(crops[0]?.picture.bytes as Uint8Array)) as Region;
    for (const [seen, meant] of [
      [x, 40],
      [y, 40],
      [width, 120],
      [height, 40],
    ]) {
      expect(Math.abs((seen as number) - (meant as number))).toBeLessThanOrEqual(2);
    }
    expect([leftOut, problems]).toEqual([[], []]);
  });

  it('are cut from the picture as it is shown, not as it is stored', async () => {
    const stored = { x: 0, y: 70, width: 30, height: 20 };
    const turned = await marked(200, 100, stored).withMetadata({ orientation: 6 }).png().toBuffer();
    const shown = { x: 10, y: 0, width: 20, height: 30 };
    const { thumbnail, crops } = await cropPixels(turned, at(shown));
    expect(thumbnail).toMatchObject({ width: 100, height: 200 });
    expect(await redIn(crops[0]?.picture.bytes as Uint8Array)).toEqual({ x: 10, y: 0, width: 20, height: 30 });
  });

  it('show no more of a transparent picture than its first frame on grey', async () => {
    const glass = sharp({ create: { width: 90, height: 60, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } });
    const { crops } = await cropPixels(await glass.png().toBuffer(), at({ x: 10, y: 10, width: 9, height: 9 }));
    const { data, info } = await sharp(crops[0]?.picture.bytes).raw().toBuffer({ resolveWithObject: true });
    expect(info.channels).toBe(3);
    expect(new Set(data)).toEqual(new Set([128]));
  });

  it('are bounded in size and in number, and say what was left out', async () => {
    const region = { x: 0, y: 0, width: 1800, height: 90 };
    const regions = Array.from({ length: MAX_CROPS + 1 }, (_, index) => ({ evidence: `e${index + 1}`, region }));
    const { crops, leftOut } = await cropPixels(await marked(1900, 100, region).png().toBuffer(), { regions });
    expect(crops).toHaveLength(MAX_CROPS);
    expect(leftOut).toEqual([`e${MAX_CROPS + 1}`]);
    expect(crops[0]?.picture.width).toBe(CROP_SIDE);
  });

  it('leave out what is not in the picture', async () => {
    const file = await marked(100, 80, { x: 0, y: 0, width: 1, height: 1 }).png().toBuffer();
    const outside = [
      { x: 100, y: 0, width: 10, height: 10 },
      { x: 0, y: -10, width: 10, height: 10 },
      { x: Number.NaN, y: 0, width: 10, height: 10 },
      { x: 0, y: 0, width: Number.NaN, height: 10 },
      { x: 0, y: 0, width: 0, height: 10 },
      { x: 50, y: 50, width: -40, height: 10 },
      { x: Number.POSITIVE_INFINITY, y: 0, width: 10, height: 10 },
    ];
    const regions = outside.map((region, index) => ({ evidence: `e${index}`, region }));
    expect(await cropPixels(file, { regions, thumbnail: false })).toMatchObject({
      thumbnail: null,
      crops: [],
      leftOut: regions.map(({ evidence }) => evidence),
    });
  });

  it.each([
    ['reaches out on all sides', { x: -1e9, y: -5, width: 2e9, height: 1e300 }, { x: 0, y: 0, width: 100, height: 80 }],
    ['has no end', { x: 0, y: 0, width: Number.POSITIVE_INFINITY, height: 8 }, { x: 0, y: 0, width: 100, height: 24 }],
    ['ends between pixels', { x: 40.5, y: 40.5, width: 0.2, height: 0.2 }, { x: 24, y: 24, width: 33, height: 33 }],
  ])('keep within the picture with a region that %s', (_, region, place) => {
    expect(cutOut(region, 100, 80)).toEqual(place);
  });

  it('show what a cut file still holds, and say that it was cut', async () => {
    const whole = await marked(400, 400, { x: 10, y: 10, width: 20, height: 20 }).jpeg().toBuffer();
    const { thumbnail, crops, problems } = await cropPixels(
      whole.subarray(0, whole.length / 2),
      at({ x: 10, y: 10, width: 20, height: 20 }),
    );
    expect(problems).toMatchObject([{ code: 'undecodablePixels' }]);
    expect(thumbnail?.width).toBe(THUMBNAIL_SIDE);
    expect(crops).toHaveLength(1);
  });

  it('are none of bytes that are no image', async () => {
    expect(await cropPixels(new Uint8Array(40), at({ x: 0, y: 0, width: 4, height: 4 }))).toMatchObject({
      thumbnail: null,
      crops: [],
      leftOut: ['e1'],
      problems: [{ code: 'undecodablePixels' }],
    });
  });
});
