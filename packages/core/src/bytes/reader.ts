import type { ByteSource, SyncByteSource } from './byte-source.ts';
import type { Limits } from './limits.ts';

/** A request for bytes that a walk waits for. */
export interface ReadRequest {
  readonly offset: number;
  readonly length: number;
  /** The answer is looked at in passing and let go before the next request of this kind. */
  readonly skim: boolean;
}

/**
 * A walk over bytes that never does I/O: it yields what it needs and is resumed when the reader holds it. One text of
 * a container serves sources that answer at once and sources that answer later.
 */
export type Walk<T> = Generator<ReadRequest, T, void>;

interface Block {
  readonly start: number;
  readonly end: number;
  readonly bytes: Uint8Array;
}

const FIRST_BLOCK_BYTES = 16 * 1024;
const MAX_BLOCK_BYTES = 256 * 1024;
/** What is read beside what a seek is for: little where a read costs no more than its bytes, much where it travels. */
const SEEK_BLOCK_BYTES = { near: 512, far: 64 * 1024 } as const;
const KEPT_BLOCKS = 4;
const NOTHING = new Uint8Array(0);
/** Places this far apart cost as much to seek as to read over: measured on cached files under Linux. */
const DENSE_BYTES = 10 * 1024;

/**
 * Random access with a few blocks held. `peek` is the fast way: the bytes, if held. `load` is the sure way: it yields
 * until they are. Both answer `undefined` when the range is not wholly inside the file and inside what the tier may see.
 */
export class Reader {
  readonly size: number;
  /** Bytes fetched from the source so far. */
  bytesRead = 0;
  /** True once the source gave nothing although its size said there was more. */
  endedEarly = false;
  readonly #blocks: Block[] = [];
  #last: Block = { start: 0, end: 0, bytes: NOTHING };
  /** The block that is being skimmed. `peek` never looks into it: what is kept must not be overwritten. */
  #skimmed: Block = this.#last;
  #nextSkimBytes = FIRST_BLOCK_BYTES;
  /** Looks into the skimmed block since it came. */
  #looks = 0;
  readonly #seekBytes: number;
  readonly #headEnd: number;
  readonly #tailStart: number;

  /**
   * `quick` hides the middle: only the first `headBytes` and the last `tailBytes` can be read. `distance`: `near` for a
   * source that answers at once.
   */
  constructor(size: number, limits: Limits, quick: boolean, distance: 'near' | 'far' = 'near') {
    this.size = size;
    this.#seekBytes = SEEK_BLOCK_BYTES[distance];
    const hidden = quick && size > limits.headBytes + limits.tailBytes;
    this.#headEnd = hidden ? limits.headBytes : size;
    this.#tailStart = hidden ? size - limits.tailBytes : 0;
  }

  /** The range that the tier hides, or undefined. */
  get hidden(): { readonly start: number; readonly end: number } | undefined {
    return this.#headEnd < this.size ? { start: this.#headEnd, end: this.#tailStart } : undefined;
  }

  /** The bytes at `offset`, as a view, if a held block has all of them. */
  peek(offset: number, length: number): Uint8Array | undefined {
    const last = this.#last;
    if (offset >= last.start && offset + length <= last.end) {
      this.#looks++;
      return last.bytes.subarray(offset - last.start, offset - last.start + length);
    }
    for (const block of this.#blocks) {
      if (offset >= block.start && offset + length <= block.end) {
        this.#last = block;
        this.#looks++;
        return block.bytes.subarray(offset - block.start, offset - block.start + length);
      }
    }
    return undefined;
  }

  /** The bytes at `offset`, fetched if need be; undefined when they are outside the file or hidden by the tier. */
  *load(offset: number, length: number): Walk<Uint8Array | undefined> {
    const held = this.peek(offset, length);
    if (held) return held;
    if (!this.#mayRead(offset, length)) return undefined;
    const request = this.#plan(offset, length);
    yield request;
    return this.peek(offset, length);
  }

  /** As many of the bytes at `offset` as the file and the tier have, up to `length`. */
  *loadUpTo(offset: number, length: number): Walk<Uint8Array> {
    const end = Math.min(offset + length, this.#visibleEnd(offset));
    if (end <= offset) return NOTHING;
    return (yield* this.load(offset, end - offset)) ?? NOTHING;
  }

  /** As `peek`, also into what is being skimmed. The answer holds until the next `skim`. */
  skimmed(offset: number, length: number): Uint8Array | undefined {
    const { start, end, bytes } = this.#skimmed;
    if (offset < start || offset + length > end) return this.peek(offset, length);
    this.#looks++;
    return bytes.subarray(offset - start, offset - start + length);
  }

  /**
   * As `load`, for bytes that are looked at in passing: the answer holds until the next `skim`. Walks that go forward in
   * small steps have more read ahead for them each time; wide steps cost only what they need.
   */
  *skim(offset: number, length: number): Walk<Uint8Array | undefined> {
    const held = this.skimmed(offset, length);
    if (held) return held;
    if (!this.#mayRead(offset, length)) return undefined;
    yield this.#planSkim(offset, length);
    return this.skimmed(offset, length);
  }

  /**
   * For walks from byte to byte: bytes from `offset` on, at least `least`, fetched if need be, held until the next
   * `skim`. Empty when those are outside the file or hidden by the tier.
   */
  *window(offset: number, least = 1): Walk<Uint8Array> {
    if (!this.skimmed(offset, least) && !(yield* this.skim(offset, least))) return NOTHING;
    this.#looks = Number.POSITIVE_INFINITY;
    return this.held(offset);
  }

  /** What is held from `offset` on, until the next `skim`; the caller says by `looked` at how many places it looks. */
  held(offset: number): Uint8Array {
    const { start, end } = this.#skimmed;
    const block = offset >= start && offset < end ? this.#skimmed : this.#last;
    return offset >= block.start ? block.bytes.subarray(offset - block.start) : NOTHING;
  }

  /** Counts places that were looked at in `held`: how dense they are decides how much is read ahead. */
  looked(places: number): void {
    this.#looks += places;
  }

  /** Hands the answer to a request over. Called by the drivers only. */
  accept({ offset, skim }: ReadRequest, bytes: Uint8Array): void {
    this.bytesRead += bytes.length;
    const block: Block = { start: offset, end: offset + bytes.length, bytes };
    if (skim) {
      this.#skimmed = block;
      this.#looks = 0;
      return;
    }
    if (this.#blocks.length === KEPT_BLOCKS) this.#blocks.shift();
    this.#blocks.push(block);
    this.#last = block;
  }

  #visibleEnd(offset: number): number {
    if (offset < this.#headEnd) return this.#headEnd;
    return offset >= this.#tailStart ? this.size : offset;
  }

  #mayRead(offset: number, length: number): boolean {
    if (!(offset >= 0 && length >= 0 && offset + length <= this.size)) return false;
    return offset + length <= this.#headEnd || offset >= this.#tailStart;
  }

  #plan(offset: number, length: number): ReadRequest {
    const ahead = this.bytesRead === 0 ? FIRST_BLOCK_BYTES : this.#seekBytes;
    return { offset, length: Math.min(Math.max(length, ahead), this.#visibleEnd(offset) - offset), skim: false };
  }

  #planSkim(offset: number, length: number): ReadRequest {
    const advance = offset - this.#skimmed.start;
    const dense = advance >= 0 && advance < this.#looks * DENSE_BYTES;
    const ahead = dense ? this.#nextSkimBytes : this.#seekBytes;
    this.#nextSkimBytes = dense ? Math.min(this.#nextSkimBytes * 2, MAX_BLOCK_BYTES) : FIRST_BLOCK_BYTES;
    return { offset, length: Math.min(Math.max(length, ahead), this.#visibleEnd(offset) - offset), skim: true };
  }
}

/** Runs a walk over a source that answers at once. */
export function runSync<T>(walk: Walk<T>, reader: Reader, source: SyncByteSource): T {
  for (;;) {
    const step = walk.next();
    if (step.done) return step.value;
    const { offset, length, skim } = step.value;
    const bytes = source.read(offset, length, skim);
    if (bytes.length === length) reader.accept(step.value, bytes);
    else acceptPieces(reader, step.value, collectSync(source, offset, length, bytes));
  }
}

/** Runs a walk over any source. `signal` stops it between reads. */
export async function runAsync<T>(walk: Walk<T>, reader: Reader, source: ByteSource, signal?: AbortSignal): Promise<T> {
  for (;;) {
    const step = walk.next();
    if (step.done) return step.value;
    signal?.throwIfAborted();
    const { offset, length } = step.value;
    const pieces: Uint8Array[] = [];
    let got = 0;
    while (got < length) {
      const piece = await source.read(offset + got, length - got);
      if (piece.length === 0) break;
      pieces.push(piece);
      got += piece.length;
    }
    acceptPieces(reader, step.value, pieces);
  }
}

function collectSync(source: SyncByteSource, offset: number, length: number, first: Uint8Array): Uint8Array[] {
  const pieces = [first];
  let got = first.length;
  while (got > 0 && got < length) {
    const piece = source.read(offset + got, length - got);
    if (piece.length === 0) break;
    pieces.push(piece);
    got += piece.length;
  }
  return pieces;
}

function acceptPieces(reader: Reader, request: ReadRequest, pieces: readonly Uint8Array[]): void {
  const joined = pieces.length === 1 ? (pieces[0] as Uint8Array) : joinBytes(pieces);
  if (joined.length < request.length) reader.endedEarly = true;
  reader.accept(request, joined.length > request.length ? joined.subarray(0, request.length) : joined);
}

/** One array of all the pieces' bytes. */
export function joinBytes(pieces: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    joined.set(piece, at);
    at += piece.length;
  }
  return joined;
}
