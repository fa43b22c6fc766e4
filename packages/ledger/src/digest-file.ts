import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { IoError } from '@biaoshi/core';

export interface FileDigests {
  readonly sha256: string;
  readonly sm3: string;
  readonly bytes: number;
}

/** The same of bytes that are at hand. */
export const digestBytes = (bytes: Uint8Array): FileDigests => ({
  sha256: createHash('sha256').update(bytes).digest('hex'),
  sm3: createHash('sm3').update(bytes).digest('hex'),
  bytes: bytes.length,
});

const PIECE_BYTES = 1024 * 1024;

/**
 * SHA-256 and SM3 of a file of any size, lower-case hexadecimal, from one reading in pieces of 1 MiB. Throws `IoError`
 * (`notFound`, `notReadable`, `readFailed`; also for what is no regular file); the signal's reason if aborted.
 */
export async function digestFile(path: string, signal?: AbortSignal): Promise<FileDigests> {
  const file = await open(path, 'r').catch((cause: unknown) => {
    const code = (cause as NodeJS.ErrnoException).code === 'ENOENT' ? 'notFound' : 'notReadable';
    throw new IoError(code, `${path} cannot be opened`, { cause });
  });
  try {
    if (!(await file.stat()).isFile()) throw new IoError('notReadable', `${path} is not a regular file`);
    const [sha256, sm3] = [createHash('sha256'), createHash('sm3')];
    const piece = Buffer.allocUnsafe(PIECE_BYTES);
    let bytes = 0;
    for (;;) {
      signal?.throwIfAborted();
      const { bytesRead } = await file.read(piece, 0, PIECE_BYTES, bytes).catch((cause: unknown) => {
        throw new IoError('readFailed', `${path} cannot be read`, { cause });
      });
      if (bytesRead === 0) return { sha256: sha256.digest('hex'), sm3: sm3.digest('hex'), bytes };
      const read = piece.subarray(0, bytesRead);
      sha256.update(read);
      sm3.update(read);
      bytes += bytesRead;
    }
  } finally {
    await file.close();
  }
}
