import { expect, it } from 'vitest';
import { count, percentile } from './percentile.ts';

it('counts values and gives the one that a share of them does not exceed', () => {
  const counts = new Uint32Array(256);
  expect(percentile(counts, 0.5)).toBeUndefined();
  for (const value of [0, 10.4, 10.6, 200, 255]) count(counts, value);
  expect([0, 0.2, 0.4, 0.5, 0.6, 0.8, 1].map((share) => percentile(counts, share))).toEqual([
    0, 0, 10, 11, 11, 200, 255,
  ]);
});
