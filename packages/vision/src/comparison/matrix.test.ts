import { describe, expect, it } from 'vitest';
import { fit, MODELS, type Pair } from './fit.ts';
import { apply, areaFactor, invert, isPlausible, type Matrix, multiply, scaling } from './matrix.ts';

const grid = Array.from({ length: 25 }, (_, at) => ({ x: 37 + 90 * (at % 5), y: 21 + 70 * Math.floor(at / 5) }));
const pairsBy = (matrix: Matrix): readonly Pair[] => grid.map((from) => ({ from, to: apply(matrix, from) }));

const turned: Matrix = [0.6, -0.8, 30, 0.8, 0.6, -12, 0, 0, 1];
const sheared: Matrix = [1.2, 0.3, 5, -0.2, 0.8, 40, 0, 0, 1];
const seen: Matrix = [1.1, 0.2, 12, -0.1, 0.9, 30, 2e-4, -3e-4, 1];

describe('fitting a mapping', () => {
  it.each([
    ['similarity', turned],
    ['affine', sheared],
    ['homography', seen],
  ] as const)('finds a %s again', (model, matrix) => {
    const found = fit(model, pairsBy(matrix));
    for (const point of [...grid, { x: 900, y: -50 }]) {
      const [here, there] = [apply(found ?? scaling(0), point), apply(matrix, point)];
      expect(here.x).toBeCloseTo(there.x, 5);
      expect(here.y).toBeCloseTo(there.y, 5);
    }
  });

  it('gives what is weighed nothing no say', () => {
    const pairs = [...pairsBy(sheared), { from: { x: 0, y: 0 }, to: { x: 5000, y: 5000 } }];
    const found = fit(
      'affine',
      pairs,
      pairs.map((_, at) => Number(at < grid.length)),
    );
    expect(apply(found ?? scaling(0), { x: 10, y: 10 }).x).toBeCloseTo(20, 5);
  });

  it('has none for points that do not determine one', () => {
    const line = Array.from({ length: 9 }, (_, at) => ({ from: { x: at, y: 2 * at }, to: { x: 3 * at, y: at } }));
    const spot = line.map(() => ({ from: { x: 1, y: 1 }, to: { x: 2, y: 2 } }));
    expect(fit('affine', line)).toBeNull();
    expect(fit('homography', line)).toBeNull();
    for (const model of MODELS) expect(fit(model, spot)).toBeNull();
    expect(fit('homography', pairsBy(seen).slice(0, 3))).toBeNull();
  });
});

describe('a mapping', () => {
  it('is undone by its inverse', () => {
    const there = apply(multiply(invert(seen), seen), { x: 123, y: 45 });
    expect(there.x).toBeCloseTo(123, 8);
    expect(there.y).toBeCloseTo(45, 8);
  });

  it('has a negative factor of area where it mirrors', () => {
    expect(areaFactor([-2, 0, 9, 0, 3, 0, 0, 0, 1], { x: 5, y: 5 })).toBeCloseTo(-6);
  });

  it.each([
    ['turned', turned, true],
    ['sheared', sheared, true],
    ['seen at an angle', seen, true],
    ['mirrored', [-1, 0, 400, 0, 1, 0, 0, 0, 1], true],
    ['12 times as large', scaling(12.1), false],
    ['a twelfth', scaling(1 / 12.1), false],
    ['nothing', scaling(0), false],
    ['a line', [1, 1, 0, 1, 1, 0, 0, 0, 1], false],
    ['crushed', [1, 0, 0, 0, 0.2, 0, 0, 0, 1], false],
    ['through the horizon', [1, 0, 0, 0, 1, 0, -0.004, 0, 1], false],
    ['nearly through it', [1, 0, 0, 0, 1, 0, -0.0024, 0, 1], false],
    ['not a number', [Number.NaN, 0, 0, 0, 1, 0, 0, 0, 1], false],
    ['endless', [Number.POSITIVE_INFINITY, 0, 0, 0, 1, 0, 0, 0, 1], false],
  ] as const)('that is %s is plausible or not', (_, matrix, plausible) => {
    expect(isPlausible(matrix as unknown as Matrix, 400, 300)).toBe(plausible);
  });
});
