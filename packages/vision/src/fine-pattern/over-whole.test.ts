import { describe, expect, it } from 'vitest';
import { overWhole } from './over-whole.ts';
import type { Peak } from './peaks.ts';
import type { Square } from './squares.ts';

const [COLUMNS, ROWS, SIZE] = [5, 4, 256];
/** In the middle 0.25 turns a pixel; to each side some bins more or less. */
const placeAt = (u: number, v: number, bins = 3) => ({ x: 0.2 + (bins * u) / SIZE, y: 0.15 - (bins * v) / SIZE });

interface Change {
  readonly peaks?: readonly Peak[];
  readonly coarse?: readonly Peak[];
  readonly able?: boolean;
}

/** Twenty squares that all have a drifting peak of height 6, but for what `change` says of (column, row). */
function squares(change: (column: number, row: number, peak: Peak) => Change = () => ({}), height = 6, bins = 3) {
  const all = Array.from({ length: COLUMNS * ROWS }, (_, at): Square => {
    const [column, row] = [at % COLUMNS, Math.floor(at / COLUMNS)];
    const [u, v] = [(column - 2) * 0.4, (row - 1.5) * 0.5];
    const peak = { ...placeAt(u, v, bins), height };
    return { u, v, able: true, peaks: [peak], coarse: [], ...change(column, row, peak) };
  });
  return overWhole({ size: SIZE, squares: all });
}

const isInside = (column: number, row: number) => column > 0 && column < 4 && row > 0 && row < 3;
const none: Change = { peaks: [] };

describe('a pattern over the whole picture', () => {
  it('is one frequency that changes evenly, counted in squares', () => {
    const found = squares();
    expect(found).toMatchObject({ fitting: 20 });
    expect(found?.period).toBeCloseTo(4, 5);
  });

  it('is in seven of ten squares', () => {
    expect(squares((column, row) => (isInside(column, row) ? none : {}))).toMatchObject({ fitting: 14 });
    expect(squares((column, row) => (isInside(column, row) || (column === 0 && row === 1) ? none : {}))).toBeNull();
  });

  it('is in half of the squares of each side', () => {
    expect(squares((column, row) => (column === 4 && row > 1 ? none : {}))).toMatchObject({ fitting: 18 });
    expect(squares((column, row) => (column === 4 && row > 0 ? none : {}))).toBeNull();
    expect(squares((column, row) => (row === 0 && column > 1 ? none : {}))).toBeNull();
  });

  it('is in half of the squares of each quarter', () => {
    const missing = (least: number) => (column: number, row: number) =>
      (row === 2 && column > least) || (row === 3 && column === 4) ? none : {};
    expect(squares(missing(2))).toMatchObject({ fitting: 17 });
    expect(squares(missing(1))).toBeNull();
  });

  it('does not count squares that could not show it, as long as half of all have it', () => {
    const dark = (column: number, row: number, most: number) =>
      column + COLUMNS * row < most ? { ...none, able: false } : {};
    expect(squares((column, row) => dark(column, row, 10))).toMatchObject({ fitting: 10 });
    expect(squares((column, row) => dark(column, row, 11))).toBeNull();
  });

  it('stands out in the mean of its squares', () => {
    expect(squares(undefined, 5)).not.toBeNull();
    expect(squares(undefined, 4.99)).toBeNull();
  });

  it('is seen at an angle: the same everywhere, it is drawn into the file', () => {
    expect(squares(undefined, 6, 0)).toBeNull();
    expect(squares(undefined, 6, 0.4)).toBeNull();
    expect(squares(undefined, 6, 1.5)).not.toBeNull();
  });

  it('has peaks within 1.2 bins of it', () => {
    const beside = (bins: number) => (column: number, row: number, peak: Peak) =>
      (column + row) % 2 === 0 ? {} : { peaks: [{ ...peak, x: peak.x + bins / SIZE, y: peak.y - bins / SIZE }] };
    expect(squares(beside(0.5))).toMatchObject({ fitting: 20 });
    expect(squares(beside(4))).toBeNull();
  });

  it('is not what a coarser one adds to itself', () => {
    const coarse = (count: number) => (column: number, row: number, peak: Peak) =>
      column + COLUMNS * row < count ? { coarse: [{ x: peak.x / 3, y: peak.y / 3, height: 9 }] } : {};
    expect(squares(coarse(9))).not.toBeNull();
    expect(squares(coarse(10))).toBeNull();
  });

  it('may be folded at half a turn a pixel, where the camera had too few pixels for it', () => {
    const folded = (_column: number, _row: number, peak: Peak) => {
      const x = peak.x + 0.29;
      return { peaks: [x > 0.5 ? { ...peak, x: 1 - x, y: -peak.y } : { ...peak, x }] };
    };
    expect(squares(folded)).toMatchObject({ fitting: 20 });
  });
});
