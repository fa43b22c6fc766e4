import type { CarrierContext } from '../../bytes/carrier.ts';
import type { ExifTextPart } from '../../model/part.ts';
import { emitField } from './emit.ts';
import { emitGlued, gluedAt } from './glued.ts';

const USER_COMMENT = 0x9286;

/** EXIF: a wrapped object in UserComment is the guide's place; in another text tag it is a label out of place. */
export function readExifText(part: ExifTextPart, context: CarrierContext): void {
  const bareAllowed = part.tag === USER_COMMENT;
  if (!part.text.includes('AIGC') && !(bareAllowed && part.text.includes('ContentProducer'))) return;
  const form = part.tag === USER_COMMENT ? 'exifUserComment' : 'exifOther';
  const glued = gluedAt(part.text);
  if (glued !== undefined) {
    emitGlued(part, part.text.slice(glued), 0, form, context);
    return;
  }
  const location = { path: part.path, start: part.start, end: part.end };
  emitField({ text: part.text, form, location, order: part.order, reserved: false, bareAllowed }, context);
}
