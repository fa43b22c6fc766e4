import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { draw } from '../../../test-support/draw-text.ts';
import type { LineBox } from '../../ocr/line-box.ts';
import { visibleText } from './index.ts';
import { spotRegions } from './second-look.ts';

const spot = (x: number, y: number, width = 20, height = 10): LineBox => ({ x, y, width, height, angle: 0 });

/** A wall of windows with a text at the upper left. */
async function facade(across: number, down: number, difference: number, opacity: number) {
  const side = 1024;
  const { png } = await draw(side, side, [{ text: '人工智能合成图片', height: 33, left: 20, top: 20 }], null);
  const glyphs = await sharp(png).removeAlpha().raw().toBuffer();
  const rgb = glyphs.map((glyph, at) => {
    const [x, y] = [Math.floor(at / 3) % side, Math.floor(at / 3 / side)];
    const isPane = x % across > across * 0.3 && y % down > down * 0.35;
    const wall = isPane ? 60 : 60 + difference;
    return wall + ((255 - wall) * opacity * glyph) / 255;
  });
  return { width: side, height: side, assetWidth: side, assetHeight: side, scale: 1, rgb, full: async () => null };
}

describe('second look', () => {
  it.each([
    [36, 30, 40, 0.6],
    [24, 36, 110, 0.8],
  ])('finds a label on a wall of windows %i by %i, of which the first look sees a trace', async (...wall) => {
    const seen = await visibleText.detect(await facade(...wall), { depth: 'edges' });
    expect(seen).toMatchObject([{ data: { reading: 'label', place: 'corner' } }]);
  });

  it('stays within the picture, and looks at two places at most, whatever the spots', () => {
    const side = fc.integer({ min: 1, max: 4000 });
    const place = fc.double({ min: -50, max: 4100, noNaN: true });
    const spots = fc.array(fc.record({ x: place, y: place, width: side, height: side, angle: fc.constant(0) }), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(spots, side, side, (boxes, width, height) => {
        const regions = spotRegions(boxes, { width, height });
        expect(regions.length).toBeLessThanOrEqual(2);
        for (const region of regions) {
          expect(Math.min(region.x, region.y)).toBeGreaterThanOrEqual(0);
          expect(Math.min(region.width, region.height)).toBeGreaterThan(0);
          expect(region.x + region.width).toBeLessThanOrEqual(width);
          expect(region.y + region.height).toBeLessThanOrEqual(height);
        }
      }),
    );
  });

  it('takes the largest spots first, and those near to one another as one', () => {
    const picture = { width: 1000, height: 1000 };
    const specks = [
      spot(100, 900, 4, 4),
      spot(880, 120),
      spot(500, 60, 6, 6),
      spot(900, 110, 8, 8),
      spot(120, 880, 60, 12),
    ];
    const middles = spotRegions(specks, picture).map(({ x, y }) => [x > 500, y > 500]);
    expect(middles).toEqual([
      [false, true],
      [true, false],
    ]);
  });
});
