/**
 * Random access over an asset's bytes: the only thing a platform implements.
 *
 * `read` answers with the bytes at `offset`, at most `length` of them. Fewer is allowed (the reader asks again); none
 * before `size` means that the source ended early. It may answer at once or later, and may throw on I/O faults. With
 * `skim`, the answer is let go before the next call with `skim`, so one buffer may serve all of those; any other answer
 * must stay as it is.
 */
export interface ByteSource {
  /** Bytes in the asset. */
  readonly size: number;
  read(offset: number, length: number, skim?: boolean): Uint8Array | Promise<Uint8Array>;
}

/** A source that always answers at once; the walk over it never suspends. */
export interface SyncByteSource extends ByteSource {
  read(offset: number, length: number, skim?: boolean): Uint8Array;
}

/** A source over bytes in memory. The bytes are not copied. */
export function memorySource(bytes: Uint8Array): SyncByteSource {
  return {
    size: bytes.length,
    read: (offset, length) => bytes.subarray(offset, offset + length),
  };
}
