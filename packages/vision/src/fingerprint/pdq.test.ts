import { describe, expect, it } from 'vitest';
import { scene } from '../../test-support/claim-pictures.ts';
import type { Pixels } from '../pixels.ts';
import { TURNS, type Turn } from './fingerprint.ts';
import { pdqOf } from './pdq.ts';

const wave = (at: number): number => Math.abs((at % 510) - 255);

/** A picture of whole numbers alone, so that the reference can be given the very same. */
function pattern(width: number, height: number): Pixels {
  const rgb = new Uint8Array(width * height * 3);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [u, v] = [Math.floor((x * 2048) / width), Math.floor((y * 2048) / height)];
      for (let channel = 0; channel < 3; channel++, at++) {
        const block = ((u >> 7) * (v >> 7) * 37 + u) & 255;
        rgb[at] = Math.floor((wave(u * (channel + 1) + v) + wave(3 * v + 7 * channel) + block) / 3);
      }
    }
  }
  return { width, height, rgb };
}

/** The picture turned, pixel by pixel. */
function turned({ width, height, rgb }: Pixels, turn: Turn): Pixels {
  const [w, h] = [width - 1, height - 1];
  const from: Record<Turn, (x: number, y: number) => readonly [number, number]> = {
    original: (x, y) => [x, y],
    rotated90: (x, y) => [y, h - x],
    rotated180: (x, y) => [w - x, h - y],
    rotated270: (x, y) => [w - y, x],
    mirrored: (x, y) => [w - x, y],
    flipped: (x, y) => [x, h - y],
    transposed: (x, y) => [y, x],
    transversed: (x, y) => [w - y, h - x],
  };
  const lies = ['rotated90', 'rotated270', 'transposed', 'transversed'].includes(turn);
  const size = lies ? { width: height, height: width } : { width, height };
  const result = new Uint8Array(rgb.length);
  for (let at = 0; at < width * height; at++) {
    const [x, y] = from[turn](at % size.width, Math.floor(at / size.width));
    result.set(rgb.subarray((y * width + x) * 3, (y * width + x) * 3 + 3), at * 3);
  }
  return { ...size, rgb: result };
}

function distance(a: string, b: string): number {
  let bits = 0;
  for (let at = 0; at < 64; at++) {
    const differing = Number.parseInt(a[at] ?? '', 16) ^ Number.parseInt(b[at] ?? '', 16);
    for (let bit = differing; bit > 0; bit >>= 1) bits += bit & 1;
  }
  return bits;
}

describe('PDQ', () => {
  // Made with the reference's C++ (its library: the picture in the size it has) from the same numbers.
  it.each([
    [64, 64, '0448d86c7058079795964d5bb997727dedfda382addcb2aa0856a78a3273ae89'],
    [200, 137, '2b2ef96cf25b0f97b796ced3ba86f2fdada82500afa8322a0056af0a046f8a8c'],
    [512, 384, '7f7ff86cf25b0f979596ded3b206f2f5ada92500afa8322a0056af0a042f8a88'],
    [5, 300, 'd6b5695a390ec4f191a46cdb93a4695a3e0fc6b5c4f196259b2696a5695a94a5'],
    [1000, 129, '792cf86cf25b0f979796ced7b286f2fdada92500afa8322a0056a72a046f8e8c'],
    [30, 30, 'd62b2516fa690fd0933447559f965255e4fda5a885d99ab8a057a5623273a731'],
  ])('is the reference’s to the bit (%i × %i)', (width, height, hex) => {
    expect(pdqOf(pattern(width, height))).toMatchObject({ hex, quality: 100 });
  });

  it('has the reference’s hashes of the eight turns, by their names here', () => {
    expect(pdqOf(pattern(512, 384)).turns).toEqual({
      original: '7f7ff86cf25b0f979596ded3b206f2f5ada92500afa8322a0056af0a042f8a88',
      rotated270: '6fa51aff63f410ef54a563193735670b1da11af541b202f560b720f4361e4a7c',
      rotated180: '3f7752c6a70ea53dc0c37479e753585ff8fc8faafafd9880550305a0517a2022',
      rotated90: '3af0b05536a1ba4581f049b3e2604db148f4b05d94e7e85d35e28e5feb4be0d7',
      flipped: '5a770793f25bf0689596212cb2060d0aada9daffafa8cdd5005650f5042f7577',
      mirrored: '0000ad29a70e5ac2c0c18b82e753a7a0f8fc7055fafd667f5503fa5f512adfd8',
      transposed: '6fa5e500e3f4ef10d4a59ce6b73598e41da1e508c1b2bd08e0b7db0abe1eb582',
      transversed: '3af04faab6a1c5ba81f0b64ce260b24e48f4cfa294e797a235e2f1a0eb4b9f28',
    });
  });

  // Windows of an odd number of pixels: one of an even number is off the middle, in the reference too, and costs bits.
  it.each(TURNS)('foretells the hash of the picture that is %s', (turn) => {
    const picture = scene(640, 620, 7);
    expect(distance(pdqOf(turned(picture, turn)).hex, pdqOf(picture).turns[turn])).toBeLessThanOrEqual(10);
  });

  it('tells pictures apart, and their turns', () => {
    const [one, other] = [pdqOf(scene(300, 300, 1)), pdqOf(scene(300, 300, 2))];
    expect(distance(one.hex, other.hex)).toBeGreaterThan(80);
    expect(new Set(Object.values(one.turns)).size).toBe(8);
  });

  it.each([
    [4, 300],
    [300, 4],
    [1, 1],
  ])('has no bits for %i × %i', (width, height) => {
    expect(pdqOf(pattern(width, height))).toMatchObject({ hex: '0'.repeat(64), quality: 0 });
  });

  it('says that a flat picture has nothing in it', () => {
    expect(pdqOf({ width: 80, height: 80, rgb: new Uint8Array(80 * 80 * 3).fill(200) }).quality).toBe(0);
  });
});
