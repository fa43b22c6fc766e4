import type { WalkContext } from '../../bytes/container.ts';
import { FAMILIES_IN } from '../../bytes/part-families.ts';
import { readFields } from '../../bytes/read-fields.ts';
import type { Walk } from '../../bytes/reader.ts';
import { storePart } from '../../bytes/store-part.ts';
import {
  type IfdEntry,
  mayHoldText,
  pointerAt,
  TAG_EXIF_IFD,
  TAG_GPS_IFD,
  TAG_INTEROP_IFD,
  TAG_IPTC,
  TAG_PHOTOSHOP,
  TAG_SUB_IFDS,
  TAG_XMP,
} from '../../bytes/tiff.ts';
import { startsWith } from '../../bytes/view.ts';
import type { Directory, DirectoryQueue, TiffFile } from './queue.ts';

const TAG_WIDTH = 0x0100;
const TAG_HEIGHT = 0x0101;
/** C2PA specification A.3. */
const TAG_C2PA = 0xcd41;
/** IIM's tag marker, the first byte of each dataset. */
const IPTC_MARKER = 0x1c;

/** Pointers to one directory each. */
const POINTERS: ReadonlyMap<number, string> = new Map([
  [TAG_EXIF_IFD, 'ExifIFD'],
  [TAG_GPS_IFD, 'GPS'],
  [TAG_INTEROP_IFD, 'Interop'],
]);

/** Where an entry stands. */
export interface EntryPlace {
  readonly file: TiffFile;
  readonly directory: Directory;
  /** The directory's entries, and where in the file they were read from. */
  readonly table: { readonly bytes: Uint8Array; readonly start: number };
  readonly queue: DirectoryQueue;
}

interface Value {
  readonly start: number;
  readonly end: number;
  readonly data: Uint8Array;
}

/** Hands an entry's payload or text over, or queues the directories it points to; every other entry is left unread. */
export function* readEntry(context: WalkContext, place: EntryPlace, entry: IfdEntry): Walk<void> {
  const { directory, file } = place;
  const { tag, type } = entry;
  const size = tag === TAG_WIDTH || tag === TAG_HEIGHT;
  const pointer = tag === TAG_SUB_IFDS || POINTERS.has(tag);
  const payload = tag === TAG_XMP || tag === TAG_IPTC || tag === TAG_PHOTOSHOP;
  if (tag === TAG_C2PA) {
    yield* readStore(context, place, entry);
    return;
  }
  const wanted = size ? directory.ifd === 'IFD0' && entry.count === 1 && entry.inline : pointer || payload;
  if (!wanted && (size || !mayHoldText(tag, type))) return;
  const value = yield* readValue(context, place, entry);
  if (!value) return;
  const { path } = directory;
  if (tag === TAG_XMP) context.part({ kind: 'xmp', path: `${path}/XMP`, ...value, verbatim: true });
  else if (tag === TAG_IPTC) context.part({ kind: 'iptc', path: `${path}/IPTC`, ...iptcBytes(value) });
  else if (tag === TAG_PHOTOSHOP)
    context.part({ kind: 'photoshop', path: `${path}/Photoshop`, ...value, verbatim: true });
  else if (size) place.queue.noteSize(tag === TAG_WIDTH ? 'width' : 'height', numberIn(value, entry, file));
  else if (pointer) follow(context, place, entry, value);
  if (tag === TAG_EXIF_IFD || (!pointer && !payload && !size)) {
    const { ifd } = directory;
    const { bigEndian } = file.header;
    context.part({ kind: 'exifValue', path, ...value, verbatim: true, tag, ifd, type, bigEndian });
  }
}

const numberIn = (value: Value, { type }: IfdEntry, { header }: TiffFile): number =>
  pointerAt(value.data, 0, type, header.bigEndian) ?? 0;

/** Where an entry's value is; undefined, after a problem, when its type is unknown or it is outside the file. */
function locate(
  context: WalkContext,
  { file, directory, table }: EntryPlace,
  entry: IfdEntry,
): { readonly path: string; readonly start: number; readonly end: number } | undefined {
  const path = `${directory.path}/0x${entry.tag.toString(16).padStart(4, '0')}`;
  if (Number.isNaN(entry.length)) {
    context.problem('badStructure', 'error', { path, start: table.start, end: table.start }, { type: entry.type });
    return undefined;
  }
  const start = (entry.inline ? table.start : file.start) + entry.valueAt;
  const end = start + entry.length;
  if (end <= file.end) return { path, start, end };
  const at = Math.min(start, file.end);
  context.ended(path, at, end - at, file.end);
  return undefined;
}

function* readValue(context: WalkContext, place: EntryPlace, entry: IfdEntry): Walk<Value | undefined> {
  if (entry.count === 0) return undefined;
  const found = locate(context, place, entry);
  if (!found) return undefined;
  const { path, start, end } = found;
  const { table } = place;
  const inTable = entry.inline ? table.bytes.subarray(entry.valueAt, entry.valueAt + entry.length) : undefined;
  const data = inTable ?? (yield* context.payload(path, start, end));
  return data && { start, end, data };
}

/** A C2PA store is only located; reading it belongs to whoever validates it. */
function* readStore(context: WalkContext, place: EntryPlace, entry: IfdEntry): Walk<void> {
  const found = locate(context, place, entry);
  if (!found) return;
  const { path, start, end } = found;
  const head = yield* readFields(context, path, start, Math.min(8, end - start), end);
  if (!head) return;
  if (!startsWith(head, 'jumb', 4)) {
    context.problem('badStructure', 'error', { path, start, end }, {}, FAMILIES_IN.jumbf);
    return;
  }
  context.part(storePart(`${place.directory.path}/C2PA`, start, end));
}

/**
 * IIM is bytes, but many writers declare it as an array of 32-bit numbers; some then swap each of them to the file's
 * byte order, which shows in where the first marker is.
 */
function iptcBytes(value: Value): Value & { readonly verbatim: boolean } {
  const { data } = value;
  if (data[0] === IPTC_MARKER || data[3] !== IPTC_MARKER || data.length % 4 !== 0) return { ...value, verbatim: true };
  return { ...value, data: Uint8Array.from(data, (_, at) => data[at ^ 3] as number), verbatim: false };
}

/** Queues each directory that a pointer names. */
function follow(context: WalkContext, { file, directory, queue }: EntryPlace, entry: IfdEntry, value: Value): void {
  const { path, depth } = directory;
  const ifd = POINTERS.get(entry.tag);
  const count = ifd ? 1 : Math.min(entry.count, context.limits.maxIfds + 1);
  for (let index = 0; index < count; index++) {
    const offset = pointerAt(value.data, index, entry.type, file.header.bigEndian);
    if (offset === undefined) {
      const { start, end } = value;
      context.problem('badStructure', 'error', { path, start, end }, { tag: entry.tag, type: entry.type });
      return;
    }
    if (ifd) queue.add({ offset, path: `${path}/${ifd}`, ifd, depth: depth + 1 });
    else queue.addSub(path, offset, depth + 1);
  }
}
