import { describe, expect, it } from 'vitest';
import type { Pixels } from '../pixels.ts';
import { partsWithStrokes } from './strokes.ts';

const [WIDTH, HEIGHT] = [512, 64];
const whole = { x: 0, y: 0, width: WIDTH, height: HEIGHT };

function pictureOf(valueAt: (x: number, y: number) => number): Pixels {
  const rgb = new Uint8Array(WIDTH * HEIGHT * 3);
  for (let at = 0; at < rgb.length; at++) rgb[at] = valueAt(Math.floor(at / 3) % WIDTH, Math.floor(at / 3 / WIDTH));
  return { width: WIDTH, height: HEIGHT, rgb };
}

/** Strokes three pixels wide in a box of 60 × 16, as glyphs have them. */
const strokes = (left: number, top: number, by: number) => (x: number, y: number) =>
  x >= left && x < left + 60 && y >= top && y < top + 16 && x % 7 < 3 ? 100 + by : 100;

describe('parts with strokes', () => {
  it.each<[string, (x: number, y: number) => number]>([
    ['flat', () => 100],
    ['a slope', (x) => x / 2],
    ['an edge between two areas', (x) => (x < 250 ? 40 : 200)],
    ['grain', (x, y) => 100 + ((x * 7 + y * 13) % 5)],
  ])('are none where all is %s', (_, valueAt) => {
    expect(partsWithStrokes(pictureOf(valueAt), whole)).toEqual([]);
  });

  it.each([9, -9, 60])('have all of a text that differs by %i, in whole multiples of 32', (by) => {
    const [part, ...more] = partsWithStrokes(pictureOf(strokes(300, 24, by)), whole);
    expect(more).toEqual([]);
    expect(part?.x).toBeLessThanOrEqual(300 - 8);
    expect((part?.x ?? 0) + (part?.width ?? 0)).toBeGreaterThanOrEqual(360 + 8);
    expect([part?.y, part?.height]).toEqual([0, 64]);
    expect((part?.width ?? 0) % 32).toBe(0);
    expect(part?.width).toBeLessThanOrEqual(128);
  });

  it('leave out what differs by no more than the network sees', () => {
    expect(partsWithStrokes(pictureOf(strokes(300, 24, 8)), whole)).toEqual([]);
  });

  it('stay within the region, at its border too', () => {
    const region = { x: 64, y: 16, width: 200, height: 40 };
    const parts = partsWithStrokes(
      pictureOf((x) => (x % 7 < 3 ? 200 : 100)),
      region,
    );
    expect(parts).toEqual([region]);
  });

  it('are two where two texts stand apart, and one where the gap is small', () => {
    const both = (gap: number) => (x: number, y: number) =>
      Math.max(strokes(40, 24, 50)(x, y), strokes(100 + gap, 24, 50)(x, y));
    expect(partsWithStrokes(pictureOf(both(200)), whole)).toHaveLength(2);
    expect(partsWithStrokes(pictureOf(both(20)), whole)).toHaveLength(1);
  });
});
