import type { WalkContext } from '../../bytes/container.ts';
import type { Walk } from '../../bytes/reader.ts';
import type { ByteLocation } from '../../model/location.ts';
import { type Box, type BoxVisitor, walkBoxes } from './boxes.ts';
import { Cursor } from './cursor.ts';
import { tooMany } from './too-many.ts';

/** An item that is read: an EXIF block, an XMP packet, or a grid (for the picture's size only). */
export interface ItemInfo {
  readonly id: number;
  readonly kind: 'exif' | 'xmp' | 'grid';
  /** As HTTP names it; '' for none. */
  readonly contentEncoding: string;
  readonly encrypted: boolean;
  readonly place: ByteLocation;
}

const XMP_MEDIA_TYPE = 'application/rdf+xml';

/** Reads an `iinf` box. Items of other types are counted and left. */
export function* readItemInfo(context: WalkContext, iinf: Box): Walk<ReadonlyMap<number, ItemInfo>> {
  const items = new Map<number, ItemInfo>();
  const head = yield* context.reader.loadUpTo(iinf.body, Math.min(8, iinf.end - iinf.body));
  const cursor = new Cursor(head);
  const wide = cursor.uint(1) !== 0;
  cursor.skip(3);
  const count = cursor.uint(wide ? 4 : 2);
  if (cursor.overrun > 0) {
    context.ended(iinf.path, iinf.body, wide ? 8 : 6, iinf.end);
    return items;
  }
  let found = 0;
  const readEntry: BoxVisitor = function* (box) {
    if (++found > context.limits.maxItems) return;
    const item = yield* readInfoEntry(context, box);
    if (!item) return;
    if (items.has(item.id)) context.problem('duplicatePart', 'error', box, { part: 'infe', item: item.id });
    else items.set(item.id, item);
  };
  const range = { ...iinf, body: iinf.body + cursor.at };
  const finished = yield* walkBoxes(context, range, new Map([['infe', readEntry]]));
  if (found > context.limits.maxItems) {
    tooMany(context, iinf);
  } else if (finished && found !== count) {
    context.problem('badStructure', found < count ? 'error' : 'warning', iinf, { declared: count, found });
  }
  return items;
}

/** ISO/IEC 14496-12 8.11.6. Versions 0 and 1 know items by their media type alone. */
function* readInfoEntry(context: WalkContext, box: Box): Walk<ItemInfo | undefined> {
  const bytes = box.cut ? undefined : yield* context.payload(box.path, box.body, box.end);
  if (!bytes) return undefined;
  const cursor = new Cursor(bytes);
  const version = cursor.uint(1);
  cursor.skip(3);
  const id = cursor.uint(version >= 3 ? 4 : 2);
  const encrypted = cursor.uint(2) !== 0;
  const type = version >= 2 ? cursor.fourcc() : 'mime';
  if (cursor.overrun > 0) {
    context.ended(box.path, box.body, bytes.length + cursor.overrun, box.end);
    return undefined;
  }
  cursor.text();
  const contentType = type === 'mime' ? cursor.text().toLowerCase() : '';
  const contentEncoding = type === 'mime' ? cursor.text().toLowerCase() : '';
  const kind = itemKind(type, contentType);
  const place = { path: box.path, start: box.start, end: box.end };
  return kind && { id, kind, contentEncoding, encrypted, place };
}

function itemKind(type: string, contentType: string): ItemInfo['kind'] | undefined {
  if (type === 'Exif') return 'exif';
  if (type === 'grid') return 'grid';
  return contentType.split(';')[0]?.trim() === XMP_MEDIA_TYPE ? 'xmp' : undefined;
}
