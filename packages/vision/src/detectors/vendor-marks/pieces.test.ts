import { describe, expect, it } from 'vitest';
import { depthOf, lineOf, outlineOf, type Piece } from './pieces.ts';

const SQUARE: Piece = [
  [
    [-0.5, -0.5],
    [0.5, -0.5],
  ],
  [
    [0.5, -0.5],
    [0.5, 0],
    [0.5, 0.5],
  ],
  [
    [0.5, 0.5],
    [-0.5, 0.5],
  ],
  [
    [-0.5, 0.5],
    [-0.5, -0.5],
  ],
];

describe('a shape made of pieces', () => {
  it('is as deep as its nearest side is far', () => {
    const depth = depthOf([lineOf(SQUARE)]);
    expect([depth(0, 0), depth(0.4, 0.1), depth(0.5, 0.2), depth(0, 0.8)].map((value) => Math.abs(value))).toEqual([
      expect.closeTo(0.5),
      expect.closeTo(0.1),
      expect.closeTo(0),
      expect.closeTo(0.3),
    ]);
    expect(depth(0, 0.8)).toBeLessThan(0);
    expect(depth(0.8, 0.9)).toBeCloseTo(-0.5);
  });

  it('has points along each side, away from its ends, whose normals point outwards', () => {
    const outline = outlineOf([SQUARE]);
    expect(new Set(outline.map(({ side }) => side))).toEqual(new Set([0, 1, 2, 3]));
    for (const { x, y, nx, ny } of outline) {
      expect(Math.max(Math.abs(x), Math.abs(y))).toBeCloseTo(0.5);
      expect(Math.min(Math.abs(x), Math.abs(y))).toBeLessThan(0.4);
      expect(Math.hypot(nx, ny)).toBeCloseTo(1);
      expect(nx * x + ny * y).toBeCloseTo(0.5);
    }
  });

  it('two pieces: each point is as deep as in the piece that holds it', () => {
    const other = lineOf(SQUARE).map(([x, y]) => [x + 2, y] as const);
    const depth = depthOf([lineOf(SQUARE), other]);
    expect(depth(0, 0)).toBeCloseTo(0.5);
    expect(depth(2, 0)).toBeCloseTo(0.5);
    expect(depth(1, 0)).toBeCloseTo(-0.5);
  });
});
