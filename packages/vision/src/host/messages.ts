import type { PixelOptions, PixelResult } from '../examine.ts';

/** One asset on its way to a child. A child has one at a time, so an answer needs no number. */
export interface Request {
  readonly bytes: Uint8Array;
  readonly options: PixelOptions;
}

/** `failure`: an error of ours, in words; what is wrong with the bytes is in the result. */
export type Answer = { readonly result: PixelResult } | { readonly failure: string };
