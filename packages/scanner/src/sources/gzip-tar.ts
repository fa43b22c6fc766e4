import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Problem } from '@biaoshi/core';
import type { SourceLimits } from '../limits.ts';
import { ReadFault } from '../read-fault.ts';
import { type Budget, overBudget } from './budget.ts';
import { wholeProblem } from './entry.ts';
import { beginsTar, readTar, type TarMember } from './tar-reader.ts';

/** One file of a compressed tar archive, with its bytes, or why they were not kept. */
export interface StreamedMember {
  readonly member: TarMember;
  readonly bytes: Uint8Array;
  readonly problem?: Problem;
}

/** Ends a stream early; caught in this file. */
class StreamEnd extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}

/**
 * Lists a gzipped tar archive in one pass, holding one entry at a time. Returns the problem that ended the list early;
 * `unknownFormat` when what was compressed is no tar archive.
 */
export async function* listGzippedTar(
  packed: Readable,
  limits: SourceLimits,
  budget: Budget,
): AsyncGenerator<StreamedMember, Problem | undefined> {
  const gunzip = createGunzip();
  pipeline(packed, gunzip, () => undefined);
  const bytes = new ForwardBytes(gunzip, budget, limits);
  try {
    const first = await bytes.take(0, 512);
    if (!beginsTar(first)) return wholeProblem('unknownFormat', { unit: 'tar header' });
    const reader = readTar(limits);
    let step = reader.next();
    while (!step.done) {
      const wanted = step.value;
      if (wanted.want === 'bytes') {
        const at = wanted.offset;
        step = reader.next(at === 0 ? first : await bytes.take(at, wanted.length));
        continue;
      }
      yield await contentOf(wanted.member, bytes, limits);
      step = reader.next(NOTHING);
    }
    return step.value;
  } catch (error) {
    if (error instanceof StreamEnd) return error.problem;
    throw error;
  } finally {
    packed.destroy();
    gunzip.destroy();
  }
}

async function contentOf(member: TarMember, bytes: ForwardBytes, limits: SourceLimits): Promise<StreamedMember> {
  const size = member.end - member.start;
  if (member.sparse) return unkept(member, wholeProblem('unsupportedVariant', { variant: 'sparse tar entry' }));
  if (size > limits.maxArchiveEntryBytes) {
    const data = { limit: 'maxArchiveEntryBytes', value: limits.maxArchiveEntryBytes };
    return unkept(member, wholeProblem('limitExceeded', data));
  }
  const content = await bytes.takeRest(member.start, size);
  const missing = size - content.length;
  return missing === 0
    ? { member, bytes: content }
    : { member, bytes: content, problem: wholeProblem('truncated', { missing }) };
}

const NOTHING = new Uint8Array(0);
const unkept = (member: TarMember, problem: Problem): StreamedMember => ({ member, bytes: NOTHING, problem });

/** A stream as bytes at offsets that only grow. What lies between two of them is let go. */
class ForwardBytes {
  readonly #blocks: AsyncIterator<Uint8Array>;
  readonly #budget: Budget;
  readonly #limits: SourceLimits;
  #held: Uint8Array = NOTHING;
  #at = 0;

  constructor(stream: AsyncIterable<Uint8Array>, budget: Budget, limits: SourceLimits) {
    this.#blocks = stream[Symbol.asyncIterator]();
    this.#budget = budget;
    this.#limits = limits;
  }

  /** As many of the bytes as there are. */
  async take(offset: number, length: number): Promise<Uint8Array> {
    while (this.#at < offset) {
      if (this.#held.length === 0 && !(await this.#more())) return NOTHING;
      this.#let(Math.min(offset - this.#at, this.#held.length));
    }
    const pieces: Uint8Array[] = [];
    let got = 0;
    while (got < length) {
      if (this.#held.length === 0 && !(await this.#more())) break;
      const piece = this.#held.subarray(0, length - got);
      pieces.push(piece);
      got += piece.length;
      this.#let(piece.length);
    }
    return new Uint8Array(Buffer.concat(pieces, got));
  }

  /** The same, giving what came before the stream broke; the break shows at the next call. */
  async takeRest(offset: number, length: number): Promise<Uint8Array> {
    const pieces: Uint8Array[] = [];
    let got = 0;
    try {
      while (got < length) {
        const piece = await this.take(offset + got, Math.min(length - got, PIECE_BYTES));
        if (piece.length === 0) break;
        pieces.push(piece);
        got += piece.length;
      }
    } catch (error) {
      if (!(error instanceof StreamEnd)) throw error;
      this.#broken = error;
    }
    return new Uint8Array(Buffer.concat(pieces, got));
  }

  #broken: StreamEnd | undefined;

  #let(length: number): void {
    this.#held = this.#held.subarray(length);
    this.#at += length;
  }

  async #more(): Promise<boolean> {
    if (this.#broken) throw this.#broken;
    let step: IteratorResult<Uint8Array>;
    try {
      step = await this.#blocks.next();
    } catch (error) {
      throw faultOf(error);
    }
    if (step.done) return false;
    this.#held = step.value;
    this.#budget.bytes -= step.value.length;
    if (this.#budget.bytes < 0) throw new StreamEnd(overBudget(this.#limits));
    return true;
  }
}

const PIECE_BYTES = 64 * 1024;

/** A fault of the compressed data is a problem of the archive; one of the disk is an I/O fault. */
function faultOf(error: unknown): Error {
  const code = (error as { code?: string }).code ?? '';
  if (code === 'Z_BUF_ERROR') return new StreamEnd(wholeProblem('truncated', { unit: 'gzip stream' }));
  if (code.startsWith('Z_')) return new StreamEnd(wholeProblem('decompressionFailed'));
  return new ReadFault(error);
}
