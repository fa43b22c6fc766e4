import type { AssetPictures, AssetReport } from '@biaoshi/core';
import type { ReporterOptions } from './reporter.ts';
import { reporterById } from './reporters.ts';

/** Plain data, so that it can be handed to a worker thread. */
export interface AssetRendererOptions extends ReporterOptions {
  /** Id of a reporter. */
  readonly reporter: string;
}

/**
 * The function that makes one asset's piece of a document, for threads that import this module by its URL. Throws
 * `InvalidArgumentError` when there is no such reporter.
 */
export function assetRenderer({
  reporter,
  ...options
}: AssetRendererOptions): (asset: AssetReport, pictures?: AssetPictures) => string {
  const found = reporterById(reporter);
  return (asset, pictures) => found.asset(asset, options, pictures);
}
