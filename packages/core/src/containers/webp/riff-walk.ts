import type { WalkContext } from '../../bytes/container.ts';
import { passOver } from '../../bytes/pass-over.ts';
import type { Walk } from '../../bytes/reader.ts';
import { storePart } from '../../bytes/store-part.ts';
import { readTrailer } from '../../bytes/trailer.ts';
import { latin1, pathName, startsWith, u32le } from '../../bytes/view.ts';
import { pictureSize } from './picture-size.ts';

const HEADER_BYTES = 8;
const RIFF_HEADER_BYTES = 12;
/** Enough of a payload for the picture's size and the feature flags. */
const HEAD_BYTES = 10;
/** An unknown chunk is no legal home of a label; this much of it is shown. */
const SHOWN_BYTES = 4096;
/** RIFF sizes that count the padding or the header too are common, and no chunk that was lost fits into so little. */
const SIZE_SLACK_BYTES = 8;
const EXIF_PREFIX = 'Exif\0\0';

const PICTURES: ReadonlySet<string> = new Set(['VP8 ', 'VP8L', 'ALPH', 'ANMF']);
const SKIPPED: ReadonlySet<string> = new Set(['ANIM', 'ICCP']);
/** Chunks of the format: what a reader may go on at when a writer forgot a padding byte or a RIFF size. */
const KNOWN: ReadonlySet<string> = new Set([...PICTURES, ...SKIPPED, 'VP8X', 'EXIF', 'XMP ', 'XMP\0', 'C2PA']);
const EXIF_FLAG = 0x08;
const XMP_FLAG = 0x04;

interface Chunk {
  readonly path: string;
  readonly name: string;
  /** Payload range, without padding. */
  readonly start: number;
  readonly end: number;
}

/** Walks the chunks of one WebP file up to `end`. */
export class RiffWalk {
  readonly #context: WalkContext;
  readonly #path: string;
  readonly #start: number;
  readonly #end: number;
  readonly #counts = new Map<string, number>();
  #order: 'beforeImage' | 'afterImage' | 'trailer' = 'beforeImage';
  /** Feature flags of VP8X. */
  #flags = 0;

  constructor(context: WalkContext, path: string, start: number, end: number) {
    this.#context = context;
    this.#path = path;
    this.#start = start;
    this.#end = end;
  }

  *walk(): Walk<void> {
    const context = this.#context;
    const header = yield* context.reader.load(this.#start, RIFF_HEADER_BYTES);
    if (!header || this.#end - this.#start < RIFF_HEADER_BYTES) {
      context.ended(this.#path, this.#start, RIFF_HEADER_BYTES, this.#end);
      return;
    }
    const riffEnd = this.#start + HEADER_BYTES + u32le(header, 4);
    const stopped = yield* this.#chunks(this.#start + RIFF_HEADER_BYTES, Math.min(riffEnd, this.#end));
    if (stopped === undefined) return;
    if (riffEnd > this.#end) this.#sizeTooLarge(riffEnd);
    if (this.#counts.size === 0)
      context.problem('badStructure', 'error', { path: this.#path, start: this.#start, end: stopped });
    this.#missing(EXIF_FLAG, 'EXIF');
    this.#missing(XMP_FLAG, 'XMP ');
    yield* this.#trailing(stopped);
  }

  #sizeTooLarge(riffEnd: number): void {
    const excess = riffEnd - this.#end;
    if (excess > SIZE_SLACK_BYTES) {
      this.#context.ended(this.#path, this.#end, excess, this.#end);
    } else {
      const place = { path: this.#path, start: this.#start + 4, end: this.#start + HEADER_BYTES };
      this.#context.problem('lengthOutOfBounds', 'warning', place, { excess });
    }
  }

  /** VP8X announces what tools then strip without clearing the flag. */
  #missing(flag: number, name: string): void {
    if ((this.#flags & flag) === 0 || this.#counts.has(name)) return;
    const place = { path: `${this.#path}/VP8X[0]`, start: this.#start, end: this.#start + RIFF_HEADER_BYTES };
    this.#context.problem('missingPart', 'warning', place, { part: name.trim() });
  }

  /** Chunks from `from` to `end`. Answers where it stopped, or undefined, with a problem, when it cannot go on. */
  *#chunks(from: number, end: number): Walk<number | undefined> {
    const context = this.#context;
    const { reader } = context;
    let at = from;
    while (end - at >= HEADER_BYTES) {
      const header = reader.skimmed(at, HEADER_BYTES) ?? (yield* reader.skim(at, HEADER_BYTES));
      if (!header) break;
      const name = latin1(header, 0, 4);
      const dataEnd = at + HEADER_BYTES + u32le(header, 4);
      if (!isFourCc(name)) {
        context.problem('badStructure', 'error', { path: `${this.#path}/chunk`, start: at, end: at + HEADER_BYTES });
        return undefined;
      }
      if (dataEnd > end) {
        context.ended(`${this.#path}/${pathName(name)}`, at, dataEnd - at, end);
        return undefined;
      }
      if (!context.unit(this.#path, at)) return undefined;
      const chunk = this.#place(name, at + HEADER_BYTES, dataEnd);
      if (!(yield* this.#chunk(chunk))) return undefined;
      at = (dataEnd - chunk.start) % 2 === 0 ? dataEnd : yield* this.#padding(chunk);
    }
    if (at < end) {
      context.ended(`${this.#path}/chunk`, at, HEADER_BYTES, end);
      return undefined;
    }
    return at;
  }

  /** Past the padding byte behind an odd payload; some writers forget it. */
  *#padding({ path, end: dataEnd }: Chunk): Walk<number> {
    const context = this.#context;
    const next = yield* context.reader.loadUpTo(dataEnd, Math.min(4, this.#end - dataEnd));
    const forgotten = next.length === 0 || (next.length === 4 && KNOWN.has(latin1(next)));
    if (!forgotten) return dataEnd + 1;
    context.problem('badStructure', 'warning', { path, start: dataEnd, end: dataEnd }, { missing: 'padding' });
    return dataEnd;
  }

  /** Behind the RIFF size: chunks of a writer that did not raise it, or anything else. */
  *#trailing(from: number): Walk<void> {
    const context = this.#context;
    const { reader } = context;
    if (from >= this.#end) return;
    this.#order = 'trailer';
    const head = yield* reader.loadUpTo(from, Math.min(HEADER_BYTES, this.#end - from));
    if (head.length < HEADER_BYTES || !KNOWN.has(latin1(head, 0, 4))) {
      yield* readTrailer(context, this.#path, from, this.#end);
      return;
    }
    const place = { path: `${this.#path}/trailer`, start: from, end: this.#end };
    context.problem('trailingData', 'warning', place, { bytes: this.#end - from });
    yield* this.#chunks(from, this.#end);
  }

  *#chunk(chunk: Chunk): Walk<boolean> {
    const context = this.#context;
    const { path, name, start, end } = chunk;
    if (PICTURES.has(name)) {
      if (this.#order === 'beforeImage') this.#order = 'afterImage';
      if (name.startsWith('VP8') && !(yield* this.#size(chunk))) return false;
      return yield* passOver(context, path, start, end, 'entropyCodedData');
    }
    if (name === 'VP8X') return yield* this.#size(chunk);
    if (SKIPPED.has(name))
      return context.tier !== 'thorough' || (yield* passOver(context, path, start, end, 'opaquePayload'));
    const order = this.#order;
    if (name === 'C2PA') {
      context.part(storePart(path, start, end, order));
      return true;
    }
    const home = name === 'EXIF' || name.startsWith('XMP');
    const shown = home ? end : Math.min(end, start + SHOWN_BYTES);
    if (!(yield* passOver(context, path, shown, end, 'opaquePayload'))) return false;
    const data = yield* context.payload(path, start, shown);
    if (!data) return true;
    if (name === 'EXIF') {
      const skip = startsWith(data, EXIF_PREFIX) ? EXIF_PREFIX.length : 0;
      context.part({ kind: 'exif', path, start: start + skip, end, data: data.subarray(skip), verbatim: true, order });
    } else if (home) {
      context.part({ kind: 'xmp', path, start, end, data, verbatim: true, order });
    } else {
      context.part({ kind: 'application', identifier: pathName(name), path, start, end, data, verbatim: true, order });
    }
    return true;
  }

  *#size({ path, name, start, end }: Chunk): Walk<boolean> {
    const context = this.#context;
    const head = yield* context.reader.loadUpTo(start, Math.min(HEAD_BYTES, end - start));
    const size = pictureSize(name, head);
    if (size) {
      context.dimensions(size.width, size.height);
      if (name === 'VP8X') this.#flags = head[0] ?? 0;
    } else if (head.length < Math.min(HEAD_BYTES, end - start)) {
      context.ended(path, start + head.length, HEAD_BYTES, end);
      return false;
    } else {
      context.problem('badStructure', 'error', { path, start, end });
    }
    return true;
  }

  #place(name: string, start: number, end: number): Chunk {
    const home = name === 'XMP\0' ? 'XMP ' : name;
    const index = this.#counts.get(home) ?? 0;
    this.#counts.set(home, index + 1);
    return { path: `${this.#path}/${pathName(home.trimEnd())}[${index}]`, name, start, end };
  }
}

/** RFC 9649 2.3: a FourCC is four printable ASCII bytes; one writer ends `XMP` in a NUL. */
function isFourCc(name: string): boolean {
  return name === 'XMP\0' || /^[\x20-\x7e]{4}$/.test(name);
}
