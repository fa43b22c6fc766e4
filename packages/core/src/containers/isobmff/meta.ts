import type { WalkContext } from '../../bytes/container.ts';
import { readFields } from '../../bytes/read-fields.ts';
import type { Walk } from '../../bytes/reader.ts';
import { type Box, type BoxVisitor, walkBoxes } from './boxes.ts';
import { readKeys, walkItemList } from './item-list.ts';
import { walkItems } from './items.ts';
import { tooMany } from './too-many.ts';
import { walkUuid } from './uuid.ts';

/** Boxes that refer to each other and come in any order: found first, read afterwards. */
const RELATED = ['iinf', 'iloc', 'idat', 'iprp', 'keys', 'pitm'] as const;
type Related = Readonly<Partial<Record<(typeof RELATED)[number], Box>>>;

const FULL_BOX_HEADER_BYTES = 4;

/** Walks a `meta` box wherever one may stand: its items (HEIF), its key list (QuickTime), its item list (iTunes). */
export function* walkMeta(context: WalkContext, meta: Box, fileStart: number): Walk<void> {
  const body = yield* childrenStart(context, meta);
  if (body === undefined) return;
  const lists: Box[] = [];
  let listCount = 0;
  const related = new Map<string, Box>();
  const keep: BoxVisitor = function* (box) {
    if (related.has(box.type)) context.problem('duplicatePart', 'error', box, { part: box.type });
    else related.set(box.type, box);
  };
  const visitors = new Map<string, BoxVisitor>([
    ...RELATED.map((type): [string, BoxVisitor] => [type, keep]),
    [
      'ilst',
      function* (box) {
        if (listCount++ === context.limits.maxItems) tooMany(context, meta);
        if (listCount <= context.limits.maxItems) lists.push(box);
      },
    ],
    ['uuid', (box) => walkUuid(context, box)],
  ]);
  const finished = yield* walkBoxes(context, { ...meta, body }, visitors);
  const boxes = Object.fromEntries(related) as Related;
  if (lists.length > 0) {
    const keys = boxes.keys ? yield* readKeys(context, boxes.keys) : undefined;
    for (const list of lists) yield* walkItemList(context, list, keys);
  }
  yield* walkItems(context, { ...boxes, meta, finished, fileStart });
}

/** ISO's `meta` is a full box; QuickTime's begins with its first child at once, whose type then stands at 4. */
function* childrenStart(context: WalkContext, meta: Box): Walk<number | undefined> {
  const room = Math.min(meta.end - meta.body, 8);
  if (room === 0) return meta.body;
  const head = yield* readFields(context, meta.path, meta.body, Math.max(room, FULL_BOX_HEADER_BYTES), meta.end);
  if (!head) return undefined;
  const bare = room === 8 && head.subarray(4).every((byte) => byte > 0x20 && byte < 0x7f);
  return bare ? meta.body : meta.body + FULL_BOX_HEADER_BYTES;
}
