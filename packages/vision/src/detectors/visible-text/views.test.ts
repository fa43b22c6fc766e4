import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PixelDepth } from '../../detector.ts';
import { scaled } from '../../ocr/scaled.ts';
import { around, looksAt } from './views.ts';

const sides = fc.tuple(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 1, max: 3000 }));
const blank = (width: number, height: number) => ({ width, height, rgb: new Uint8Array() });
/** Of what is looked at, as a share of the picture in each size. */
const sharesOf = (width: number, height: number, depth: PixelDepth): number[] =>
  looksAt(blank(width, height), depth).map(
    ({ scale, regions }) =>
      regions.reduce((sum, region) => sum + region.width * region.height, 0) / (width * height * scale ** 2),
  );

describe('views', () => {
  it('lie within the picture in its size, and are bounded', () => {
    fc.assert(
      fc.property(sides, fc.constantFrom('edges' as const, 'whole' as const), ([width, height], depth) => {
        for (const { scale, regions } of looksAt(blank(width, height), depth)) {
          for (const { x, y, width: across, height: down } of regions) {
            expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
            expect(Math.min(across, down)).toBeGreaterThan(0);
            expect(x + across).toBeLessThanOrEqual(Math.max(1, Math.round(width * scale)));
            expect(y + down).toBeLessThanOrEqual(Math.max(1, Math.round(height * scale)));
            expect(across * down).toBeLessThanOrEqual(1280 * 320);
          }
        }
      }),
    );
  });

  it('show every place near an edge, and in depth `whole` every place in each size', () => {
    const at = fc.double({ min: 0, max: 0.999, noNaN: true });
    fc.assert(
      fc.property(sides, at, at, ([width, height], across, down) => {
        const isShown = (depth: PixelDepth): boolean[] =>
          looksAt(blank(width, height), depth).map(({ scale, regions }) => {
            const [x, y] = [Math.floor(across * width * scale), Math.floor(down * height * scale)];
            return regions.some((one) => x >= one.x && x < one.x + one.width && y >= one.y && y < one.y + one.height);
          });
        if (Math.min(width, height) >= 16) expect(isShown('whole')).not.toContain(false);
        const distance = Math.min(across, 1 - across) * width;
        const edge = Math.min(Math.min(down, 1 - down) * height, distance) < Math.min(width, height) * 0.12;
        if (edge && Math.min(width, height) >= 16) expect(isShown('edges')).not.toContain(false);
      }),
    );
  });

  it('leave the middle out in depth `edges`, which is what makes it cheap', () => {
    expect(Math.max(...sharesOf(1024, 1024, 'edges'))).toBeLessThan(0.7);
    expect(Math.min(...sharesOf(1024, 1024, 'whole'))).toBeGreaterThanOrEqual(1);
  });

  it.each<[PixelDepth, number, number]>([
    ['edges', 1024, 1],
    ['whole', 256, 1],
    ['whole', 257, 2],
  ])(
    'look in depth `%s` at a side of %i in %i sizes: small print only where it can be shown larger',
    (depth, side, expected) => {
      expect(looksAt(blank(side, side), depth)).toHaveLength(expected);
    },
  );

  it('go on around a line that is cut, and end at the border', () => {
    const line = { x: 120, y: 200, width: 40, height: 12, angle: 0 };
    expect(around(line, { width: 512, height: 512 })).toEqual({ x: 0, y: 182, width: 268, height: 36 });
  });

  it('make a size as large as they say', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }), (width, height) => {
        const rgb = new Uint8Array(width * height * 3).fill(77);
        for (const scale of [0.5, 0.7, 1, 2]) {
          const made = scaled({ width, height, rgb }, scale);
          expect(made.rgb).toHaveLength(made.width * made.height * 3);
          expect(new Set(made.rgb)).toEqual(new Set([77]));
        }
      }),
    );
  });
});
