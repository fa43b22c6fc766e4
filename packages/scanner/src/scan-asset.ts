import { type AssetReport, InvalidArgumentError } from '@biaoshi/core';
import { type AssetInput, toAssetInput } from './asset-input.ts';
import type { ScanOptions } from './options.ts';
import { scannerFor } from './scanner-for.ts';
import type { Entry } from './sources/entry.ts';

/**
 * Scans one asset. A string is the path of a file; files are read synchronously, since that costs less than waiting for
 * them, other sources as they answer.
 *
 * A file that is missing, refused or damaged is a report with problems and families that are `unreadable`; it never
 * rejects. Rejects with `InvalidArgumentError` for options or input that cannot be, with `InternalError` for a bug, and
 * with the signal's reason once it aborts.
 */
export async function scanAsset(
  input: string | Uint8Array | AssetInput,
  options: ScanOptions = {},
): Promise<AssetReport> {
  const scanner = scannerFor(options, false);
  return (await scanner.scanLater(toEntry(toAssetInput(input)), 0, options.signal)) as AssetReport;
}

/**
 * Scans one asset whose bytes can be had at once: a file or bytes. C2PA stores and signed labels are
 * located and not validated, and pixels are not looked at, which takes a promise: all are `notExamined`. Throws as
 * `scanAsset` rejects, and `invalidSource` for an input of kind `source`.
 */
export function scanAssetSync(input: string | Uint8Array | AssetInput, options: ScanOptions = {}): AssetReport {
  const entry = toEntry(toAssetInput(input));
  if (entry.kind === 'open') {
    throw new InvalidArgumentError('invalidSource', 'an input of kind "source" may answer later: use scanAsset');
  }
  options.signal?.throwIfAborted();
  return scannerFor(options, true).scan(entry, 0) as AssetReport;
}

/** An input as the entry that a scanner takes. Throws `invalidSource` for a source without a size. */
export function toEntry(input: AssetInput): Exclude<Entry, { kind: 'url' }> {
  const { uri, name } = input;
  const named = { ...(uri !== undefined && { uri }), ...(name !== undefined && { name }), explicit: true };
  switch (input.kind) {
    case 'file':
      return { kind: 'file', path: input.path, ...named };
    case 'bytes':
      return { kind: 'bytes', bytes: input.bytes, ...named };
    case 'source':
      if (!Number.isSafeInteger(input.source.size) || input.source.size < 0) {
        throw new InvalidArgumentError('invalidSource', 'a source has no size that is a whole number of bytes');
      }
      return { kind: 'open', source: input.source, ...named };
  }
}
