import { bytesOf } from '@biaoshi/testkit';

const MAX_BLOCK_BYTES = 65_536;

/**
 * A brotli stream (RFC 7932) that stores its bytes as they are, so that it is the same whatever library is at hand:
 * window size, one uncompressed meta-block with its length in four nibbles, the empty last block.
 */
export function brotliStored(data: Uint8Array): Uint8Array {
  if (data.length === 0 || data.length > MAX_BLOCK_BYTES)
    throw new RangeError(`cannot store ${data.length} bytes in one block`);
  const header = ((data.length - 1) << 4) | (1 << 20);
  return bytesOf(header & 0xff, (header >> 8) & 0xff, header >> 16, data, 3);
}
