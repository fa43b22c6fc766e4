import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cut, type Pixels, sample } from './pixels.ts';

const side = fc.integer({ min: 1, max: 12 });
const extreme = fc.constantFrom(0, 1, 254, 255);

/** A picture, and a region of it. */
const cases = fc.tuple(side, side, fc.double({ min: 0.2, max: 3, noNaN: true })).chain(([width, height, scale]) =>
  fc.record({
    pixels: fc
      .array(extreme, { minLength: width * height * 3, maxLength: width * height * 3 })
      .map((rgb): Pixels => ({ width, height, rgb: Uint8Array.from(rgb) })),
    region: fc.tuple(fc.integer({ min: 0, max: width - 1 }), fc.integer({ min: 0, max: height - 1 })).chain(([x, y]) =>
      fc.record({
        x: fc.constant(x),
        y: fc.constant(y),
        width: fc.integer({ min: 1, max: width - x }),
        height: fc.integer({ min: 1, max: height - y }),
      }),
    ),
    scale: fc.constant(scale),
  }),
);

describe('pixels', () => {
  it('cuts a part in another size as its places are sampled, a level apart at most', () => {
    fc.assert(
      fc.property(cases, ({ pixels, region, scale }) => {
        const part = cut(pixels, region, scale);
        const colour = new Uint8Array(3);
        for (let y = 0, at = 0; y < part.height; y++) {
          for (let x = 0; x < part.width; x++) {
            const [fromX, fromY] = [(x + 0.5) * (region.width / part.width), (y + 0.5) * (region.height / part.height)];
            sample(pixels, region.x + fromX, region.y + fromY, colour, 0);
            for (const value of colour) expect(Math.abs((part.rgb[at++] ?? Number.NaN) - value)).toBeLessThanOrEqual(1);
          }
        }
        expect(part.rgb).toHaveLength(part.width * part.height * 3);
      }),
    );
  });

  it('cuts a part in its own size as it is', () => {
    const pixels = { width: 2, height: 2, rgb: Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]) };
    expect([...cut(pixels, { x: 1, y: 0, width: 1, height: 2 }, 1).rgb]).toEqual([4, 5, 6, 10, 11, 12]);
  });
});
