export { comparePictures } from './comparison/compare.ts';
export type { ChangedRegion, Comparison, PictureRelation, Registration } from './comparison/comparison.ts';
export { CROP_SIDE, cropPixels, MAX_CROPS, THUMBNAIL_SIDE } from './crops/crops.ts';
export type { CropRequest, CropResult } from './crops/request.ts';
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
export { type EarlierStep, earlierSteps } from './earlier-compression/earlier-steps.ts';
export { examinePixels } from './examine.ts';
export { finePattern } from './fine-pattern/fine-pattern.ts';
export type { FinePattern, NotExamined } from './fine-pattern/pattern.ts';
export { type Fingerprint, type PdqHash, TURNS, type Turn } from './fingerprint/fingerprint.ts';
export { fingerprintOf } from './fingerprint/fingerprint-of.ts';
export { PixelHost, type PixelHostOptions, TIMEOUT_MS } from './host/index.ts';
export type { FullPixels, Picture } from './picture.ts';
export type { PixelEvidence, PixelOptions, PixelReadings, PixelResult } from './result.ts';
export { perceptualHash } from './security-data/perceptual-hash.ts';
