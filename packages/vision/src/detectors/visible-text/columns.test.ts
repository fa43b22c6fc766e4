import { describe, expect, it } from 'vitest';
import { columns } from './columns.ts';

const at = (x: number, y: number, width = 40, height = 44) => ({ x, y, width, height, angle: 0 });

describe('columns', () => {
  it('are characters one under the other, in whatever order they were found', () => {
    const characters = [at(100, 200), at(102, 100), at(99, 150)];
    expect(columns([...characters, at(400, 120)])).toEqual([{ x: 100.5, y: 150, width: 43, height: 144, angle: 0 }]);
  });

  it.each([
    ['two', [at(100, 100), at(100, 150)]],
    ['what is too far apart', [at(100, 100), at(100, 200), at(100, 300)]],
    ['what stands beside it', [at(100, 100), at(150, 150), at(100, 250)]],
    ['lines that read across', [at(100, 100, 200), at(100, 150, 200), at(100, 200, 200)]],
    ['sizes that differ', [at(100, 100, 20), at(100, 150, 40), at(100, 200, 80)]],
  ])('are not made of %s', (_, lines) => {
    expect(columns(lines)).toEqual([]);
  });
});
