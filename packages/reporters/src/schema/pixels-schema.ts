import {
  ILLEGIBLE_REASONS,
  type InvisibleMarkData,
  MARK_SIGNATURES,
  PICTURE_PLACES,
  TEXT_READINGS,
  type VendorMarkData,
  type VisibleTextData,
} from '@biaoshi/core';
import { count, measure, nullable, shape, text, values } from './shape.ts';

const PLACE = values(PICTURE_PLACES);

export const VISIBLE_TEXT = shape<VisibleTextData>({
  text,
  reading: values(TEXT_READINGS),
  language: text,
  place: PLACE,
  glyphHeightPercent: measure(0),
  boxHeightPercent: measure(0),
  contrast: measure(1, 21),
  opacity: nullable(measure(0, 1)),
  illegible: values(ILLEGIBLE_REASONS),
});

export const VENDOR_MARK = shape<VendorMarkData>({ mark: text, vendor: text, place: PLACE, sizePercent: measure(0) });

export const INVISIBLE_MARK = shape<InvisibleMarkData>(
  { scheme: text, generator: text, payload: text, bits: count, of: count, signature: values(MARK_SIGNATURES) },
  ['signature'],
);
