export { SHORTER_SIDE } from './decode.ts';
export {
  type Detector,
  type DetectorContext,
  type NewPixelEvidence,
  PIXEL_FAMILIES,
  type PixelDepth,
  type PixelFamily,
} from './detector.ts';
export { DETECTORS } from './detectors/index.ts';
export {
  examinePixels,
  type PixelEvidence,
  type PixelOptions,
  type PixelReadings,
  type PixelResult,
} from './examine.ts';
export { PixelHost, type PixelHostOptions, TIMEOUT_MS } from './host/pixel-host.ts';
export type { FullPixels, Picture } from './picture.ts';
