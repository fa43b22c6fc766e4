import { ihdr, PNG_SIGNATURE, pngChunk } from '@biaoshi/testkit';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { background } from '../test-support/draw-text.ts';
import { decode, MAX_FULL_PIXELS, MAX_PICTURE_PIXELS, SHORTER_SIDE, sizeFor } from './decode.ts';
import { MAX_ASSET_PIXELS } from './open-image.ts';
import type { Picture } from './picture.ts';

const raw = (width: number, height: number) =>
  sharp(background(width, height), { raw: { width, height, channels: 3 } as const });

const headerAlone = (width: number, height: number): Uint8Array =>
  Buffer.concat([PNG_SIGNATURE, ihdr(width, height), pngChunk('IDAT', Uint8Array.of(0x78, 0x9c)), pngChunk('IEND')]);

async function pictureOf(bytes: Uint8Array): Promise<Picture> {
  const { picture, fault } = await decode(bytes);
  expect(fault).toBeNull();
  if (!picture) throw new Error('not decoded');
  expect(picture.rgb.length).toBe(picture.width * picture.height * 3);
  return picture;
}

const colourAt = ({ rgb, width }: Picture, x: number, y: number): number[] => [
  ...rgb.subarray((y * width + x) * 3, (y * width + x) * 3 + 3),
];

describe('decode', () => {
  it('shrinks to the shorter side and says by how much', async () => {
    const picture = await pictureOf(await raw(3072, 2048).jpeg().toBuffer());
    expect(picture).toMatchObject({ width: 1536, height: SHORTER_SIDE, assetWidth: 3072, assetHeight: 2048, scale: 2 });
  });

  it('enlarges nothing', async () => {
    expect(await pictureOf(await raw(64, 32).png().toBuffer())).toMatchObject({ width: 64, height: 32, scale: 1 });
  });

  it('bounds long strips by their area', () => {
    const { width, height } = sizeFor(1000, 100_000);
    expect(width * height).toBeLessThanOrEqual(MAX_PICTURE_PIXELS * 1.01);
    expect(height / width).toBeCloseTo(100, 0);
    expect(sizeFor(1_000_000, 1)).toEqual({ width: 1_000_000, height: 1 });
  });

  it('applies the orientation, and gives the size after it', async () => {
    const left = {
      input: { create: { width: 10, height: 40, channels: 3, background: 'red' } },
      left: 0,
      top: 0,
    } as const;
    const turned = await raw(80, 40).composite([left]).withMetadata({ orientation: 6 }).png().toBuffer();
    const picture = await pictureOf(turned);
    expect(picture).toMatchObject({ assetWidth: 40, assetHeight: 80 });
    expect(colourAt(picture, 20, 4)).toEqual([255, 0, 0]);
    expect(colourAt(picture, 20, 60)).not.toEqual([255, 0, 0]);
  });

  it.each(['white', 'black'])('does not let %s things on a transparent ground vanish', async (ink) => {
    const ground = {
      create: { width: 40, height: 40, channels: 4, background: { r: 255, g: 255, b: 255, alpha: 0 } },
    } as const;
    const thing = {
      input: { create: { width: 10, height: 10, channels: 3, background: ink } },
      left: 5,
      top: 5,
    } as const;
    const picture = await pictureOf(await sharp(ground).composite([thing]).png().toBuffer());
    const [inside = 0] = colourAt(picture, 10, 10);
    const [outside = 0] = colourAt(picture, 30, 30);
    expect(Math.abs(inside - outside)).toBeGreaterThan(100);
  });

  it.each([
    ['16-bit PNG', () => raw(32, 32).toColourspace('rgb16').png().toBuffer()],
    ['CMYK JPEG', () => raw(32, 32).toColourspace('cmyk').jpeg().toBuffer()],
    ['grey PNG', () => raw(32, 32).greyscale().toColourspace('b-w').png().toBuffer()],
    ['palette PNG', () => raw(32, 32).png({ palette: true }).toBuffer()],
    ['TIFF', () => raw(32, 32).tiff().toBuffer()],
    ['AVIF', () => raw(32, 32).avif().toBuffer()],
    ['lossless WebP', () => raw(32, 32).webp({ lossless: true }).toBuffer()],
  ])('gives 8-bit sRGB of a %s', async (_, make) => {
    const expected = background(32, 32);
    const [red = 0, green = 0, blue = 0] = colourAt(await pictureOf(await make()), 16, 16);
    const at = (16 * 32 + 16) * 3;
    const luma = (r: number, g: number, b: number): number => 0.3 * r + 0.6 * g + 0.1 * b;
    const wanted = luma(expected[at] ?? 0, expected[at + 1] ?? 0, expected[at + 2] ?? 0);
    expect(Math.abs(luma(red, green, blue) - wanted)).toBeLessThan(24);
  });

  it('takes the first frame of an animation', async () => {
    const frame = (colour: string) =>
      sharp({ create: { width: 20, height: 20, channels: 3, background: colour } })
        .png()
        .toBuffer();
    const frames = [await frame('red'), await frame('blue')];
    const picture = await pictureOf(
      await sharp(frames, { join: { animated: true } })
        .gif()
        .toBuffer(),
    );
    expect(picture).toMatchObject({ width: 20, height: 20, assetHeight: 20 });
    expect(colourAt(picture, 10, 10)).toEqual([255, 0, 0]);
  });

  it('shows what a cut file still holds, and says that it was cut', async () => {
    const whole = await raw(400, 400).jpeg().toBuffer();
    const { picture, fault } = await decode(whole.subarray(0, whole.length / 2));
    expect(fault?.code).toBe('undecodablePixels');
    expect(picture).toMatchObject({ width: 400, height: 400 });
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['no image', new Uint8Array(100).fill(7)],
    ['a header alone', headerAlone(40, 30)],
  ])('answers with a fault for %s', async (_, bytes) => {
    expect((await decode(bytes)).fault?.code).toBe('undecodablePixels');
  });

  it('draws no SVG: what it shows depends on the fonts at hand', async () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>AI生成</text></svg>');
    expect(await decode(svg)).toMatchObject({ picture: null, fault: { code: 'unsupportedVariant' } });
  });

  it('decodes assets up to the limit of pixels, and none beyond it', async () => {
    const side = MAX_ASSET_PIXELS / 10_000;
    expect((await decode(headerAlone(side, 10_000))).fault?.code).toBe('undecodablePixels');
    expect((await decode(headerAlone(side + 1, 10_000))).fault?.code).toBe('limitExceeded');
  });

  it('decodes no asset in full that is beyond the limit', async () => {
    const sized = (width: number) =>
      sharp({ create: { width, height: 5000, channels: 3, background: 'red' } })
        .png({ compressionLevel: 1 })
        .toBuffer();
    const side = MAX_FULL_PIXELS / 5000;
    expect(await (await pictureOf(await sized(side))).full()).toMatchObject({ width: side, height: 5000 });
    expect(await (await pictureOf(await sized(side + 1))).full()).toBeNull();
  });

  it('gives the exact pixels with their alpha when asked for them', async () => {
    const data = Buffer.from(Array.from({ length: 30 * 20 * 4 }, (_, at) => (at * 7) % 256));
    const file = await sharp(data, { raw: { width: 30, height: 20, channels: 4 } })
      .png()
      .toBuffer();
    const full = await (await pictureOf(file)).full();
    expect(full).toMatchObject({ width: 30, height: 20 });
    expect([...(full?.alpha ?? [])]).toEqual([...data].filter((_, at) => at % 4 === 3));
    expect([...(full?.rgb ?? [])]).toEqual([...data].filter((_, at) => at % 4 !== 3));
  });
});
