import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { viewsOf } from './views.ts';

const sides = fc.tuple(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 1, max: 3000 }));
const blank = (width: number, height: number) => ({ width, height, rgb: new Uint8Array() });

/** True where a view that reads lines across has the place in it. */
const isSeen = (views: ReturnType<typeof viewsOf>, x: number, y: number): boolean =>
  views.some(
    ({ region, uprightOnly }) =>
      !uprightOnly && x >= region.x && x < region.x + region.width && y >= region.y && y < region.y + region.height,
  );

describe('views', () => {
  it('lie within the picture, and are bounded', () => {
    fc.assert(
      fc.property(sides, fc.constantFrom('edges' as const, 'whole' as const), ([width, height], depth) => {
        for (const { region, scale } of viewsOf(blank(width, height), depth)) {
          expect(region.x).toBeGreaterThanOrEqual(0);
          expect(region.y).toBeGreaterThanOrEqual(0);
          expect(region.width).toBeGreaterThan(0);
          expect(region.height).toBeGreaterThan(0);
          expect(region.x + region.width).toBeLessThanOrEqual(width);
          expect(region.y + region.height).toBeLessThanOrEqual(height);
          expect(region.width * region.height * scale ** 2).toBeLessThanOrEqual(2048 * 512);
        }
      }),
    );
  });

  it('see every place of the edges above and below, and in depth `whole` every place', () => {
    const at = fc.double({ min: 0, max: 0.999, noNaN: true });
    fc.assert(
      fc.property(sides, at, at, ([width, height], across, down) => {
        const [x, y] = [Math.floor(across * width), Math.floor(down * height)];
        expect(isSeen(viewsOf(blank(width, height), 'whole'), x, y)).toBe(true);
        const edge = Math.min(y, height - 1 - y) < Math.floor(Math.min(width, height) * 0.125);
        if (edge) expect(isSeen(viewsOf(blank(width, height), 'edges'), x, y)).toBe(true);
      }),
    );
  });

  it('leave the middle out in depth `edges`, which is what makes it cheap', () => {
    const cells = viewsOf(blank(1024, 1024), 'edges').reduce(
      (sum, { region, scale }) => sum + region.width * region.height * scale ** 2,
      0,
    );
    expect(cells).toBeLessThan(1024 * 1024 * 0.33);
  });
});
