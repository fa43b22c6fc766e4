import { crc32, inflateRawSync } from 'node:zlib';
import { memorySource, type Problem, type SyncByteSource } from '@biaoshi/core';
import { rangeOf } from '../file-source.ts';
import type { SourceLimits } from '../limits.ts';
import { wholeProblem, type ZipMember } from './entry.ts';

const LOCAL_HEADER_BYTES = 30;
const LOCAL_SIGNATURE = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;

/** The bytes of a member and, where they are not what the archive promised, why; or only why there are none. */
export type Expanded =
  | { readonly source: SyncByteSource; readonly problem?: Problem }
  | { readonly source: undefined; readonly problem: Problem };

/** Makes the bytes of one zip member readable: where they are when stored, inflated in memory within the limits. */
export function expandMember(archive: SyncByteSource, member: ZipMember, limits: SourceLimits): Expanded {
  const { header, stored, size, method, encrypted } = member;
  if (encrypted) return none('unsupportedVariant', { variant: 'encrypted' });
  if (method !== STORED && method !== DEFLATED) return none('unsupportedVariant', { variant: `zip method ${method}` });
  const start = dataStart(archive, header);
  if (start === undefined) return none('badStructure', { unit: 'local file header' });
  if (method === STORED) {
    const source = rangeOf(archive, start, start + stored);
    return source.size < stored
      ? { source, problem: wholeProblem('truncated', { missing: stored - source.size }) }
      : { source };
  }
  const tooLarge = largerThan(size, stored, limits);
  if (tooLarge) return { source: undefined, problem: tooLarge };
  return inflated(readAll(archive, start, stored), member);
}

/** Why a member is too large to be expanded, going by what the archive declares. */
function largerThan(size: number, stored: number, limits: SourceLimits): Problem | undefined {
  const over = (limit: keyof SourceLimits) => wholeProblem('limitExceeded', { limit, value: limits[limit] });
  if (Math.max(size, stored) > limits.maxArchiveEntryBytes) return over('maxArchiveEntryBytes');
  return size > stored * limits.maxArchiveRatio ? over('maxArchiveRatio') : undefined;
}

const none = (code: Problem['code'], data: Problem['data']): Expanded => ({
  source: undefined,
  problem: wholeProblem(code, data),
});

function dataStart(archive: SyncByteSource, header: number): number | undefined {
  const bytes = readAll(archive, header, LOCAL_HEADER_BYTES);
  if (bytes.length < LOCAL_HEADER_BYTES) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (view.getUint32(0, true) !== LOCAL_SIGNATURE) return undefined;
  return header + LOCAL_HEADER_BYTES + view.getUint16(26, true) + view.getUint16(28, true);
}

function inflated(data: Uint8Array, { stored, size, crc }: ZipMember): Expanded {
  if (data.length < stored) return none('truncated', { missing: stored - data.length });
  let bytes: Uint8Array;
  try {
    bytes = inflateRawSync(data, { maxOutputLength: Math.max(1, size) });
  } catch (error) {
    const beyond = (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE';
    return none(beyond ? 'lengthOutOfBounds' : 'decompressionFailed', beyond ? { needed: size } : {});
  }
  const sound = bytes.length === size && crc32(bytes) === crc;
  return sound
    ? { source: memorySource(bytes) }
    : { source: memorySource(bytes), problem: wholeProblem('badChecksum') };
}

/** As many of the bytes as there are; the range is bounded by the caller. */
export function readAll(source: SyncByteSource, start: number, length: number): Uint8Array {
  const end = Math.min(start + length, source.size);
  if (end <= start) return new Uint8Array(0);
  const first = source.read(start, end - start);
  if (first.length === end - start) return first;
  const bytes = new Uint8Array(end - start);
  let at = 0;
  for (let piece = first; piece.length > 0; piece = source.read(start + at, bytes.length - at)) {
    bytes.set(piece, at);
    at += piece.length;
    if (at === bytes.length) break;
  }
  return bytes.subarray(0, at);
}
