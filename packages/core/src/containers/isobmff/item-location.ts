import type { WalkContext } from '../../bytes/container.ts';
import type { Walk } from '../../bytes/reader.ts';
import type { Box } from './boxes.ts';
import { Cursor } from './cursor.ts';
import { tooMany } from './too-many.ts';

/** Where an item's bytes are, unchecked. */
export interface ItemLocation {
  readonly id: number;
  /** 0: counted from the start of the file; 1: from `idat`; 2: from another item. */
  readonly construction: number;
  /** True when the bytes are in another file. */
  readonly external: boolean;
  /** Offsets with the base added. */
  readonly extents: readonly { readonly offset: number; readonly length: number }[];
}

export interface ItemLocations {
  readonly found: readonly ItemLocation[];
  /** False, after a problem, when the box could not be read to its end. */
  readonly complete: boolean;
}

const FIELD_SIZES: ReadonlySet<number> = new Set([0, 4, 8]);

interface FieldSizes {
  readonly version: number;
  readonly offset: number;
  readonly length: number;
  readonly base: number;
  readonly index: number;
}

/**
 * Reads an `iloc` box (ISO/IEC 14496-12 8.11.3); answers with the items of `wanted`. That any other item lies past the
 * end of the file is a problem too: the file was cut, and what came after its pictures is gone.
 */
export function* readItemLocations(
  context: WalkContext,
  iloc: Box,
  wanted: (id: number) => boolean,
  fileStart: number,
): Walk<ItemLocations> {
  const found: ItemLocation[] = [];
  const broken = { found, complete: false };
  const bytes = iloc.cut ? undefined : yield* context.payload(iloc.path, iloc.body, iloc.end);
  if (!bytes) return broken;
  const cursor = new Cursor(bytes);
  const sizes = fieldSizes(cursor);
  if (
    ![sizes.offset, sizes.length, sizes.base, sizes.index].every((size) => FIELD_SIZES.has(size)) ||
    sizes.version > 2
  ) {
    context.problem('badStructure', 'error', iloc, { version: sizes.version });
    return broken;
  }
  const count = cursor.uint(sizes.version < 2 ? 2 : 4);
  let entries = 0;
  let past = false;
  for (let item = 0; item < count && cursor.overrun === 0; item++) {
    const { extentCount, ...location } = readItemHead(cursor, sizes);
    entries += 1 + extentCount;
    if (entries > context.limits.maxItems) {
      tooMany(context, iloc);
      return broken;
    }
    const extents = readExtents(cursor, sizes, extentCount, location.base);
    if (cursor.overrun > 0) break;
    const { id, construction, external } = location;
    if (wanted(id)) found.push({ id, construction, external, extents });
    const end = extents.reduce((last, { offset, length }) => Math.max(last, fileStart + offset + length), 0);
    if (!past && construction === 0 && !external && end > context.reader.size) {
      past = true;
      context.ended(`${iloc.path}/item[${id}]`, iloc.end, end - iloc.end);
    }
  }
  if (cursor.overrun === 0) return { found, complete: true };
  context.ended(iloc.path, iloc.body, bytes.length + cursor.overrun, iloc.end);
  return broken;
}

function fieldSizes(cursor: Cursor): FieldSizes {
  const version = cursor.uint(1);
  cursor.skip(3);
  const first = cursor.uint(1);
  const second = cursor.uint(1);
  return {
    version,
    offset: first >> 4,
    length: first & 15,
    base: second >> 4,
    index: version === 0 ? 0 : second & 15,
  };
}

function readItemHead(cursor: Cursor, { version, base }: FieldSizes) {
  const id = cursor.uint(version < 2 ? 2 : 4);
  const construction = version === 0 ? 0 : cursor.uint(2) & 15;
  const external = cursor.uint(2) !== 0;
  return { id, construction, external, base: cursor.uint(base), extentCount: cursor.uint(2) };
}

function readExtents(cursor: Cursor, { offset, length, index }: FieldSizes, count: number, base: number) {
  const extents: { offset: number; length: number }[] = [];
  for (let i = 0; i < count && cursor.overrun === 0; i++) {
    cursor.skip(index);
    extents.push({ offset: base + cursor.uint(offset), length: cursor.uint(length) });
  }
  return extents;
}
