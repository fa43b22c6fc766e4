import type { Problem } from '@biaoshi/core';
import type { SourceLimits } from '../limits.ts';
import { wholeProblem } from './entry.ts';

const BLOCK_BYTES = 512;

/** One regular file of a tar archive; offsets are in the archive. */
export interface TarMember {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** Stored with holes: its bytes are not those of the file. */
  readonly sparse: boolean;
}

/** What the reader wants next: bytes (offsets only ever grow), or to hand a member over. */
export type TarStep =
  | { readonly want: 'bytes'; readonly offset: number; readonly length: number }
  | { readonly want: 'member'; readonly member: TarMember };

/**
 * Lists the regular files of a tar archive (ustar, GNU, pax) without doing I/O: it yields what it needs and is resumed
 * with as many of the bytes as there are. Returns the problem that ended the list early, if one did; an archive without
 * its block of zeros at the end has been cut, even where the cut is between two entries.
 */
export function* readTar(limits: SourceLimits): Generator<TarStep, Problem | undefined, Uint8Array> {
  let offset = 0;
  let members = 0;
  let next: Extended = {};
  let always: Extended = {};
  for (;;) {
    const block = yield { want: 'bytes', offset, length: BLOCK_BYTES };
    if (block.length < BLOCK_BYTES) return truncated(block.length === 0 ? 'tar end of archive' : 'tar header');
    if (block.every((byte) => byte === 0)) return undefined;
    if (!checksumFits(block)) return wholeProblem('badChecksum', { unit: 'tar header', at: offset });
    const size = next.size ?? always.size ?? numeric(block, 124, 12);
    if (size === undefined) return wholeProblem('badStructure', { unit: 'tar header', at: offset });
    const start = offset + BLOCK_BYTES;
    const type = String.fromCharCode(block[156] as number);
    offset = start + Math.ceil(size / BLOCK_BYTES) * BLOCK_BYTES;
    if (!Number.isSafeInteger(offset)) return wholeProblem('lengthOutOfBounds', { unit: 'tar header', at: start });
    if (EXTENDED_TYPES.has(type)) {
      const declared = numeric(block, 124, 12) ?? Number.POSITIVE_INFINITY;
      if (declared > limits.maxArchiveHeaderBytes) return over('maxArchiveHeaderBytes', limits);
      offset = start + Math.ceil(declared / BLOCK_BYTES) * BLOCK_BYTES;
      const data = yield { want: 'bytes', offset: start, length: declared };
      if (data.length < declared) return truncated('tar extended header');
      if (type === 'g') always = { ...always, ...paxOf(data) };
      else if (type === 'x') next = { ...next, ...paxOf(data) };
      else if (type === 'L') next = { ...next, path: text(data, 0, data.length) };
      continue;
    }
    const name = next.path ?? always.path ?? ustarName(block);
    const sparse = type === 'S' || next.sparse === true;
    next = {};
    if (!FILE_TYPES.has(type) || name.endsWith('/')) continue;
    if (members++ === limits.maxArchiveEntries) return over('maxArchiveEntries', limits);
    yield { want: 'member', member: { name, start, end: start + size, sparse } };
  }
}

/** True for a block that can begin a tar archive. */
export const beginsTar = (block: Uint8Array): boolean =>
  block.length === BLOCK_BYTES && (checksumFits(block) || block.every((byte) => byte === 0));

/** GNU long name and long link target, pax for one entry and for all that follow. */
const EXTENDED_TYPES: ReadonlySet<string> = new Set(['L', 'K', 'x', 'g']);
const FILE_TYPES: ReadonlySet<string> = new Set(['0', '\0', '7', 'S']);

interface Extended {
  readonly path?: string;
  readonly size?: number;
  readonly sparse?: boolean;
}

const truncated = (unit: string): Problem => wholeProblem('truncated', { unit });
const over = (limit: keyof SourceLimits, limits: SourceLimits): Problem =>
  wholeProblem('limitExceeded', { limit, value: limits[limit] });

const decoder = new TextDecoder();

/** Text up to the first NUL. */
function text(bytes: Uint8Array, start: number, length: number): string {
  const field = bytes.subarray(start, start + length);
  const nul = field.indexOf(0);
  return decoder.decode(nul < 0 ? field : field.subarray(0, nul));
}

/** Octal digits, or, with the first bit set, a big-endian number. Undefined when it is neither or negative or too large. */
function numeric(block: Uint8Array, start: number, length: number): number | undefined {
  const first = block[start] as number;
  if (first === 0xff) return undefined;
  if ((first & 0x80) === 0) {
    const digits = text(block, start, length).trim();
    return /^[0-7]{0,12}$/.test(digits) ? Number.parseInt(digits || '0', 8) : undefined;
  }
  let value = first & 0x7f;
  for (let at = start + 1; at < start + length; at++) value = value * 256 + (block[at] as number);
  return Number.isSafeInteger(value) ? value : undefined;
}

/** The sum of all bytes, those of the sum itself taken as spaces; old programs summed signed bytes. */
function checksumFits(block: Uint8Array): boolean {
  let unsigned = 0;
  let signed = 0;
  for (let at = 0; at < BLOCK_BYTES; at++) {
    const byte = at >= 148 && at < 156 ? 0x20 : (block[at] as number);
    unsigned += byte;
    signed += byte < 0x80 ? byte : byte - 256;
  }
  const stored = numeric(block, 148, 8);
  return stored !== undefined && (stored === unsigned || stored === signed) && unsigned !== BLANK_SUM;
}

/** What a block of zeros sums up to: not a header. */
const BLANK_SUM = 8 * 0x20;

function ustarName(block: Uint8Array): string {
  const name = text(block, 0, 100);
  const prefix = text(block, 257, 5) === 'ustar' && text(block, 257, 8) !== 'ustar  ' ? text(block, 345, 155) : '';
  return prefix === '' ? name : `${prefix}/${name}`;
}

/** Records of the form `length key=value\n`; one that does not fit ends the reading. */
function paxOf(data: Uint8Array): Extended {
  const found: { path?: string; size?: number; sparse?: boolean } = {};
  let at = 0;
  while (at < data.length) {
    const space = data.indexOf(0x20, at);
    const length = space < 0 ? Number.NaN : Number(decoder.decode(data.subarray(at, Math.min(space, at + 12))));
    if (!Number.isInteger(length) || length <= space - at || at + length > data.length) break;
    const record = decoder.decode(data.subarray(space + 1, at + length - 1));
    const [key, value] = [record.slice(0, record.indexOf('=')), record.slice(record.indexOf('=') + 1)];
    if (key === 'path') found.path = value;
    else if (key === 'size' && /^\d{1,15}$/.test(value)) found.size = Number(value);
    else if (key.startsWith('GNU.sparse.')) found.sparse = true;
    at += length;
  }
  return found;
}
