import type { WalkContext } from '../../bytes/container.ts';
import { readFields } from '../../bytes/read-fields.ts';
import type { Walk } from '../../bytes/reader.ts';
import { pathName, u32be, utf8 } from '../../bytes/view.ts';
import { type Box, type BoxVisitor, SiblingNames, walkBoxes } from './boxes.ts';
import { Cursor } from './cursor.ts';
import { textPart } from './text.ts';
import { tooMany } from './too-many.ts';

/** QuickTime's well-known types, which say how a `data` box writes its value; what is not listed is tried as text. */
const UTF16_TYPES: ReadonlySet<number> = new Set([2, 5]);
const PICTURE_TYPES = [12, 13, 14, 27];
const NUMBER_TYPES = [21, 22, 23, 24, 65, 66, 67, 70, 71, 72, 74, 75, 76, 77, 78, 79];
const NO_TEXT: ReadonlySet<number> = new Set([...PICTURE_TYPES, ...NUMBER_TYPES]);
const UTF8_TYPE = 1;
const DATA_HEADER_BYTES = 8;

/** Reads a `keys` box: the names that `ilst` items refer to by number, from 1. */
export function* readKeys(context: WalkContext, box: Box): Walk<readonly string[] | undefined> {
  if (box.cut) return undefined;
  const bytes = yield* context.payload(box.path, box.body, box.end);
  if (!bytes) return undefined;
  const cursor = new Cursor(bytes, 4);
  const count = cursor.uint(4);
  const keys: string[] = [];
  while (keys.length < count) {
    const at = cursor.at;
    const size = cursor.uint(4);
    if (cursor.overrun > 0 || size < 8 || size > bytes.length - at) {
      context.ended(box.path, box.body + at, Math.max(size, 8), box.end);
      return keys;
    }
    if (keys.length === context.limits.maxItems) {
      tooMany(context, box);
      return keys;
    }
    keys.push(utf8(bytes.subarray(at + 8, at + size)).text);
    cursor.skip(size - 4);
  }
  if (cursor.at < bytes.length) {
    const place = { path: box.path, start: box.body + cursor.at, end: box.end };
    context.problem('trailingData', 'warning', place, { bytes: bytes.length - cursor.at });
  }
  return keys;
}

/** Walks an `ilst` box: items named by a number into `keys`, by a four-character code, or by `mean` and `name`. */
export function* walkItemList(context: WalkContext, list: Box, keys: readonly string[] | undefined): Walk<void> {
  const names = new SiblingNames();
  let count = 0;
  yield* walkBoxes(context, list, new Map(), function* (item) {
    if (count++ === context.limits.maxItems) tooMany(context, list);
    if (count > context.limits.maxItems) return;
    const keyword = itemKeyword(context, item, keys);
    const path = `${list.path}/${names.next(pathName(keyword))}`;
    yield* walkItem(context, { ...item, path }, keyword);
  });
}

/** '' for a number that no key has, or that nothing names. */
function itemKeyword(context: WalkContext, item: Box, keys: readonly string[] | undefined): string {
  const index = [...item.type].reduce((value, char) => value * 256 + char.charCodeAt(0), 0);
  const key = keys?.[index - 1];
  if (key !== undefined) return key;
  if (item.type.charCodeAt(0) >= 0x20) return item.type;
  if (keys) context.problem('badStructure', 'error', item, { index, keys: keys.length });
  return '';
}

/** One item: its values, each a `data` box; a free-form item (`----`) names itself before them. */
function* walkItem(context: WalkContext, item: Box, keyword: string): Walk<void> {
  const name: string[] = [];
  const readName: BoxVisitor = function* (box) {
    const bytes = box.cut ? undefined : yield* context.payload(box.path, Math.min(box.body + 4, box.end), box.end);
    if (bytes) name.push(utf8(bytes).text);
  };
  const visitors = new Map<string, BoxVisitor>([
    ['data', (box) => walkValue(context, box, item.path, name.length > 0 ? name.join(':') : keyword)],
  ]);
  if (item.type === '----') {
    visitors.set('mean', readName);
    visitors.set('name', readName);
  }
  yield* walkBoxes(context, item, visitors);
}

function* walkValue(context: WalkContext, box: Box, path: string, keyword: string): Walk<void> {
  if (box.cut) return;
  const head = yield* readFields(context, path, box.body, DATA_HEADER_BYTES, box.end);
  if (!head) return;
  const start = box.body + DATA_HEADER_BYTES;
  const type = u32be(head, 0);
  if (NO_TEXT.has(type)) return;
  const encoding = UTF16_TYPES.has(type) ? 'utf16be' : type === UTF8_TYPE ? 'utf8' : 'unknown';
  yield* textPart(context, { path, keyword, unit: 'ilst', start, end: box.end, encoding });
}
