import { type FileHandle, open } from 'node:fs/promises';
import { IoError } from '@biaoshi/core';

/** Bytes that can be read anywhere, from memory or from a file. */
export interface RandomAccess {
  readonly size: number;
  /** At most `length` bytes from `offset`; fewer only where the end is met. */
  read(offset: number, length: number): Promise<Uint8Array>;
  close(): Promise<void>;
}

export function memoryAccess(bytes: Uint8Array): RandomAccess {
  return {
    size: bytes.length,
    read: async (offset, length) => bytes.subarray(offset, offset + length),
    close: async () => undefined,
  };
}

/** Throws `IoError` (`notFound`, `notReadable`, `readFailed`). */
export async function fileAccess(path: string): Promise<RandomAccess> {
  const handle = await open(path, 'r').catch((cause: NodeJS.ErrnoException) => {
    throw new IoError(cause.code === 'ENOENT' ? 'notFound' : 'notReadable', `${path}: ${cause.code}`, { cause });
  });
  const stats = await handle.stat();
  if (!stats.isFile()) {
    await handle.close();
    throw new IoError('notReadable', `${path}: not a file`);
  }
  return {
    size: stats.size,
    read: (offset, length) => readAt(handle, path, offset, length),
    close: () => handle.close(),
  };
}

async function readAt(handle: FileHandle, path: string, offset: number, length: number): Promise<Uint8Array> {
  const buffer = new Uint8Array(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await handle
      .read(buffer, filled, length - filled, offset + filled)
      .catch((cause: NodeJS.ErrnoException) => {
        throw new IoError('readFailed', `${path}: ${cause.code}`, { cause });
      });
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}
