import { describe, expect, it } from 'vitest';
import { shapesIn } from './shapes.ts';

const share = (...rows: readonly string[]): Float32Array =>
  Float32Array.from([...rows.join('')], (character) => (character === '#' ? 0.5 : 0.49));

const drawn = share('##...#', '..#..#', '......', '.#####');
const whole = { left: 0, top: 0, right: 6, bottom: 4 };

describe('shapes', () => {
  it('hang together by corners, and not around the border', () => {
    expect(shapesIn(drawn, 6, whole, 0.5)).toEqual([
      { left: 0, top: 0, right: 3, bottom: 2, size: 3 },
      { left: 5, top: 0, right: 6, bottom: 2, size: 2 },
      { left: 1, top: 3, right: 6, bottom: 4, size: 5 },
    ]);
  });

  it('end where the part ends that is looked at', () => {
    const part = { left: -3, top: 0, right: 2, bottom: 9 };
    expect(shapesIn(drawn, 6, part, 0.5)).toEqual([
      { left: 0, top: 0, right: 2, bottom: 1, size: 2 },
      { left: 1, top: 3, right: 2, bottom: 4, size: 1 },
    ]);
  });

  it('are none of less than the threshold', () => {
    expect(shapesIn(drawn, 6, whole, 0.51)).toEqual([]);
  });
});
