import type { Location, Region, VisibleTextData } from '@biaoshi/core';
import { HOSTILE_TEXT } from './sample-assets.ts';
import { assetReport, evidence, result } from './sample-parts.ts';

const at = (x: number, y: number, width: number, height: number): Location => ({
  region: { x, y, width, height } satisfies Region,
});

const words: VisibleTextData = {
  text: '豆包AI生成',
  reading: 'label',
  language: 'zh',
  place: 'corner',
  glyphHeightPercent: 3.14,
  boxHeightPercent: 4.26,
  contrast: 5.04,
  opacity: 0.6,
  illegible: '',
};

/** What a person would see, and one mark that nobody would. */
export const SEEN = assetReport({
  asset: { uri: 'seen/label.png', name: 'label.png' },
  readings: { explicitLabel: 'present', vendorMark: 'present', invisibleMark: 'present' },
  evidence: [
    evidence('e1', 'visibleText', at(880, 720, 130, 33), words),
    evidence('e2', 'visibleText', at(10, 8, 60, 12), {
      ...words,
      text: 'AI',
      reading: 'aiElement',
      place: 'edge',
      glyphHeightPercent: 1,
      opacity: null,
      illegible: 'size',
    }),
    evidence('e3', 'vendorMark', at(930, 674, 60, 60), {
      mark: 'gemini-sparkle',
      vendor: 'google',
      place: 'corner',
      sizePercent: 7.8125,
    }),
    evidence('e4', 'invisibleMark', at(0, 0, 1024, 768), {
      scheme: 'dwtDct',
      generator: 'stable-diffusion-xl',
      payload: 'b3ec907bb19e',
      bits: 47,
      of: 48,
    }),
  ],
  results: [result('cn-platform', { origin: 'suspected', compliance: 'compliant', integrity: 'noLabel' })],
});

/** Looked at, and nothing was detected. */
export const UNDETECTED = assetReport({
  asset: { uri: 'seen/photo.png', name: 'photo.png' },
  readings: { explicitLabel: 'absent', vendorMark: 'absent', invisibleMark: 'absent' },
  results: [result('cn-platform', { origin: 'noneFound', compliance: 'outOfScope', integrity: 'noLabel' })],
});

/** A picture of words written against whoever reads the report. */
export const HOSTILE_WORDS = assetReport({
  asset: { uri: 'evil-words.png', name: 'evil-words.png' },
  readings: { explicitLabel: 'present', invisibleMark: 'present' },
  evidence: [
    evidence('e1', 'visibleText', at(0, 0, 9, 9), { ...words, text: `=${HOSTILE_TEXT}`, illegible: 'contrast' }),
    evidence('e2', 'invisibleMark', at(0, 0, 9, 9), {
      scheme: 'stealthLsb',
      generator: '',
      payload: HOSTILE_TEXT,
      bits: 0,
      of: 0,
    }),
  ],
  results: [result('cn-platform', { origin: 'suspected', compliance: 'needsReview', integrity: 'noLabel' })],
});
