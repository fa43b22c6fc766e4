export type { AssetInput } from './asset-input.ts';
export type { BatchOptions } from './batch/batch-options.ts';
export { type Batch, type BatchCounts, type RenderedAsset, scanBatch } from './batch/scan-batch.ts';
export type { Tally } from './batch/tally.ts';
export { blobSource } from './blob-source.ts';
export { decoders } from './decoders.ts';
export { type FileSource, fileSource } from './file-source.ts';
export {
  DEFAULT_SCAN_LIMITS,
  type ScanLimits,
  SOURCE_LIMIT_SPECS,
  type SourceLimitName,
  type SourceLimits,
} from './limits.ts';
export type { RenderRequest, ScanOptions } from './options.ts';
export { type PixelFacts, pixelFacts } from './pixels/pixel-facts.ts';
export { countAnchors } from './provenance/anchors.ts';
export type { ProvenanceOptions } from './provenance/provenance-setup.ts';
export { type RangeSourceOptions, rangeSource } from './range-source.ts';
export { scanAsset, scanAssetSync } from './scan-asset.ts';
export type { BatchInput } from './sources/expand.ts';
export { SOURCES } from './sources/index.ts';
export type { SourceContext, SourceKind, SourceSpec } from './sources/source-kind.ts';
export { TOOL } from './tool.ts';
