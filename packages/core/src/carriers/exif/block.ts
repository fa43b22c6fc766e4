import type { CarrierContext } from '../../bytes/carrier.ts';
import { FAMILIES_IN } from '../../bytes/part-families.ts';
import {
  type IfdEntry,
  ifdCount,
  ifdEntry,
  mayHoldText,
  pointerAt,
  TAG_EXIF_IFD,
  TAG_GPS_IFD,
  TAG_INTEROP_IFD,
  TAG_SUB_IFDS,
  type TiffHeader,
  TYPE_SIZES,
  tiffHeader,
  tiffOffset,
} from '../../bytes/tiff.ts';
import type { ByteLocation } from '../../model/location.ts';
import type { ExifPart } from '../../model/part.ts';
import type { ProblemCode, ProblemSeverity } from '../../model/problem.ts';
import { emitResidue } from '../aigc-field/emit.ts';
import { CaptureDevice } from './capture-device.ts';
import { tagName } from './tag-names.ts';
import { isPayloadTag, readValue, TEXT_FAMILIES } from './value.ts';

const TAG_USER_COMMENT = 0x9286;
/** No value and no IFD stands in the header. */
const HEADER_END = 8;
/** Random entries bring a problem each; the first few of a severity tell the story. */
const MAX_BLOCK_PROBLEMS = 8;

function pointerName(tag: number): string | undefined {
  if (tag === TAG_EXIF_IFD) return 'ExifIFD';
  if (tag === TAG_GPS_IFD) return 'GPS';
  if (tag === TAG_INTEROP_IFD) return 'Interop';
  return tag === TAG_SUB_IFDS ? 'SubIFD' : undefined;
}

interface Ifd {
  readonly at: number;
  readonly name: string;
  readonly path: string;
  /** Index in the chain IFD0, IFD1 …; undefined outside it, where the specification has no next IFD. */
  readonly chain: number | undefined;
}

/** Reads a TIFF-structured block. `part` starts at its byte-order mark. */
export function readBlock(part: ExifPart, context: CarrierContext): void {
  const header = tiffHeader(part.data);
  if (!header) {
    const code = part.data.length < HEADER_END ? 'truncated' : 'badSignature';
    context.problem(code, 'error', { path: part.path, start: part.start, end: part.end }, {}, FAMILIES_IN.exif);
    return;
  }
  new Block(part, header, context).read();
}

class Block {
  readonly #part: ExifPart;
  readonly #bytes: Uint8Array;
  readonly #header: TiffHeader;
  readonly #context: CarrierContext;
  readonly #ifds: Ifd[] = [];
  #device: CaptureDevice | undefined;
  #isDangling = false;
  #entriesLeft: number;
  #textBytesLeft: number;
  readonly #problems = { error: 0, warning: 0 };

  constructor(part: ExifPart, header: TiffHeader, context: CarrierContext) {
    this.#part = part;
    this.#bytes = part.data;
    this.#header = header;
    this.#context = context;
    // IFDs and texts that do not overlap cannot have more than the block, so overlapping ones cannot multiply the work.
    this.#entriesLeft = Math.floor(part.data.length / header.entryBytes);
    this.#textBytesLeft = part.data.length;
  }

  read(): void {
    this.#follow(this.#header.firstIfd, 'IFD0', 0, this.#part.path, 4, HEADER_END);
    for (let index = 0; index < this.#ifds.length; index++) this.#readIfd(this.#ifds[index] as Ifd);
    this.#device?.emit(this.#part.path, this.#context);
  }

  /** Notes an IFD to be read, if there can be one; `[from, to)` is where the pointer stands. */
  #follow(at: number, name: string, chain: number | undefined, path: string, from: number, to: number): void {
    if (!this.#isInBlock(at, this.#header.countBytes)) {
      this.#problem('lengthOutOfBounds', 'error', path, from, to, { ifd: name, offset: finite(at) });
    } else if (this.#ifds.some((ifd) => ifd.at === at)) {
      this.#problem('noProgress', 'error', path, from, to, { ifd: name, offset: at });
    } else if (this.#ifds.length >= this.#context.limits.maxIfds) {
      this.#problem('limitExceeded', 'error', path, from, to, {
        limit: 'maxIfds',
        value: this.#context.limits.maxIfds,
      });
    } else {
      this.#ifds.push({ at, name, path: `${this.#part.path}/${name}`, chain });
    }
  }

  #readIfd(ifd: Ifd): void {
    const { countBytes, entryBytes } = this.#header;
    const count = ifdCount(this.#bytes, ifd.at, this.#header);
    const first = ifd.at + countBytes;
    const readable = this.#readableEntries(ifd, count, first);
    if (readable > 0 || count === 0) this.#context.present('exif');
    const end = first + readable * entryBytes;
    for (let at = first; at < end; at += entryBytes) this.#readEntry(ifd, at);
    if (ifd.chain !== undefined && readable === count) this.#readNext(ifd, ifd.chain + 1, end);
  }

  /** How many of the IFD's entries can be read, with a problem where that is not all. */
  #readableEntries(ifd: Ifd, count: number, first: number): number {
    const { entryBytes } = this.#header;
    const { maxIfdEntries } = this.#context.limits;
    const room = Math.floor((this.#bytes.length - first) / entryBytes);
    if (count === 0) {
      // Real writers leave IFDs without entries. Where the next IFD's offset should be, hidden entries would show.
      const isEmpty = ifd.chain !== undefined || tiffOffset(this.#bytes, first, this.#header) === 0;
      this.#problem('badStructure', isEmpty ? 'warning' : 'error', ifd.path, ifd.at, first, { entries: 0 });
    } else if (count > room) {
      const needed = finite(count * entryBytes);
      this.#problem('lengthOutOfBounds', 'error', ifd.path, ifd.at, this.#bytes.length, { needed });
    } else if (count > maxIfdEntries) {
      this.#problem('limitExceeded', 'error', ifd.path, ifd.at, first, {
        limit: 'maxIfdEntries',
        value: maxIfdEntries,
      });
    } else if (count > this.#entriesLeft) {
      this.#problem('noProgress', 'error', ifd.path, ifd.at, first, { entries: count });
    }
    const readable = Math.min(count, room, maxIfdEntries, this.#entriesLeft);
    this.#entriesLeft -= readable;
    return readable;
  }

  #readNext(ifd: Ifd, chain: number, at: number): void {
    const end = at + this.#header.offsetBytes;
    if (end > this.#bytes.length) {
      this.#problem('truncated', 'warning', ifd.path, at, this.#bytes.length);
      return;
    }
    const next = tiffOffset(this.#bytes, at, this.#header);
    if (next !== 0) this.#follow(next, `IFD${chain}`, chain, ifd.path, at, end);
  }

  #readEntry(ifd: Ifd, at: number): void {
    const entry = ifdEntry(this.#bytes, at, this.#header);
    const { tag, type, length } = entry;
    const pointer = pointerName(tag);
    const matters = pointer !== undefined || isPayloadTag(tag) || mayHoldText(tag, type);
    if (tag === TAG_USER_COMMENT && this.#isMissing(entry)) this.#noteDangling(ifd, tag, at);
    if (!this.#isReadable(ifd, entry, at, matters) || !matters) return;
    const data = this.#bytes.subarray(entry.valueAt, entry.valueAt + length);
    if (pointer) this.#readPointer(ifd, pointer, entry, data, at);
    else if (length > 0) this.#readText(ifd, entry, data);
  }

  /** False, with a problem, when the value is not in the block. A number that is lost held no text: only a warning. */
  #isReadable(ifd: Ifd, entry: IfdEntry, at: number, matters: boolean): boolean {
    const { tag, type, length, inline, valueAt } = entry;
    const end = at + this.#header.entryBytes;
    if (!TYPE_SIZES[type]) {
      if (matters) this.#problem('badStructure', 'error', `${ifd.path}/${tagName(tag)}`, at, end, { type });
      return false;
    }
    if (inline || this.#isInBlock(valueAt, length)) return true;
    const data = { offset: finite(valueAt), needed: finite(length) };
    this.#problem('lengthOutOfBounds', matters ? 'error' : 'warning', `${ifd.path}/${tagName(tag)}`, at, end, data);
    return false;
  }

  #isInBlock(at: number, length: number): boolean {
    return at >= HEADER_END && at + length <= this.#bytes.length;
  }

  /** True for a value of a known type that is empty, or not in the block. */
  #isMissing({ length, inline, valueAt }: IfdEntry): boolean {
    return length === 0 || (!Number.isNaN(length) && !inline && !this.#isInBlock(valueAt, length));
  }

  /** Once a block: the first tells it, and a block of such entries must not crowd out other evidence. */
  #noteDangling(ifd: Ifd, tag: number, at: number): void {
    if (this.#isDangling) return;
    this.#isDangling = true;
    const place = this.#place(`${ifd.path}/${tagName(tag)}`, at, at + this.#header.entryBytes);
    emitResidue('danglingExifPointer', place, this.#context);
  }

  #readPointer(ifd: Ifd, name: string, entry: IfdEntry, value: Uint8Array, at: number): void {
    const path = `${ifd.path}/${tagName(entry.tag)}`;
    const end = at + this.#header.entryBytes;
    // One past the limit, so that reaching it is said.
    const offsets = name === 'SubIFD' ? Math.min(entry.count, this.#context.limits.maxIfds + 1) : 1;
    for (let index = 0; index < offsets; index++) {
      const target = pointerAt(value, index, entry.type, this.#header.bigEndian);
      if (target === undefined) {
        this.#problem('badStructure', 'error', path, at, end, { type: entry.type });
        return;
      }
      // A directory that is there and empty is ordinary: common libraries write one.
      if (entry.tag === TAG_EXIF_IFD && ifd.chain === 0 && !this.#isInBlock(target, this.#header.countBytes)) {
        this.#noteDangling(ifd, entry.tag, at);
      }
      this.#follow(target, name === 'SubIFD' ? `SubIFD[${index}]` : name, undefined, path, at, end);
    }
  }

  #readText(ifd: Ifd, entry: IfdEntry, data: Uint8Array): void {
    const { tag, type, valueAt, length } = entry;
    const { start, end } = this.#place('', valueAt, valueAt + length);
    this.#textBytesLeft -= length;
    if (this.#textBytesLeft < 0) {
      this.#problem('noProgress', 'error', `${ifd.path}/${tagName(tag)}`, valueAt, valueAt + length, {
        needed: length,
      });
      return;
    }
    const { bigEndian } = this.#header;
    const text = readValue(
      { tag, type, bigEndian, ifd: ifd.name, data, start, end, path: ifd.path, home: this.#part },
      this.#context,
    );
    if (!CaptureDevice.concerns(ifd.name, tag)) return;
    this.#device ??= new CaptureDevice();
    this.#device.note(tag, text, start, end);
  }

  #problem(
    code: ProblemCode,
    severity: ProblemSeverity,
    path: string,
    from: number,
    to: number,
    data: Readonly<Record<string, string | number>> = {},
  ): void {
    if (++this.#problems[severity] > MAX_BLOCK_PROBLEMS) return;
    this.#context.problem(code, severity, this.#place(path, from, to), data, TEXT_FAMILIES);
  }

  /** A range of the block as a range of the asset. */
  #place(path: string, from: number, to: number): ByteLocation {
    const { start, end, verbatim } = this.#part;
    return verbatim ? { path, start: start + from, end: start + to } : { path, start, end };
  }
}

const finite = (value: number): number => Math.min(value, Number.MAX_SAFE_INTEGER);
