import type { WalkContext } from '../../bytes/container.ts';
import type { Walk } from '../../bytes/reader.ts';
import { storePart } from '../../bytes/store-part.ts';
import { readTrailer } from '../../bytes/trailer.ts';
import { startsWith, u32be } from '../../bytes/view.ts';
import { type Chunk, checkChunk, chunkData, chunkName, chunkType, isChunkType } from './chunk.ts';
import { readTextChunk } from './text.ts';

/** Length and type before the payload. */
const HEADER_BYTES = 8;
/** The header, and the CRC behind the payload. */
const FRAME_BYTES = 12;
const MAX_CHUNK_BYTES = 2 ** 31 - 1;
/** An unknown chunk is no legal home of a label; this much of it is shown. */
const SHOWN_BYTES = 4096;
const EXIF_PREFIX = 'Exif\0\0';

const IHDR = chunkType('IHDR');
const IDAT = chunkType('IDAT');
const IEND = chunkType('IEND');
const EXIF = chunkType('eXIf');
const C2PA = chunkType('caBX');
const typeSet = (names: string): ReadonlySet<number> => new Set(names.split(' ').map(chunkType));
const TEXTS = typeSet('tEXt zTXt iTXt');
/** Chunks that a cut can have taken metadata from. */
const HOMES = typeSet('tEXt zTXt iTXt eXIf caBX');
/** The frames of an APNG; with IDAT, the coded picture. */
const FRAMES = typeSet('fcTL fdAT');
/** Registered (and two of Apple's) chunks whose content is no home of metadata. */
const SKIPPED = typeSet(
  'CgBI iDOT PLTE tRNS cHRM cICP cLLI cLLi gAMA iCCP mDCV mDCv sBIT sRGB bKGD hIST pHYs sPLT tIME oFFs pCAL sCAL sTER gIFg gIFx acTL',
);
/** Apple's variant puts this chunk before IHDR. */
const CGBI = chunkType('CgBI');

/** Walks the chunks of one PNG up to `end`. */
export class ChunkWalk {
  readonly #context: WalkContext;
  readonly #path: string;
  readonly #end: number;
  readonly #counts = new Map<number, number>();
  #order: Chunk['order'] = 'beforeImage';
  #headerSeen = false;
  /** The run of picture chunks being passed. */
  #runStart = 0;
  #runEnd = 0;

  constructor(context: WalkContext, path: string, end: number) {
    this.#context = context;
    this.#path = path;
    this.#end = end;
  }

  *walk(from: number): Walk<void> {
    const context = this.#context;
    const { reader } = context;
    const end = this.#end;
    let at = from;
    for (;;) {
      const header =
        end - at < FRAME_BYTES
          ? undefined
          : (reader.skimmed(at, HEADER_BYTES) ?? (yield* reader.skim(at, HEADER_BYTES)));
      if (!header) {
        context.ended(`${this.#path}/chunk`, at, FRAME_BYTES, end);
        return;
      }
      const length = u32be(header, 0);
      const type = u32be(header, 4);
      const next = at + FRAME_BYTES + length;
      if (type !== IDAT && !isChunkType(type)) {
        context.problem('badStructure', 'error', { path: `${this.#path}/chunk`, start: at, end: at + HEADER_BYTES });
        return;
      }
      if (length > MAX_CHUNK_BYTES || next > end) {
        context.ended(`${this.#path}/${chunkName(type)}`, at, FRAME_BYTES + length, end);
        return;
      }
      if (!context.unit(this.#path, at)) return;
      if (type === IDAT && context.tier !== 'thorough' && this.#headerSeen) {
        this.#extendRun(type, at + HEADER_BYTES, next - 4);
        at = this.#passPictureData(next, reader.held(at), at);
        continue;
      }
      if (!(yield* this.#chunk(type, at + HEADER_BYTES, next - 4))) return;
      at = next;
      if (type === IEND) {
        yield* this.#walkTrailer(at);
        return;
      }
    }
  }

  /**
   * Passes the IDATs whose headers are held: hundreds in a file, so without a view for each. `held` is what the reader
   * has from `base` on. Answers where the next chunk is.
   */
  #passPictureData(from: number, held: Uint8Array, base: number): number {
    let at = from - base;
    let passed = 0;
    while (at + HEADER_BYTES <= held.length && u32be(held, at + 4) === IDAT) {
      const next = at + FRAME_BYTES + u32be(held, at);
      if (base + next > this.#end || !this.#context.unit(this.#path, base + at)) break;
      this.#runEnd = base + next - 4;
      at = next;
      passed++;
    }
    this.#context.reader.looked(passed);
    return base + at;
  }

  /** Lists what was passed over; the last thing to call. */
  finish(): void {
    if (this.#runEnd > 0) this.#context.unexamined(this.#runStart, this.#runEnd, 'entropyCodedData');
    this.#runEnd = 0;
  }

  /** Some writers append chunks behind IEND; anything else there is a trailer. */
  *#walkTrailer(from: number): Walk<void> {
    const context = this.#context;
    const { reader } = context;
    const end = this.#end;
    this.#order = 'trailer';
    let at = from;
    while (end - at >= FRAME_BYTES) {
      const header = reader.peek(at, HEADER_BYTES) ?? (yield* reader.load(at, HEADER_BYTES));
      if (!header) {
        context.ended(`${this.#path}/trailer`, at, HEADER_BYTES, end);
        return;
      }
      const type = u32be(header, 4);
      const next = at + FRAME_BYTES + u32be(header, 0);
      if (!isChunkType(type)) break;
      if (next > end) {
        if (HOMES.has(type)) context.ended(`${this.#path}/${chunkName(type)}`, at, next - at, end);
        break;
      }
      if (!context.unit(this.#path, at) || !(yield* this.#chunk(type, at + HEADER_BYTES, next - 4))) return;
      at = next;
    }
    if (at > from) {
      const place = { path: `${this.#path}/trailer`, start: from, end: at };
      context.problem('trailingData', 'warning', place, { bytes: at - from });
    }
    yield* readTrailer(context, this.#path, at, end);
  }

  /** One chunk that fits. False when the walk cannot go on. */
  *#chunk(type: number, start: number, end: number): Walk<boolean> {
    const context = this.#context;
    if (!this.#headerSeen && type !== CGBI) {
      this.#headerSeen = true;
      if (type !== IHDR) this.#misplaced('chunk', start, end);
    } else if (type === IHDR) {
      this.#misplaced('IHDR', start, end);
    }
    if (type === IDAT || FRAMES.has(type)) {
      this.#extendRun(type, start, end);
      if (context.tier !== 'thorough') return true;
      this.#runEnd = 0;
      return yield* checkChunk(context, this.#place(type, start, end), 'warning');
    }
    this.finish();
    const chunk = this.#place(type, start, end);
    if (TEXTS.has(type)) {
      const data = yield* chunkData(context, chunk);
      if (data) readTextChunk(context, chunk, data);
    } else if (type === EXIF) {
      const data = yield* chunkData(context, chunk);
      if (data) this.#exif(chunk, data);
    } else if (type === C2PA) {
      const { path, order } = chunk;
      context.part(storePart(path, start, end, order));
      return context.tier !== 'thorough' || (yield* checkChunk(context, chunk, 'warning'));
    } else if (type === IHDR) {
      return yield* this.#header(chunk);
    } else if (type === IEND) {
      if (end > start)
        context.problem('badStructure', 'warning', { path: chunk.path, start, end }, { length: end - start });
      return yield* checkChunk(context, chunk, 'warning');
    } else if (SKIPPED.has(type)) {
      return context.tier !== 'thorough' || (yield* checkChunk(context, chunk, 'warning'));
    } else {
      return yield* this.#unknown(chunk);
    }
    return true;
  }

  *#header(chunk: Chunk): Walk<boolean> {
    const context = this.#context;
    if (chunk.end - chunk.start !== 13) {
      context.problem('badStructure', 'error', chunk, { length: chunk.end - chunk.start });
      return true;
    }
    if (!(yield* checkChunk(context, chunk, 'warning'))) return false;
    const header = context.reader.skimmed(chunk.start, 8);
    if (header) context.dimensions(u32be(header, 0), u32be(header, 4));
    return true;
  }

  /** Extensions to PNG 1.5.0, 3.7; some writers keep JPEG's prefix. */
  #exif({ path, start, end, order }: Chunk, data: Uint8Array): void {
    const skip = startsWith(data, EXIF_PREFIX) ? EXIF_PREFIX.length : 0;
    this.#context.part({
      kind: 'exif',
      path,
      start: start + skip,
      end,
      data: data.subarray(skip),
      verbatim: true,
      order,
    });
  }

  /** A private chunk: shown, not searched. One whose CRC is wrong may have been any chunk. */
  *#unknown(chunk: Chunk): Walk<boolean> {
    const context = this.#context;
    const { path, name, start, end, order } = chunk;
    const shown = Math.min(end, start + SHOWN_BYTES);
    if (shown === end || context.tier === 'thorough') {
      if (!(yield* checkChunk(context, chunk, 'error'))) return false;
    } else {
      context.unexamined(shown, end, 'opaquePayload');
    }
    const data = yield* context.payload(path, start, shown);
    if (!data) return false;
    context.part({ kind: 'application', identifier: name, path, start, end, data, verbatim: true, order });
    return true;
  }

  #misplaced(name: string, start: number, end: number): void {
    this.#context.problem('badStructure', 'error', { path: `${this.#path}/${name}`, start, end });
  }

  #extendRun(type: number, start: number, end: number): void {
    if (this.#runEnd === 0) this.#runStart = start;
    this.#runEnd = end;
    if (type === IDAT && this.#order === 'beforeImage') this.#order = 'afterImage';
  }

  #place(type: number, start: number, end: number): Chunk {
    const index = this.#counts.get(type) ?? 0;
    this.#counts.set(type, index + 1);
    const name = chunkName(type);
    return { path: `${this.#path}/${name}[${index}]`, name, start, end, order: this.#order };
  }
}
