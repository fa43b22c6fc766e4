import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LineBox, smallestBox } from './line-box.ts';

const cornersOf = ({ x, y, width, height, angle }: LineBox) =>
  [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ].map(([across = 0, down = 0]) => ({
    x: x + (across * width * Math.cos(angle) - down * height * Math.sin(angle)) / 2,
    y: y + (across * width * Math.sin(angle) + down * height * Math.cos(angle)) / 2,
  }));

describe('the smallest box', () => {
  it('is found again, however it is turned', () => {
    const side = fc.double({ min: 10, max: 400, noNaN: true });
    const angles = fc.double({ min: -0.7, max: 0.7, noNaN: true });
    fc.assert(
      fc.property(side, side, angles, (width, height, angle) => {
        const corners = cornersOf({ x: 500, y: 300, width, height, angle });
        const inside = { x: 500, y: 300 };
        const box = smallestBox([...corners, inside]);
        expect(box.x).toBeCloseTo(500, 6);
        expect(box.y).toBeCloseTo(300, 6);
        expect(box.width).toBeCloseTo(width, 6);
        expect(box.height).toBeCloseTo(height, 6);
        expect(box.angle).toBeCloseTo(angle, 6);
      }),
    );
  });

  it('is smaller than the upright one for a line that leans', () => {
    const steps = Array.from({ length: 50 }, (_, at) => [
      { x: at * 4, y: at },
      { x: at * 4, y: at + 10 },
    ]).flat();
    expect(smallestBox(steps).height).toBeLessThan(12);
  });

  it('copes with one point and with points of one line', () => {
    expect(smallestBox([{ x: 3, y: 4 }])).toMatchObject({ x: 3, y: 4, width: 0, height: 0 });
    const line = smallestBox([
      { x: 0, y: 0 },
      { x: 5, y: 0 },
      { x: 9, y: 0 },
    ]);
    expect(line).toMatchObject({ x: 4.5, width: 9, height: 0 });
  });
});
