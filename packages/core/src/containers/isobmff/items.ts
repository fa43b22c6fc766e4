import type { WalkContext } from '../../bytes/container.ts';
import { FAMILIES_IN } from '../../bytes/part-families.ts';
import { joinBytes, type Walk } from '../../bytes/reader.ts';
import { u16be, u32be } from '../../bytes/view.ts';
import type { Box } from './boxes.ts';
import { exifBlock } from './exif-block.ts';
import { type ItemInfo, readItemInfo } from './item-info.ts';
import { type ItemLocation, readItemLocations } from './item-location.ts';
import { readItemSize } from './item-properties.ts';

/** The boxes of one `meta` that describe items. */
export interface ItemBoxes {
  readonly meta: Box;
  readonly fileStart: number;
  /** True when all of `meta` was walked. */
  readonly finished: boolean;
  readonly iinf?: Box;
  readonly iloc?: Box;
  readonly idat?: Box;
  readonly iprp?: Box;
  readonly pitm?: Box;
}

interface Payload {
  readonly start: number;
  readonly end: number;
  readonly data: Uint8Array;
  readonly verbatim: boolean;
}

/** Reads the EXIF and XMP items of a `meta` box, and the primary item's size. */
export function* walkItems(context: WalkContext, boxes: ItemBoxes): Walk<void> {
  const { meta, finished, iinf, iloc, fileStart } = boxes;
  if (!iinf) {
    if (finished && (iloc || boxes.pitm)) context.problem('missingPart', 'error', meta, { part: 'iinf' });
    return;
  }
  const items = yield* readItemInfo(context, iinf);
  const { found, complete } = iloc
    ? yield* readItemLocations(context, iloc, (id) => items.has(id), fileStart)
    : { found: [], complete: finished };
  const located = new Set(found.map(({ id }) => id));
  for (const item of complete ? items.values() : []) {
    if (located.has(item.id) || item.kind === 'grid') continue;
    context.problem('missingPart', 'error', item.place, { part: 'iloc', item: item.id }, FAMILIES_IN[item.kind]);
  }
  for (const location of found) {
    const item = items.get(location.id);
    if (item && item.kind !== 'grid') yield* readItem(context, boxes, item, location);
  }
  yield* readPrimarySize(context, boxes, items, found);
}

function* readItem(context: WalkContext, boxes: ItemBoxes, item: ItemInfo, location: ItemLocation): Walk<void> {
  const path = `${boxes.meta.path}/item[${item.id}]/${item.kind}`;
  const payload = yield* itemPayload(context, boxes, item, location, path);
  if (!payload) return;
  const place = { path, start: payload.start, end: payload.end };
  if (item.kind === 'exif') {
    exifBlock(context, place, payload.data, payload.verbatim);
    return;
  }
  if (item.contentEncoding !== '' && item.contentEncoding !== 'deflate') {
    context.problem('unsupportedVariant', 'error', place, { encoding: item.contentEncoding }, FAMILIES_IN.xmp);
    return;
  }
  const stored = item.contentEncoding === '';
  const data = stored ? payload.data : context.inflate(payload.data, place);
  if (data) context.part({ kind: 'xmp', ...place, data, verbatim: stored && payload.verbatim });
}

/** An item's bytes, its extents joined; undefined, with a problem, when they cannot be had. */
function* itemPayload(
  context: WalkContext,
  boxes: ItemBoxes,
  item: ItemInfo,
  location: ItemLocation,
  path: string,
): Walk<Payload | undefined> {
  const { idat, fileStart } = boxes;
  const affects = item.kind === 'grid' ? [] : FAMILIES_IN[item.kind];
  const { construction, extents } = location;
  const variant = unsupported(item, location);
  if (variant) {
    context.problem('unsupportedVariant', 'error', { ...item.place, path }, { variant }, affects);
    return undefined;
  }
  if (extents.length === 0 || (construction === 1 && !idat)) {
    const part = extents.length === 0 ? 'extent' : 'idat';
    context.problem('missingPart', 'error', { ...item.place, path }, { part, item: item.id }, affects);
    return undefined;
  }
  const base = construction === 1 && idat ? idat.body : fileStart;
  const limit = construction === 1 && idat ? idat.end : context.reader.size;
  const pieces: Uint8Array[] = [];
  for (const { offset, length } of extents) {
    const start = base + offset;
    // Length 0 of a single extent means all that is there.
    const end = length === 0 ? limit : start + length;
    if (end > limit || end <= start) {
      const at = Math.min(start, limit);
      context.ended(path, at, Math.max(end - at, 1), limit);
      return undefined;
    }
    const piece = yield* context.payload(path, start, end);
    if (!piece) return undefined;
    pieces.push(piece);
  }
  const [first] = pieces;
  const starts = extents.map(({ offset }) => base + offset);
  if (first && pieces.length === 1) {
    const start = starts[0] as number;
    return { start, end: start + first.length, data: first, verbatim: true };
  }
  const end = Math.max(...extents.map(({ offset, length }) => base + offset + length));
  return { start: Math.min(...starts), end, data: joinBytes(pieces), verbatim: false };
}

function unsupported(item: ItemInfo, { construction, external, extents }: ItemLocation): string | undefined {
  if (item.encrypted) return 'encrypted item';
  if (external) return 'external data';
  if (construction > 1) return 'item made of items';
  const implied = extents.some(({ length }) => length === 0);
  return implied && (construction === 0 || extents.length > 1) ? 'implied length' : undefined;
}

/** The size in pixels of the primary item: its `ispe`, or what a grid says of itself. */
function* readPrimarySize(
  context: WalkContext,
  boxes: ItemBoxes,
  items: ReadonlyMap<number, ItemInfo>,
  locations: readonly ItemLocation[],
): Walk<void> {
  const { pitm, iprp } = boxes;
  if (!pitm || pitm.cut) return;
  const bytes = yield* context.payload(pitm.path, pitm.body, pitm.end);
  if (!bytes) return;
  const id = bytes[0] === 0 ? u16be(bytes, 4) : u32be(bytes, 4);
  const size = iprp && (yield* readItemSize(context, iprp, id));
  if (size && size.width > 0 && size.height > 0) {
    context.dimensions(size.width, size.height);
    return;
  }
  const item = items.get(id);
  const location = locations.find((candidate) => candidate.id === id);
  if (item?.kind !== 'grid' || !location) return;
  const grid = yield* itemPayload(context, boxes, item, location, `${boxes.meta.path}/item[${id}]/grid`);
  if (!grid || grid.data.length < 8) return;
  const wide = ((grid.data[1] as number) & 1) === 1;
  if (wide) context.dimensions(u32be(grid.data, 4), u32be(grid.data, 8));
  else context.dimensions(u16be(grid.data, 4), u16be(grid.data, 6));
}
