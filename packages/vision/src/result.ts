import type { Problem, Reading } from '@biaoshi/core';
import { type NewPixelEvidence, PIXEL_FAMILIES, type PixelDepth, type PixelFamily } from './detector.ts';

export interface PixelOptions {
  readonly depth: PixelDepth;
}

export type PixelEvidence = NewPixelEvidence & { readonly reader: string; readonly readerVersion: number };
export type PixelReadings = Readonly<Record<PixelFamily, Reading>>;

export interface PixelResult {
  /** Of the asset after orientation; null when it could not be decoded. */
  readonly width: number | null;
  readonly height: number | null;
  readonly evidence: readonly PixelEvidence[];
  /** `absent` says that it was looked for and not detected, which is less than that it is not there. */
  readonly readings: PixelReadings;
  readonly problems: readonly Problem[];
}

/** A result for pixels that nobody could look at. */
export const unreadable = (problems: readonly Problem[]): PixelResult => ({
  width: null,
  height: null,
  evidence: [],
  readings: readingsBy(() => 'unreadable'),
  problems,
});

/** A problem with the pixels as a whole. */
export const problemOf = (length: number, code: Problem['code'], data: Problem['data']): Problem => ({
  code,
  severity: 'error',
  location: { path: 'pixels', start: 0, end: length },
  data,
});

export const readingsBy = (answer: (family: PixelFamily) => Reading): PixelReadings =>
  Object.fromEntries(PIXEL_FAMILIES.map((family) => [family, answer(family)])) as Record<PixelFamily, Reading>;
