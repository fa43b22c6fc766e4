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
export { examinePixels } from './examine.ts';
export { PixelHost, type PixelHostOptions, TIMEOUT_MS } from './host/index.ts';
export type { FullPixels, Picture } from './picture.ts';
export type { PixelEvidence, PixelOptions, PixelReadings, PixelResult } from './result.ts';
