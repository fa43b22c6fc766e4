/** Rows of the quantisation tables that ITU-T T.81 Annex K gives as examples, and that libjpeg scales by a quality. */
const LUMINANCE = [
  16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29, 51,
  87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103, 121, 120, 101,
  72, 92, 95, 98, 112, 100, 103, 99,
] as const;
const CHROMINANCE = [
  17, 18, 24, 47, 99, 99, 99, 99, 18, 21, 26, 66, 99, 99, 99, 99, 24, 26, 56, 99, 99, 99, 99, 99, 47, 66, 99, 99, 99,
  99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99,
  99, 99, 99, 99, 99, 99,
] as const;

/** Largest step of a table of one byte a value, and of two as libjpeg writes them. */
const MAX_STEP = { 8: 255, 16: 32_767 } as const;

/** What a JPEG's quantisation tables say of how it was saved. */
export interface TableQuality {
  /** The quality, 1 to 100, whose standard tables these are, or come nearest to. */
  readonly quality: number;
  /** Every value of every table is the standard one at that quality. */
  readonly standard: boolean;
}

/** One table: 64 steps row by row, and the bits of its values in the file. */
export interface QuantisationTable {
  readonly steps: readonly number[];
  readonly bits: 8 | 16;
}

/**
 * The quality of the luminance and, where there is one, the chrominance table on libjpeg's scale. `standard` is a matter
 * of equality; without it `quality` is the scale at which the luminance steps differ least in sum, an estimate.
 */
export function tableQuality(luminance: QuantisationTable, chrominance: QuantisationTable | undefined): TableQuality {
  let nearest = { quality: 1, difference: Number.POSITIVE_INFINITY };
  for (let quality = 100; quality >= 1; quality--) {
    const difference = differenceOf(luminance, LUMINANCE, quality);
    const isStandard = difference === 0 && (!chrominance || differenceOf(chrominance, CHROMINANCE, quality) === 0);
    if (isStandard) return { quality, standard: true };
    if (difference < nearest.difference) nearest = { quality, difference };
  }
  return { quality: nearest.quality, standard: false };
}

function differenceOf({ steps, bits }: QuantisationTable, base: readonly number[], quality: number): number {
  const scaled = scaledTable(base, quality, MAX_STEP[bits]);
  return scaled.reduce((sum, step, at) => sum + Math.abs(step - (steps[at] ?? 0)), 0);
}

/** The standard luminance table of one byte a value at a quality, 1 to 100: 64 steps row by row. */
export const standardLuminance = (quality: number): readonly number[] => scaledTable(LUMINANCE, quality, MAX_STEP[8]);

function scaledTable(base: readonly number[], quality: number, most: number): readonly number[] {
  const percent = quality < 50 ? Math.floor(5000 / quality) : 200 - quality * 2;
  return base.map((step) => Math.min(Math.max(Math.floor((step * percent + 50) / 100), 1), most));
}
