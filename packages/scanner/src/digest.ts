import { createHash } from 'node:crypto';
import type { ByteSource, SyncByteSource } from '@biaoshi/core';
import { OpenFile } from './file-source.ts';

const PIECE_BYTES = 256 * 1024;
const piece = new Uint8Array(PIECE_BYTES);

/** SHA-256 of everything in the source, in lower-case hex. */
export function digestOf(source: SyncByteSource): string {
  const hash = createHash('sha256');
  let at = 0;
  while (at < source.size) {
    const bytes = source instanceof OpenFile ? intoPiece(source, at) : source.read(at, PIECE_BYTES);
    if (bytes.length === 0) break;
    hash.update(bytes);
    at += bytes.length;
  }
  return hash.digest('hex');
}

/** The same for a source that may answer later. `signal` stops it between reads. */
export async function digestLater(source: ByteSource, signal?: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  let at = 0;
  while (at < source.size) {
    signal?.throwIfAborted();
    const bytes = await source.read(at, Math.min(PIECE_BYTES, source.size - at));
    if (bytes.length === 0) break;
    hash.update(bytes);
    at += bytes.length;
  }
  return hash.digest('hex');
}

const intoPiece = (file: OpenFile, at: number): Uint8Array =>
  piece.subarray(0, file.readInto(piece, 0, Math.min(PIECE_BYTES, file.size - at), at));
