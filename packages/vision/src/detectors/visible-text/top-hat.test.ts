import { describe, expect, it } from 'vitest';
import { topHat } from './top-hat.ts';

const [WIDTH, HEIGHT] = [23, 17];
const plane = (valueAt: (x: number, y: number) => number): Float32Array =>
  Float32Array.from({ length: WIDTH * HEIGHT }, (_, at) => valueAt(at % WIDTH, Math.floor(at / WIDTH)));

/** Of the squares that a place is in, the least values; of those the greatest. Written out, for any reach. */
function slowly(values: Float32Array, reach: number): number[] {
  const over = (from: readonly number[], pick: (...some: number[]) => number): number[] =>
    from.map((_, at) => {
      const [x, y] = [at % WIDTH, Math.floor(at / WIDTH)];
      const near = from.filter(
        (_, other) => Math.abs((other % WIDTH) - x) <= reach && Math.abs(Math.floor(other / WIDTH) - y) <= reach,
      );
      return pick(...near);
    });
  const opened = over(over([...values], Math.min), Math.max);
  return [...values].map((value, at) => value - (opened[at] ?? 0));
}

describe('top hat', () => {
  it.each([1, 2, 3, 5])('is what an opening by a square takes away: reach %s', (reach) => {
    const values = plane((x, y) => (x * 73 + y * 151 + x * x * y) % 97);
    expect([...topHat(values, WIDTH, reach)]).toEqual(slowly(values, reach));
  });

  it('keeps strokes that are narrower than the square, and nothing of what is broader or slopes', () => {
    const values = plane(
      (x, y) => 2 * x + (x >= 3 && x < 6 ? 50 : 0) + (x >= 12 && x < 20 && y > 4 && y < 14 ? 50 : 0),
    );
    const differences = topHat(values, WIDTH, 2);
    const at = (x: number, y: number): number => differences[y * WIDTH + x] ?? -1;
    expect(at(4, 9)).toBeGreaterThan(40);
    expect(at(16, 9)).toBeLessThan(10);
    expect(at(9, 9)).toBeLessThan(10);
  });
});
