import type { WalkContext } from '../../bytes/container.ts';
import type { Walk } from '../../bytes/reader.ts';
import { latin1, pathName, startsWith, u32be } from '../../bytes/view.ts';
import type { Assembly } from './assembly.ts';
import { COM } from './markers.ts';

export interface Segment {
  readonly marker: number;
  readonly name: string;
  /** Offset of the marker. */
  readonly at: number;
  /** Payload range, without the length field. */
  readonly start: number;
  readonly end: number;
  readonly order: 'beforeImage' | 'afterImage';
}

const EXIF = 'Exif\0';
const EXIF_HEADER_BYTES = 6;
const XMP = 'http://ns.adobe.com/xap/1.0/\0';
/** How much of its end makes it known: `ns.adobe.com/xap/1.0/` and the NUL. */
const NEAR_CHARS = 22;
const XMP_EXTENSION = 'http://ns.adobe.com/xmp/extension/\0';
const PHOTOSHOP = 'Photoshop 3.0\0';
const MPF = 'MPF\0';
/** Payloads with nothing of ours in them, by far the most bytes of all APPn: skipped unread. */
const SKIPPED = ['JFXX\0', 'ICC_PROFILE\0', 'Adobe\0'];
const JFIF = 'JFIF\0';
const JFIF_BYTES = 14;
/** Enough to know any identifier, and the type of a JUMBF superbox. */
const HEAD_BYTES = 40;

/** One APPn or COM segment: recognised by its identifier and handed over as a part. */
export function* readSegment(context: WalkContext, assembly: Assembly, segment: Segment): Walk<void> {
  const { reader } = context;
  const { start, end, order } = segment;
  const path = assembly.nextPath(segment.name);
  const length = Math.min(HEAD_BYTES, end - start);
  const head = reader.peek(start, length) ?? (yield* reader.loadUpTo(start, length));
  if (segment.marker !== COM) {
    if (SKIPPED.some((identifier) => startsWith(head, identifier))) return;
    if (startsWith(head, JFIF)) return yield* readBehindJfif(context, path, segment, head);
    if (segment.name === 'APP11' && startsWith(head, 'JP')) {
      const isWhole = reader.peek(end - 1, 1) ?? (yield* reader.load(end - 1, 1));
      if (!isWhole) return context.ended(path, start, end - start);
      return assembly.addJumbf(context, path, segment, head);
    }
  }
  const data = yield* context.payload(path, start, end);
  if (!data) return;
  const part = (skip: number) => ({
    path,
    start: start + skip,
    end,
    data: data.subarray(skip),
    verbatim: true as const,
    order,
  });
  const nearXmp = segment.name === 'APP1' && !startsWith(data, EXIF) ? nearIdentifier(data) : undefined;
  if (segment.marker === COM) context.part({ kind: 'comment', ...part(0) });
  else if (segment.name === 'APP1' && startsWith(data, EXIF)) assembly.addExif(part(EXIF_HEADER_BYTES));
  else if (segment.name === 'APP1' && startsWith(data, XMP)) assembly.addXmp(context, part(XMP.length));
  else if (segment.name === 'APP1' && startsWith(data, XMP_EXTENSION)) {
    addExtension(context, assembly, path, segment, data.subarray(XMP_EXTENSION.length));
  } else if (segment.name === 'APP13' && startsWith(data, PHOTOSHOP)) assembly.addPhotoshop(part(PHOTOSHOP.length));
  else if (segment.name === 'APP2' && startsWith(data, MPF)) assembly.addMpf(context, part(MPF.length));
  else if (nearXmp !== undefined) {
    context.problem('badSignature', 'warning', { path, start, end });
    assembly.addXmp(context, part(nearXmp));
  } else {
    context.part({ kind: 'application', identifier: `${segment.name}:${pathName(identifierOf(data))}`, ...part(0) });
  }
}

/** What some writers glue to the JFIF fields, behind the thumbnail of three bytes a pixel (ISO/IEC 10918-5). */
function* readBehindJfif(context: WalkContext, path: string, segment: Segment, head: Uint8Array): Walk<void> {
  const [width = 0, height = 0] = head.subarray(JFIF_BYTES - 2);
  const start = segment.start + JFIF_BYTES + 3 * width * height;
  const { end, order } = segment;
  if (start >= end) return;
  const data = yield* context.payload(path, start, end);
  if (data)
    context.part({ kind: 'application', identifier: 'APP0:JFIF', path, start, end, data, verbatim: true, order });
}

/** XMP specification part 3, 1.1.3.1: GUID, full length, offset, and a portion of the extension. */
function addExtension(
  context: WalkContext,
  assembly: Assembly,
  path: string,
  segment: Segment,
  body: Uint8Array,
): void {
  if (body.length < 40) {
    context.problem('lengthOutOfBounds', 'error', { path, start: segment.start, end: segment.end });
    return;
  }
  const portion = { start: segment.start + XMP_EXTENSION.length + 40, end: segment.end, path, data: body.subarray(40) };
  assembly.addExtension(latin1(body, 0, 32), u32be(body, 32), u32be(body, 36), portion);
}

/** Length of an identifier that is the XMP one with its first bytes damaged, as some writers leave it. */
function nearIdentifier(data: Uint8Array): number | undefined {
  const end = latin1(data, 0, Math.min(64, data.length)).indexOf(XMP.slice(-NEAR_CHARS));
  return end < 0 ? undefined : end + NEAR_CHARS;
}

function identifierOf(data: Uint8Array): string {
  const zero = data.subarray(0, 40).indexOf(0);
  return latin1(data, 0, zero < 0 ? Math.min(16, data.length) : zero);
}
