import { describe, expect, it } from 'vitest';
import { columnsOf } from './glyph-columns.ts';

const [WIDTH, HEIGHT] = [400, 60];
const ROWS = [20, 40] as const;
/** Characters are 16 wide with a hole in them, one every 22 columns. */
const PITCH = 22;
const START = 100;
const middleOf = (at: number): number => START + at * PITCH + 8;

/** The columns of a line of which the characters `first` to `last` were read, where those `inked` have ink. */
function columns(inked: readonly number[], first: number, last: number, calm = true) {
  const share = new Float32Array(WIDTH * HEIGHT);
  for (const at of inked) {
    for (let y = ROWS[0]; y < ROWS[1]; y++) {
      for (let x = 0; x < 16; x++) {
        const isEdge = x < 3 || x > 12 || y < ROWS[0] + 3 || y > ROWS[1] - 4;
        if (isEdge) share[y * WIDTH + START + at * PITCH + x] = 1;
      }
    }
  }
  const part = { left: 0, top: ROWS[0] - 2, right: WIDTH, bottom: ROWS[1] + 2 };
  return columnsOf(
    { share, width: WIDTH, rows: ROWS, part, calm },
    { text: '', first: middleOf(first), last: middleOf(last) },
  )?.columns;
}

describe('columns of glyphs', () => {
  it('are those of the characters that were read', () => {
    expect(columns([0, 1, 2, 3], 0, 3)).toEqual([START, START + 3 * PITCH + 16]);
  });

  it('take a character along that was not read', () => {
    expect(columns([-1, 0, 1, 2, 3], 0, 3)).toEqual([START - PITCH, START + 3 * PITCH + 16]);
  });

  it.each([true, false])('go to the end of a character whose ink is lost, calm: %s', (calm) => {
    const tall = ROWS[1] - ROWS[0];
    expect(columns([0, 1, 2], 0, 3, calm)).toEqual([START, middleOf(3) + tall / 2]);
    expect(columns([1, 2, 3], 0, 3, calm)).toEqual([middleOf(0) - tall * 0.45, START + 3 * PITCH + 16]);
  });

  it('do not go on along a row of what looks like characters', () => {
    const row = Array.from({ length: 4 }, (_, at) => at - 4);
    expect(columns([...row, 0, 1, 2, 3], 0, 3)?.[0]).toBeGreaterThan(START - PITCH);
  });
});
