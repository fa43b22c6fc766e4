import type { WalkContext } from '../../bytes/container.ts';
import type { Walk } from '../../bytes/reader.ts';
import { u32be } from '../../bytes/view.ts';
import type { ProblemSeverity } from '../../model/problem.ts';
import { crc32 } from './crc32.ts';

export interface Chunk {
  readonly path: string;
  /** The four letters. */
  readonly name: string;
  /** Payload range; the type stands in the four bytes before it, the CRC in the four behind it. */
  readonly start: number;
  readonly end: number;
  readonly order: 'beforeImage' | 'afterImage' | 'trailer';
}

/** The number that the four letters of a chunk type are. */
export const chunkType = (name: string): number =>
  [...name].reduce((type, letter) => type * 256 + letter.charCodeAt(0), 0);

export const chunkName = (type: number): string =>
  String.fromCharCode(type >>> 24, (type >>> 16) & 0xff, (type >>> 8) & 0xff, type & 0xff);

/** ISO/IEC 15948 5.3: types are restricted to ASCII letters. */
export function isChunkType(type: number): boolean {
  for (let shift = 24; shift >= 0; shift -= 8) {
    const lower = ((type >>> shift) & 0xff) | 0x20;
    if (lower < 0x61 || lower > 0x7a) return false;
  }
  return true;
}

/**
 * The payload of a chunk that holds metadata; undefined, with a problem, when it cannot be had whole. A wrong CRC is an
 * error: what was read may not be what was written.
 */
export function* chunkData(context: WalkContext, chunk: Chunk): Walk<Uint8Array | undefined> {
  const data = yield* context.payload(chunk.path, chunk.start, chunk.end);
  if (data) yield* compareCrc(context, chunk, crc32(data, typeCrc(chunk)), 'error');
  return data;
}

const BLOCK_BYTES = 256 * 1024;

/** Reads a whole chunk in passing and checks its CRC. False, with a problem, when it cannot be read. */
export function* checkChunk(context: WalkContext, chunk: Chunk, severity: ProblemSeverity): Walk<boolean> {
  const { reader } = context;
  let crc = typeCrc(chunk);
  for (let at = chunk.start; at < chunk.end; at += BLOCK_BYTES) {
    const length = Math.min(BLOCK_BYTES, chunk.end - at);
    const block = reader.skimmed(at, length) ?? (yield* reader.skim(at, length));
    if (!block) {
      context.ended(chunk.path, at, length);
      return false;
    }
    crc = crc32(block, crc);
  }
  return yield* compareCrc(context, chunk, crc, severity);
}

const typeCrc = ({ name }: Chunk): number => crc32(Uint8Array.from(name, (letter) => letter.charCodeAt(0)));

function* compareCrc(context: WalkContext, chunk: Chunk, crc: number, severity: ProblemSeverity): Walk<boolean> {
  const { path, start, end } = chunk;
  const stored = context.reader.skimmed(end, 4) ?? (yield* context.reader.skim(end, 4));
  if (!stored) {
    context.ended(path, end, 4);
    return false;
  }
  if (u32be(stored, 0) !== crc) context.problem('badChecksum', severity, { path, start, end });
  return true;
}
