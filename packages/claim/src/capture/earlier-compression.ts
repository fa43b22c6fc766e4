import type { EarlierStep } from '@biaoshi/vision';
import { standardLuminance } from './standard-tables.ts';

/** What the blocks of a JPEG show of having been compressed before. */
export interface EarlierCompression {
  /** Frequencies that keep the traces of an earlier step, if they are those of an earlier compression; else 0. */
  readonly found: number;
  /** Of so many that could keep any. */
  readonly tested: number;
  /** Quality, 1 to 100 on libjpeg's scale, whose standard table has these steps; null for none, and where nothing was found. */
  readonly quality: number | null;
}

/** Frequencies with traces, at least, and how many of them a standard table must fit. */
const LEAST_FITTING = 4;
const FITTING_SHARE = 0.75;
/**
 * As many count with steps that fit no standard table: cameras have their own. Set on 150 pictures compressed once, where
 * screens full of text had up to 7, of steps that fit together in no way, and on as many compressed twice.
 */
const LEAST_OF_OWN = 11;

/** Null where so little could be tested that nothing can be said. */
export function earlierCompression(steps: readonly EarlierStep[]): EarlierCompression | null {
  const tested = steps.filter((one) => one.tested).length;
  if (tested < LEAST_FITTING) return null;
  const traces = steps.filter(({ step }) => step !== null);
  const fits = Array.from({ length: 100 }, (_, at) => at + 1).map((quality) => {
    const table = standardLuminance(quality);
    return { quality, count: traces.filter(({ row, column, step }) => table[row * 8 + column] === step).length };
  });
  const best = fits.reduce((a, b) => (b.count > a.count ? b : a));
  const isStandard = best.count >= Math.max(LEAST_FITTING, FITTING_SHARE * traces.length);
  if (!isStandard && traces.length < LEAST_OF_OWN) return { found: 0, tested, quality: null };
  return { found: traces.length, tested, quality: isStandard ? best.quality : null };
}
