import type { FormatId } from '@biaoshi/core';

/** Formats whose pixels are in the file and can be decoded; of HEIF those that this machine has a decoder of. */
export const DECODED_FORMATS: ReadonlySet<FormatId> = new Set(['jpeg', 'png', 'webp', 'gif', 'tiff', 'heif', 'avif']);
