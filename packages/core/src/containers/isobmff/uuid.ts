import type { WalkContext } from '../../bytes/container.ts';
import { FAMILIES_IN } from '../../bytes/part-families.ts';
import { readFields } from '../../bytes/read-fields.ts';
import type { Walk } from '../../bytes/reader.ts';
import { storePart } from '../../bytes/store-part.ts';
import { startsWith } from '../../bytes/view.ts';
import type { Box } from './boxes.ts';
import { Cursor } from './cursor.ts';

/** XMP specification part 3, 1.2.7. */
const XMP_UUID = 'be7acfcb97a942e89c71999491e3afac';
/** C2PA specification, A.3: a full box, a purpose, an offset to Merkle boxes, then the store. */
const C2PA_UUID = 'd8fec3d61b0e483c92975828877ec481';
const STORE_PURPOSES: ReadonlySet<string> = new Set(['manifest', 'original', 'update']);
const UUID_BYTES = 16;
/** Full box header, the longest purpose with its NUL, the offset, and a JUMBF box header. */
const C2PA_HEAD_BYTES = 4 + 32 + 8 + 8;

/** Reads a `uuid` box: an XMP packet, a C2PA store, or an application block. */
export function* walkUuid(context: WalkContext, box: Box): Walk<void> {
  if (box.cut) return;
  const id = yield* readFields(context, box.path, box.body, UUID_BYTES, box.end);
  if (!id) return;
  const at = box.body + UUID_BYTES;
  const name = Array.from(id, (byte) => byte.toString(16).padStart(2, '0')).join('');
  if (name === C2PA_UUID) yield* readStore(context, box, at);
  else if (name === XMP_UUID) yield* xmpPart(context, box.path, at, box.end);
  else yield* applicationPart(context, box.path, `uuid:${name}`, at, box.end);
}

function* readStore(context: WalkContext, box: Box, at: number): Walk<void> {
  const head = yield* readFields(context, box.path, at, Math.min(C2PA_HEAD_BYTES, box.end - at), box.end);
  if (!head) return;
  const cursor = new Cursor(head, 4);
  const purpose = cursor.text();
  if (purpose === 'merkle') return;
  cursor.skip(8);
  const start = at + cursor.at;
  if (!STORE_PURPOSES.has(purpose) || cursor.overrun > 0 || !startsWith(head, 'jumb', cursor.at + 4)) {
    const place = { path: box.path, start: at, end: box.end };
    context.problem('badStructure', 'error', place, { purpose }, FAMILIES_IN.jumbf);
    return;
  }
  context.part(storePart(box.path, start, box.end));
}

/** An XMP packet that is the whole range. */
export function* xmpPart(context: WalkContext, path: string, start: number, end: number): Walk<void> {
  const data = yield* context.payload(path, start, end);
  if (data) context.part({ kind: 'xmp', path, start, end, data, verbatim: true });
}

/** A block without a known meaning. One larger than any label is passed over unread. */
export function* applicationPart(
  context: WalkContext,
  path: string,
  identifier: string,
  start: number,
  end: number,
): Walk<void> {
  if (end - start > context.limits.maxJsonBytes) {
    context.unexamined(start, end, 'opaquePayload');
    return;
  }
  const data = yield* context.payload(path, start, end);
  if (data) context.part({ kind: 'application', path, start, end, data, verbatim: true, identifier });
}
