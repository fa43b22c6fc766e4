import type { EarlierStep } from '@biaoshi/vision';
import { describe, expect, it } from 'vitest';
import { earlierCompression } from './earlier-compression.ts';
import { standardLuminance } from './standard-tables.ts';

const PLACES = Array.from({ length: 14 }, (_, at) => ({ row: at % 4, column: 1 + (at >> 2) }));
/** 14 frequencies, of which those with a `step` keep traces. */
const steps = (stepOf: (row: number, column: number, at: number) => number | null): readonly EarlierStep[] =>
  PLACES.map(({ row, column }, at) => ({ row, column, tested: true, step: stepOf(row, column, at) }));
const standard = (quality: number, count: number) =>
  steps((row, column, at) => (at < count ? (standardLuminance(quality)[row * 8 + column] ?? 0) : null));

describe('an earlier compression', () => {
  it('is found by steps that a standard table has, and has its quality', () => {
    expect(earlierCompression(standard(61, 14))).toEqual({ found: 14, tested: 14, quality: 61 });
    expect(earlierCompression(standard(40, 4))).toMatchObject({ found: 4 });
    expect(earlierCompression(standard(61, 3))).toEqual({ found: 0, tested: 14, quality: null });
  });

  it('is not found by steps that fit together in no way, unless there are many', () => {
    const scattered = (count: number) =>
      steps((_row, _column, at) => (at < count ? ([17, 2, 31, 5, 90][at % 5] ?? 0) : null));
    expect(earlierCompression(scattered(10))).toEqual({ found: 0, tested: 14, quality: null });
    expect(earlierCompression(scattered(11))).toEqual({ found: 11, tested: 14, quality: null });
  });

  it('needs three quarters of the steps to be the standard ones', () => {
    const mixed = (own: number) =>
      steps((row, column, at) => (at < own ? 97 : at < 8 ? (standardLuminance(61)[row * 8 + column] ?? 0) : null));
    expect(earlierCompression(mixed(2))).toEqual({ found: 8, tested: 14, quality: 61 });
    expect(earlierCompression(mixed(3))).toMatchObject({ found: 0 });
  });

  it('cannot be looked for where too little can be tested', () => {
    const few = (count: number) =>
      standard(61, 14).map((one, at) => ({ ...one, ...(at >= count && { tested: false, step: null }) }));
    expect(earlierCompression(few(3))).toBeNull();
    expect(earlierCompression(few(4))).toMatchObject({ found: 4, tested: 4 });
  });
});
