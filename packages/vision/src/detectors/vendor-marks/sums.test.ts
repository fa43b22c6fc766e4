import { describe, expect, it } from 'vitest';
import type { Plane } from './plane.ts';
import { cells, sumsOf } from './sums.ts';
import { randomFrom } from './test-support/draw.ts';

const random = randomFrom(5);
const WIDTH = 23;
const HEIGHT = 17;
const PLANE: Plane = {
  width: WIDTH,
  height: HEIGHT,
  values: Float32Array.from({ length: WIDTH * HEIGHT }, () => Math.round(255 * random())),
};

/** The mean over a part, pixel by pixel. */
function meanOver(left: number, top: number, cell: number): number {
  let sum = 0;
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      const across = Math.min(x + 1, left + cell) - Math.max(x, left);
      const down = Math.min(y + 1, top + cell) - Math.max(y, top);
      if (across > 0 && down > 0) sum += across * down * (PLANE.values[y * WIDTH + x] ?? 0);
    }
  }
  return sum / cell ** 2;
}

describe('means over cells', () => {
  it.each([
    [0, 0, 1, 23, 17],
    [0, 0, 2.3, 10, 7],
    [3.7, 2.2, 1.9, 10, 7],
    [0.5, 16.5, 0.5, 40, 1],
    [10, 1, 0.37, 35, 43],
  ])('from (%d, %d), cells of %d', (left, top, cell, width, height) => {
    const found = cells(sumsOf(PLANE), left, top, cell, width, height);
    expect([found.width, found.height]).toEqual([width, height]);
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        expect(found.values[y * width + x]).toBeCloseTo(meanOver(left + x * cell, top + y * cell, cell), 3);
      }
    }
  });

  it('a cell that would reach beyond the plane stands at its border', () => {
    const { values } = cells(sumsOf(PLANE), -3, HEIGHT - 3, 2, 15, 3);
    expect(values[0]).toBeCloseTo(meanOver(0, HEIGHT - 3, 2), 3);
    expect(values[1]).toBeCloseTo(meanOver(0, HEIGHT - 3, 2), 3);
    expect(values[14]).toBeCloseTo(meanOver(WIDTH - 2, HEIGHT - 3, 2), 3);
    expect(values[2 * 15 + 5]).toBeCloseTo(meanOver(7, HEIGHT - 2, 2), 3);
  });

  it('a plane without pixels has none', () => {
    const none = sumsOf({ width: 0, height: 0, values: new Float32Array(0) });
    expect(cells(none, 0, 0, 2, 0, 0).values).toHaveLength(0);
  });
});
