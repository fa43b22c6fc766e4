import type { NewEvidence } from '@biaoshi/core';
import type { Picture } from './picture.ts';

/** The families that only pixels can answer for. */
export const PIXEL_FAMILIES = ['explicitLabel', 'vendorMark', 'invisibleMark'] as const;
export type PixelFamily = (typeof PIXEL_FAMILIES)[number];

const PIXEL_KINDS = ['visibleText', 'vendorMark', 'invisibleMark'] as const;

/** Evidence as a detector emits it; whoever runs the detector adds its name and version. */
export type NewPixelEvidence = Extract<NewEvidence, { readonly kind: (typeof PIXEL_KINDS)[number] }>;

/** `edges`: the corners and edges, where labels are put. `whole`: the middle as well. */
export type PixelDepth = 'edges' | 'whole';

export interface DetectorContext {
  readonly depth: PixelDepth;
  /** Called by a detector that stops before it has looked at everything: what it did not find is then not absent. */
  readonly leftOut?: () => void;
}

/** Looks for one kind of thing in the pixels. It may throw: that costs its own families their answer and nothing else. */
export interface Detector {
  readonly id: string;
  readonly version: number;
  readonly families: readonly PixelFamily[];
  /** Null when it did not look: at this depth, or at a picture like this. */
  readonly detect: (picture: Picture, context: DetectorContext) => Promise<readonly NewPixelEvidence[] | null>;
}
