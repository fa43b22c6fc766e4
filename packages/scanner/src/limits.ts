import { DEFAULT_LIMITS, InvalidArgumentError, type Limits } from '@biaoshi/core';

const KiB = 1024;
const MiB = 1024 * KiB;
const GiB = 1024 * MiB;

/** Bounds on what names, lists, archives and servers supply; those on a file's inside are core's. */
export const SOURCE_LIMIT_SPECS = {
  maxArchiveEntries: { unit: 'count', value: 1_000_000, reason: 'entries of one archive, nested ones not counted in' },
  maxArchiveEntryBytes: { unit: 'bytes', value: 256 * MiB, reason: 'one entry that must be expanded in memory' },
  maxArchiveTotalBytes: { unit: 'bytes', value: 64 * GiB, reason: 'all that one named archive expands to' },
  maxArchiveRatio: { unit: 'ratio', value: 1200, reason: 'deflate cannot exceed 1032:1; beyond it a size lies' },
  maxArchiveNesting: { unit: 'levels', value: 3, reason: 'archives in archives; the named one is level 1' },
  maxArchiveHeaderBytes: { unit: 'bytes', value: 1 * MiB, reason: 'one extended header of a tar entry' },
  maxListEntryBytes: { unit: 'bytes', value: 32 * KiB, reason: 'one path of a list; the system allows 4 KiB' },
  maxC2paAssetBytes: {
    unit: 'bytes',
    value: 256 * MiB,
    reason: 'an asset whose C2PA store is validated: the validator holds all of it in memory',
  },
  maxPixelAssetBytes: {
    unit: 'bytes',
    value: 256 * MiB,
    reason: 'an asset whose pixels are examined: it crosses to another process whole',
  },
  maxUrlBodyBytes: { unit: 'bytes', value: 64 * MiB, reason: 'a whole body from a server that ignores Range' },
} as const satisfies Record<string, { unit: 'bytes' | 'count' | 'levels' | 'ratio'; value: number; reason: string }>;

export type SourceLimitName = keyof typeof SOURCE_LIMIT_SPECS;
export type SourceLimits = Readonly<Record<SourceLimitName, number>>;

/** Every bound of a scan; recorded in the report's header. */
export type ScanLimits = Limits & SourceLimits;

export const DEFAULT_SCAN_LIMITS: ScanLimits = Object.freeze({
  ...DEFAULT_LIMITS,
  ...(Object.fromEntries(
    Object.entries(SOURCE_LIMIT_SPECS).map(([name, spec]) => [name, spec.value]),
  ) as unknown as SourceLimits),
});

/** The defaults with the caller's values in their place. Throws `invalidOption` on an unknown name or a bad value. */
export function resolveLimits(given?: Partial<ScanLimits>): ScanLimits {
  if (given === undefined) return DEFAULT_SCAN_LIMITS;
  for (const [name, value] of Object.entries(given)) {
    if (!Object.hasOwn(DEFAULT_SCAN_LIMITS, name)) {
      throw new InvalidArgumentError('invalidOption', `limits.${name}: no such limit`);
    }
    if (!Number.isSafeInteger(value) || value < 0) {
      throw new InvalidArgumentError('invalidOption', `limits.${name}: expected a whole number, got ${String(value)}`);
    }
  }
  return { ...DEFAULT_SCAN_LIMITS, ...given };
}
