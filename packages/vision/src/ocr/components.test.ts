import { describe, expect, it } from 'vitest';
import { components } from './components.ts';

const mapOf = (rows: readonly string[]): Float32Array =>
  Float32Array.from(rows.join(''), (cell) => (cell === '.' ? 0.1 : Number(cell) / 10));

describe('components', () => {
  it('joins neighbours of all eight sides, around corners, and nothing else', () => {
    const found = components(mapOf(['9.9..', '9.9.8', '99..8', '...9.']), 5, 0.3, 10);
    expect(found.map(({ size }) => size)).toEqual([6, 3]);
  });

  it('does not join over the end of a row', () => {
    expect(components(mapOf(['....9', '9....']), 5, 0.3, 10)).toHaveLength(2);
  });

  it('gives the mean and the outer edges of the cells', () => {
    const [only] = components(mapOf(['....', '.84.', '....']), 4, 0.3, 10);
    expect(only?.mean).toBeCloseTo(0.6);
    const xs = only?.outline.map(({ x }) => x) ?? [];
    const ys = only?.outline.map(({ y }) => y) ?? [];
    expect([Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]).toEqual([1, 3, 1, 2]);
  });

  it('stops at the limit', () => {
    const dots = Float32Array.from({ length: 100 }, (_, at) => (at % 2 === 0 && Math.floor(at / 10) % 2 === 0 ? 1 : 0));
    expect(components(dots, 10, 0.3, 25)).toHaveLength(25);
    expect(components(dots, 10, 0.3, 24)).toHaveLength(24);
  });
});
