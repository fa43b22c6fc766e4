import { describe, expect, it } from 'vitest';
import { localMean } from './local-mean.ts';

/** 7 × 5 values, of which every other is chosen. */
const values = Float32Array.from({ length: 35 }, (_, at) => at * at);
const chosen = Uint8Array.from({ length: 35 }, (_, at) => at % 2);

const mean = (some: readonly number[]): number => some.reduce((sum, value) => sum + value, 0) / some.length;

describe('local mean', () => {
  it.each([
    [0, 0],
    [3, 2],
    [6, 4],
    [6, 0],
  ])('is that of the chosen values of the window around %s, %s, which ends at the border', (x, y) => {
    const near = [...values].filter(
      (_, at) => chosen[at] === 1 && Math.abs((at % 7) - x) <= 2 && Math.abs(Math.floor(at / 7) - y) <= 1,
    );
    const means = localMean(values, chosen, 7, { across: 2, down: 1, least: 1 });
    expect(means[y * 7 + x]).toBeCloseTo(mean(near), 3);
  });

  it('is that of all chosen values where the window has too few of them', () => {
    const means = localMean(values, chosen, 7, { across: 1, down: 1, least: 5 });
    expect(means[0]).toBeCloseTo(mean([...values].filter((_, at) => chosen[at] === 1)), 3);
  });

  it('is 0 where none is chosen', () => {
    expect([...localMean(values, new Uint8Array(35), 7, { across: 1, down: 1, least: 1 })]).toEqual(Array(35).fill(0));
  });
});
