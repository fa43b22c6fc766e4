import { defineCarrier } from '../../bytes/carrier.ts';
import { mayHoldText } from '../../bytes/tiff.ts';
import { startsWith } from '../../bytes/view.ts';
import type { ExifPart } from '../../model/part.ts';
import { readBlock } from './block.ts';
import { isPayloadTag, readValue } from './value.ts';

/**
 * EXIF: every text of a TIFF-structured block, or of single entries of a TIFF file, and the payloads inside it. Of a
 * block also the camera that it names, and pointers to what is not there.
 */
export const exif = defineCarrier({
  id: 'exif',
  version: 2,
  accepts: ['exif', 'exifValue'],
  read(part, context) {
    if (part.kind === 'exif') {
      readBlock(withoutIdentifier(part), context);
      return;
    }
    context.present('exif');
    const { tag, ifd, type, bigEndian, data, path, start, end } = part;
    if (isPayloadTag(tag) || mayHoldText(tag, type)) {
      readValue({ tag, ifd, type, bigEndian, data, path, start, end, home: part }, context);
    }
  },
});

/** JPEG's `Exif\0\0` in front, which some writers also put into PNG and WebP. */
function withoutIdentifier(part: ExifPart): ExifPart {
  if (!startsWith(part.data, 'Exif\0\0')) return part;
  return { ...part, data: part.data.subarray(6), start: part.verbatim ? part.start + 6 : part.start };
}
