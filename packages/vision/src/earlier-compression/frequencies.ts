import type { Plane } from '../comparison/plane.ts';

/** Side of a JPEG's block, in pixels (ITU-T T.81). */
const SIDE = 8;

/** A frequency of the blocks: its row and column in the quantisation table. */
export interface Frequency {
  readonly row: number;
  readonly column: number;
}

/** The lowest of them, in the order of T.81 figure A.6: higher ones are mostly rounded to nothing. */
export const FREQUENCIES: readonly Frequency[] = [
  { row: 0, column: 1 },
  { row: 1, column: 0 },
  { row: 2, column: 0 },
  { row: 1, column: 1 },
  { row: 0, column: 2 },
  { row: 0, column: 3 },
  { row: 1, column: 2 },
  { row: 2, column: 1 },
  { row: 3, column: 0 },
  { row: 4, column: 0 },
  { row: 3, column: 1 },
  { row: 2, column: 2 },
  { row: 1, column: 3 },
  { row: 0, column: 4 },
];
const COLUMNS = 1 + Math.max(...FREQUENCIES.map(({ column }) => column));

/** Blocks that are looked at, at most, spread evenly over the picture. */
const MAX_BLOCKS = 20_000;
/** Luma next to black and to white was cut off there, which no transform can undo. */
const [DARKEST, LIGHTEST] = [2, 253];
/** A block of one colour has nothing but rounding in it. */
const LEAST_RANGE = 3;

/**
 * The coefficients (T.81 A.3.3) of each frequency in `FREQUENCIES`, block after block, of a grid of blocks that begins at
 * (`left`, `top`). Blocks that say nothing are left out.
 */
export function coefficientsOf(luma: Plane, left: number, top: number): readonly (readonly number[])[] {
  const across = Math.floor((luma.width - left) / SIDE);
  const count = across * Math.floor((luma.height - top) / SIDE);
  const step = Math.max(1, Math.ceil(count / MAX_BLOCKS));
  const found = FREQUENCIES.map((): number[] => []);
  const rows = new Float64Array(SIDE * COLUMNS);
  for (let block = 0; block < count; block += step) {
    const at = (top + Math.floor(block / across) * SIDE) * luma.width + left + (block % across) * SIDE;
    if (!saysAnything(luma, at)) continue;
    alongRows(luma, at, rows);
    FREQUENCIES.forEach(({ row, column }, index) => {
      let sum = 0;
      for (let y = 0; y < SIDE; y++) sum += (rows[y * COLUMNS + column] ?? 0) * wave(row, y);
      found[index]?.push(sum);
    });
  }
  return found;
}

function saysAnything({ width, data }: Plane, block: number): boolean {
  let [least, most] = [255, 0];
  for (let y = 0; y < SIDE; y++) {
    for (let at = block + y * width; at < block + y * width + SIDE; at++) {
      const value = data[at] ?? 0;
      if (value < least) least = value;
      if (value > most) most = value;
    }
  }
  return least >= DARKEST && most <= LIGHTEST && most - least >= LEAST_RANGE;
}

function alongRows({ width, data }: Plane, block: number, rows: Float64Array): void {
  for (let y = 0; y < SIDE; y++) {
    for (let column = 0; column < COLUMNS; column++) {
      let sum = 0;
      for (let x = 0; x < SIDE; x++) sum += (data[block + y * width + x] ?? 0) * wave(column, x);
      rows[y * COLUMNS + column] = sum;
    }
  }
}

const WAVES = Float64Array.from({ length: SIDE * SIDE }, (_, at) => {
  const [frequency, place] = [Math.floor(at / SIDE), at % SIDE];
  return (frequency === 0 ? Math.SQRT1_2 : 1) * 0.5 * Math.cos(((2 * place + 1) * frequency * Math.PI) / 16);
});
const wave = (frequency: number, place: number): number => WAVES[frequency * SIDE + place] ?? 0;
