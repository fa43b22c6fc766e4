import { brotliDecompressSync, inflateRawSync } from 'node:zlib';
import type { Decoders } from '@biaoshi/core';

const isTooLarge = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';

/** The decompressors of Node: the one that core does without, and a faster one than its own. */
export const decoders: Decoders = {
  inflateRaw: (data, maxBytes) => {
    try {
      return { ok: true, bytes: inflateRawSync(data, { maxOutputLength: Math.max(1, maxBytes) }) };
    } catch (error) {
      return { ok: false, reason: isTooLarge(error) ? 'tooLarge' : 'damaged' };
    }
  },
  brotli: (data, maxBytes) => {
    try {
      return brotliDecompressSync(data, { maxOutputLength: Math.max(1, maxBytes) });
    } catch {
      return undefined;
    }
  },
};
