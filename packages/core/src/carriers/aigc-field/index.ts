import { type CarrierContext, defineCarrier } from '../../bytes/carrier.ts';
import type { PartOf } from '../../model/part.ts';
import { readExifText } from './exif-text.ts';
import { readApplication, readComment } from './glued.ts';
import { readText } from './text.ts';
import { readXmp } from './xmp-properties.ts';

type Accepted = 'xmpProperties' | 'text' | 'exifText' | 'comment' | 'application';

/** The AIGC field of GB 45438-2025 Annex E, in every serialisation, wherever it was stored. */
export const aigcField = defineCarrier<Accepted>({
  id: 'aigc-field',
  version: 2,
  accepts: ['xmpProperties', 'text', 'exifText', 'comment', 'application'],
  read(part: PartOf<Accepted>, context: CarrierContext) {
    switch (part.kind) {
      case 'xmpProperties':
        return readXmp(part, context);
      case 'text':
        return readText(part, context);
      case 'exifText':
        return readExifText(part, context);
      case 'comment':
        return readComment(part, context);
      case 'application':
        return readApplication(part, context);
    }
  },
});
