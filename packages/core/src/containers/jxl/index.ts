import type { Container, WalkContext } from '../../bytes/container.ts';
import { FAMILIES_IN } from '../../bytes/part-families.ts';
import { readFields } from '../../bytes/read-fields.ts';
import type { Walk } from '../../bytes/reader.ts';
import { storePart } from '../../bytes/store-part.ts';
import { latin1, pathName, startsWith, u32be } from '../../bytes/view.ts';
import { EXTENSIONS } from '../../model/format.ts';
import { type Box, type BoxVisitor, walkBoxes, whole } from '../isobmff/boxes.ts';
import { exifBlock } from '../isobmff/exif-block.ts';
import { xmpPart } from '../isobmff/uuid.ts';
import { readSizeHeader, SIZE_HEADER_BYTES } from './size-header.ts';

const CODESTREAM = '\xff\x0a';
const SIGNATURE_BOX = '\0\0\0\x0cJXL \r\n\x87\n';

/** JPEG XL (ISO/IEC 18181-2), as a bare codestream, which has no home for metadata, and in boxes. */
export const jxl: Container = {
  id: 'jxl',
  mediaType: 'image/jxl',
  extensions: EXTENSIONS.jxl,
  matches: (head) => startsWith(head, CODESTREAM) || startsWith(head, SIGNATURE_BOX),
  walk,
};

function* walk(context: WalkContext, start: number, end: number, path: string): Walk<void> {
  const head = yield* context.reader.loadUpTo(start, Math.min(2, end - start));
  if (startsWith(head, CODESTREAM)) yield* readSize(context, path, start, end);
  else yield* walkContainer(context, start, end, path);
}

function* walkContainer(context: WalkContext, start: number, end: number, path: string): Walk<void> {
  const codestream = { found: false, finished: false };
  const visitors = new Map<string, BoxVisitor>([
    [
      'jxlc',
      function* (box) {
        codestream.found = codestream.finished = true;
        yield* readSize(context, box.path, box.body, box.end);
      },
    ],
    [
      'jxlp',
      function* (box) {
        const index = yield* readFields(context, box.path, box.body, 4, box.end);
        if (!index) return;
        if (!codestream.found) yield* readSize(context, box.path, box.body + 4, box.end);
        codestream.found = true;
        codestream.finished ||= u32be(index, 0) >= LAST_PART;
      },
    ],
    ['xml ', whole((box) => xmpPart(context, box.path, box.body, box.end))],
    ['Exif', whole((box) => readExif(context, box))],
    ['jumb', whole((box) => readJumbf(context, box))],
    ['brob', whole((box) => readCompressed(context, box))],
    // What turns the picture back into a JPEG holds that file's own segments, compressed.
    [
      'jbrd',
      function* (box) {
        context.unexamined(box.body, box.end, 'opaquePayload');
      },
    ],
  ]);
  const finished = yield* walkBoxes(context, { path, body: start, end, depth: 0 }, visitors);
  if (!finished || codestream.finished) return;
  const part = codestream.found ? 'last jxlp' : 'jxlc';
  context.problem('missingPart', 'error', { path, start: end, end }, { part });
}

/** Set in the index of a codestream's last part. */
const LAST_PART = 0x80000000;

function* readSize(context: WalkContext, path: string, start: number, end: number): Walk<void> {
  const bytes = yield* context.reader.loadUpTo(start, Math.min(2 + SIZE_HEADER_BYTES, end - start));
  if (bytes.length < 2 + MIN_CODESTREAM_BYTES) context.ended(path, start, 2 + MIN_CODESTREAM_BYTES, end);
  else if (!startsWith(bytes, CODESTREAM)) context.problem('badSignature', 'error', { path, start, end: start + 2 });
  else {
    const { width, height } = readSizeHeader(bytes.subarray(2));
    context.dimensions(width, height);
  }
}

/** No picture is shorter than a small size header and one byte behind it. */
const MIN_CODESTREAM_BYTES = 3;

function* readExif(context: WalkContext, box: Box): Walk<void> {
  const payload = yield* context.payload(box.path, box.body, box.end);
  if (payload) exifBlock(context, { path: box.path, start: box.body, end: box.end }, payload, true);
}

/** A JUMBF superbox is the box itself; its description box says whether it is a C2PA store or something else. */
const JUMBF_HEAD_BYTES = 12;

function* readJumbf(context: WalkContext, box: Box): Walk<void> {
  const head = yield* readFields(context, box.path, box.body, JUMBF_HEAD_BYTES, box.end);
  if (!head) return;
  if (!startsWith(head, 'jumd', 4)) {
    context.problem('badStructure', 'error', box, { part: 'jumd' }, FAMILIES_IN.jumbf);
  } else if (startsWith(head, 'c2pa', 8)) context.part(storePart(box.path, box.start, box.end));
}

/** `brob`: the type of the box it stands for, then that box's payload in brotli. */
function* readCompressed(context: WalkContext, box: Box): Walk<void> {
  if (box.end - box.body < 4) {
    context.ended(box.path, box.body, 4, box.end);
    return;
  }
  const stored = yield* context.payload(box.path, box.body, box.end);
  if (!stored) return;
  const type = latin1(stored, 0, 4);
  const place = { path: `${box.path}/${pathName(type.trimEnd())}`, start: box.body + 4, end: box.end };
  if (type === 'xml ') {
    const data = context.unbrotli(stored.subarray(4), place, FAMILIES_IN.xmp);
    if (data) context.part({ kind: 'xmp', ...place, data, verbatim: false });
  } else if (type === 'Exif') {
    const data = context.unbrotli(stored.subarray(4), place, FAMILIES_IN.exif);
    if (data) exifBlock(context, place, data, false);
  } else if (type === 'jumb') {
    // The specification forbids it, and a store without a place in the file has no bytes to be bound to.
    context.problem('unsupportedVariant', 'error', place, { variant: 'compressed JUMBF' }, FAMILIES_IN.jumbf);
  }
}
