import { describe, expect, it } from 'vitest';
import type { Pixels } from '../../pixels.ts';
import { contrastOf, inkOf } from './ink.ts';
import { placeOf } from './place.ts';

/** Upright bars of `ink` on `ground`, 30 pixels high from row 20 on, in a picture of 200 × 70. */
function bars(ink: number, ground: number): Pixels {
  const [width, height] = [200, 70];
  const rgb = new Uint8Array(width * height * 3).fill(ground);
  for (let y = 20; y < 50; y++) {
    for (let x = 40; x < 160; x++) if (x % 12 < 5) rgb.fill(ink, (y * width + x) * 3, (y * width + x) * 3 + 3);
  }
  return { width, height, rgb };
}

const box = { x: 100, y: 35, width: 130, height: 38, angle: 0 };

describe('ink', () => {
  it.each([
    ['light on dark', 230, 40],
    ['dark on light', 20, 210],
    ['faint', 104, 96],
  ])('measures glyphs that are %s', (_, ink, ground) => {
    const found = inkOf(bars(ink, ground), box);
    expect(Math.abs(found.height - 30)).toBeLessThanOrEqual(1);
    expect(Math.abs(found.width - 120)).toBeLessThanOrEqual(8);
    expect(found).toMatchObject({ glyphValue: ink, surroundValue: ground });
    expect(Math.abs(found.offsetY)).toBeLessThanOrEqual(1);
    expect(found.contrast).toBeCloseTo(contrastOf(ink, ground));
  });

  it('takes nothing for ink in a flat box but stays in its bounds', () => {
    const found = inkOf(bars(90, 90), box);
    expect(found.contrast).toBe(1);
    expect(found.height).toBeGreaterThan(0);
  });
});

describe('contrast', () => {
  it("is WCAG 2's ratio, whichever is lighter", () => {
    expect(contrastOf(255, 0)).toBeCloseTo(21);
    expect(contrastOf(0, 255)).toBeCloseTo(21);
    expect(contrastOf(119, 255)).toBeCloseTo(4.48, 2);
    expect(contrastOf(7, 7)).toBe(1);
  });
});

describe('place', () => {
  const picture = { width: 1000, height: 500 };
  const at = (x: number, y: number) => placeOf({ x, y, width: 100, height: 50 }, picture);

  it('goes by the outer fifth of each side', () => {
    expect(at(880, 440)).toBe('corner');
    expect(at(0, 0)).toBe('corner');
    expect(at(450, 440)).toBe('edge');
    expect(at(0, 200)).toBe('edge');
    expect(at(450, 200)).toBe('inside');
  });

  it('begins to reach into a fifth with its first pixel', () => {
    expect(at(199, 200)).toBe('edge');
    expect(at(200, 200)).toBe('inside');
    expect(at(700, 200)).toBe('inside');
    expect(at(701, 200)).toBe('edge');
  });
});
