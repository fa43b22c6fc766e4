import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { perceptualHash } from './perceptual-hash.ts';
import { phashOf } from './phash.ts';

/** A picture made of whole numbers alone, so that it can be made the same in any language. */
function made(width: number, height: number, seed: number) {
  const rgb = new Uint8Array(width * height * 3);
  for (let row = 0, at = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const [x, y] = [Math.floor((column * 97) / width), Math.floor((row * 83) / height)];
      const tile = Math.floor(x / 20) * 37 + Math.floor(y / 21) * 91;
      for (let c = 0; c < 3; c++, at++) {
        rgb[at] = (x * (1 + c) + y * (c + seed) + Math.floor((x * y) / (37 + c)) + tile * (c + 1)) % 256;
      }
    }
  }
  return { width, height, rgb, alpha: null };
}

const bitsBetween = (one: string | null, other: string | null): number =>
  [...(BigInt(`0x${one}`) ^ BigInt(`0x${other}`)).toString(2)].filter((bit) => bit === '1').length;

const raw = ({ width, height, rgb }: ReturnType<typeof made>) => sharp(rgb, { raw: { width, height, channels: 3 } });

describe('phash', () => {
  it.each([
    [64, 64, 1, 'd603801ba0afffe8'],
    [200, 137, 2, '8625980da9b6ab3f'],
    [37, 400, 3, '83160d0b9dbbac4f'],
    [20, 16, 4, '91078d292fbda68b'],
    [1024, 768, 5, 'd60106ec292fbfa5'],
  ] as const)(
    'of %d × %d pixels is that of Pillow’s grey bicubic thumbnail and SciPy’s DCT-II',
    (width, height, seed, hash) => {
      expect(phashOf(made(width, height, seed))).toBe(hash);
    },
  );

  it('is null where chance decides: one colour, with noise or without, and a smooth ramp', () => {
    const filled = (value: (at: number) => number) => ({
      ...made(64, 64, 1),
      rgb: Uint8Array.from({ length: 64 * 64 * 3 }, (_, at) => value(at)),
    });
    expect(phashOf(filled(() => 200))).toBeNull();
    expect(phashOf(filled((at) => 100 + ((at * 7919) % 5)))).toBeNull();
    expect(phashOf(filled((at) => Math.floor((at % 192) / 3) * 4))).toBeNull();
  });

  it('hardly changes when a picture is saved anew or scaled, and does when it is mirrored or cropped', async () => {
    const picture = made(640, 480, 2);
    const hash = phashOf(picture);
    const after = async (change: Sharp) => bitsBetween(hash, await perceptualHash(await change.toBuffer()));
    expect(await after(raw(picture).png())).toBe(0);
    expect(await after(raw(picture).jpeg({ quality: 70 }))).toBeLessThanOrEqual(4);
    expect(await after(raw(picture).resize(320, 240).webp({ quality: 80 }))).toBeLessThanOrEqual(6);
    expect(await after(raw(picture).flop().png())).toBeGreaterThan(20);
    expect(await after(raw(picture).extract({ left: 0, top: 0, width: 640, height: 340 }).png())).toBeGreaterThan(10);
  });

  it('is of the pixels as they are stored: a turn that EXIF asks for changes nothing', async () => {
    const turned = await raw(made(200, 137, 2))
      .withMetadata({ orientation: 6 })
      .png()
      .toBuffer();
    expect(await perceptualHash(turned)).toBe(phashOf(made(200, 137, 2)));
  });

  it('is null of glass, and of what cannot be decoded to its end', async () => {
    const glass = raw(made(64, 64, 1))
      .ensureAlpha(0.5)
      .png();
    expect(await perceptualHash(await glass.toBuffer())).toBeNull();
    const opaque = await raw(made(64, 64, 1))
      .ensureAlpha(1)
      .png()
      .toBuffer();
    expect(await perceptualHash(opaque)).toBe(phashOf(made(64, 64, 1)));
    expect(await perceptualHash(opaque.subarray(0, opaque.length / 2))).toBeNull();
    expect(await perceptualHash(new Uint8Array(50))).toBeNull();
  });
});
