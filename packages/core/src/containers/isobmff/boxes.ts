import type { WalkContext } from '../../bytes/container.ts';
import { readFields } from '../../bytes/read-fields.ts';
import type { Walk } from '../../bytes/reader.ts';
import { latin1, pathName, u32be, u64be } from '../../bytes/view.ts';

/** Where boxes stand one after the other. */
export interface BoxRange {
  readonly path: string;
  /** First byte of the first box. */
  readonly body: number;
  readonly end: number;
  /** 0 for the file itself, where alone a box may run to the end without saying its size. */
  readonly depth: number;
  /** True when the range is shorter than its own header says, which has been reported. */
  readonly cut?: boolean;
}

/** A box whose header was read and whose end lies inside its parent. `body` is the first byte after the header. */
export interface Box extends BoxRange {
  /** Four Latin-1 characters from the file. */
  readonly type: string;
  readonly start: number;
  /** True when the box claimed more than its parent holds: `end` is the parent's, the payload is not whole. */
  readonly cut: boolean;
}

export type BoxVisitor = (box: Box) => Walk<void>;
export type BoxVisitors = ReadonlyMap<string, BoxVisitor>;

/** A visitor that passes over a cut box: what is left of it is no payload. */
export const whole = (visit: BoxVisitor): BoxVisitor =>
  function* (box) {
    if (!box.cut) yield* visit(box);
  };

const HEADER_BYTES = 8;
const LARGE_HEADER_BYTES = 16;

/** Structural names of siblings: `uuid`, `uuid[1]`, `uuid[2]` … */
export class SiblingNames {
  readonly #counts = new Map<string, number>();

  next(name: string): string {
    const count = this.#counts.get(name) ?? 0;
    this.#counts.set(name, count + 1);
    return count === 0 ? name : `${name}[${count}]`;
  }
}

/**
 * Visits the boxes of `parent` in file order: each whose type is in `visitors`, the others by `other` or not at all.
 * True when all of `parent` was walked; false, after a problem, when a box lied, limits ended it, or bytes are hidden.
 */
export function* walkBoxes(
  context: WalkContext,
  parent: BoxRange,
  visitors: BoxVisitors,
  other?: BoxVisitor,
): Walk<boolean> {
  if (!context.mayNest(parent.depth + 1, parent.path, parent.body)) return false;
  const names = new SiblingNames();
  let at = parent.body;
  while (at < parent.end) {
    if (!context.unit(parent.path, at)) return false;
    const header = yield* readHeader(context, parent, at);
    if (header === 'padding') return true;
    if (!header) return false;
    const { type, headerBytes, size } = header;
    const visitor = visitors.get(type) ?? other;
    const cut = size > parent.end - at;
    const name = pathName(type.trimEnd());
    if (cut && !parent.cut) context.ended(`${parent.path}/${name}`, at, size, parent.end);
    const end = cut ? parent.end : at + size;
    if (visitor) {
      const path = `${parent.path}/${names.next(name)}`;
      yield* visitor({
        type,
        path,
        start: at,
        body: Math.min(at + headerBytes, end),
        end,
        depth: parent.depth + 1,
        cut,
      });
    }
    if (cut) return false;
    at = end;
  }
  return true;
}

interface Header {
  readonly type: string;
  readonly headerBytes: number;
  /** At least `headerBytes`; Infinity past 2^53. */
  readonly size: number;
}

function* readHeader(context: WalkContext, parent: BoxRange, at: number): Walk<Header | 'padding' | undefined> {
  const room = parent.end - at;
  if (room < HEADER_BYTES) return yield* readRest(context, parent, at, room);
  const head = yield* readFields(context, parent.path, at, HEADER_BYTES, parent.end);
  if (!head) return undefined;
  const type = latin1(head, 4, 8);
  const stored = u32be(head, 0);
  if (stored === 0) return yield* readUnsized(context, parent, at, type);
  if (stored !== 1) return checked(context, parent, at, { type, headerBytes: HEADER_BYTES, size: stored });
  const large = yield* readFields(context, `${parent.path}/${pathName(type)}`, at, LARGE_HEADER_BYTES, parent.end);
  if (!large) return undefined;
  return checked(context, parent, at, { type, headerBytes: LARGE_HEADER_BYTES, size: u64be(large, 8) });
}

function checked(context: WalkContext, parent: BoxRange, at: number, header: Header): Header | undefined {
  if (header.size >= header.headerBytes) return header;
  const place = { path: `${parent.path}/${pathName(header.type)}`, start: at, end: at + header.headerBytes };
  context.problem('lengthOutOfBounds', 'error', place, { needed: header.headerBytes, length: header.size });
  return undefined;
}

/** Too few bytes for a header. QuickTime ends some lists with a 32-bit zero; at the top they are a box cut short. */
function* readRest(context: WalkContext, parent: BoxRange, at: number, room: number): Walk<'padding' | undefined> {
  const rest =
    parent.depth === 0 ? undefined : (context.reader.peek(at, room) ?? (yield* context.reader.load(at, room)));
  if (rest?.every((byte) => byte === 0)) return 'padding';
  context.ended(parent.path, at, HEADER_BYTES, parent.end);
  return undefined;
}

/** Size 0: to the end of the file, at the top only; zeros up to there are padding. Elsewhere the walk could not go on. */
function* readUnsized(
  context: WalkContext,
  parent: BoxRange,
  at: number,
  type: string,
): Walk<Header | 'padding' | undefined> {
  const size = parent.end - at;
  const place = { path: `${parent.path}/${pathName(type)}`, start: at, end: at + HEADER_BYTES };
  if (parent.depth > 0) {
    context.problem('noProgress', 'error', place);
    return undefined;
  }
  if (type !== '\0\0\0\0') return { type, headerBytes: HEADER_BYTES, size };
  const rest = yield* context.reader.loadUpTo(at, Math.min(size, context.limits.maxTrailerBytes));
  if (rest.length < size || rest.some((byte) => byte !== 0)) {
    context.problem('badStructure', 'error', place);
    return undefined;
  }
  context.problem('trailingData', 'warning', { path: parent.path, start: at, end: parent.end }, { bytes: size });
  return 'padding';
}
