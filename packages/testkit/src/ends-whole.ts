import { latin1Text } from './bytes.ts';

/** Formats whose files are a run of boxes: size, type, content. */
const BOXED: ReadonlySet<string> = new Set(['heif', 'avif', 'jxl', 'mp4', 'mov']);

/**
 * True when the bytes end as a finished file of the format ends, told without any of the readers: nobody can then tell
 * that more had stood behind.
 */
export function endsWhole(bytes: Uint8Array, format: string | null): boolean {
  if (format === 'jpeg') return bytes.at(-2) === 0xff && bytes.at(-1) === 0xd9;
  if (format === 'gif') return bytes.at(-1) === 0x3b;
  if (format === 'png') return latin1Text(bytes.subarray(-8, -4)) === 'IEND';
  if (format === 'webp') return bytes.length - new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true) <= 8;
  return format !== null && BOXED.has(format) && boxesEnd(bytes) === bytes.length;
}

function boxesEnd(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let at = 0;
  while (at + 8 <= bytes.length) {
    const size = view.getUint32(at);
    const length =
      size === 1 && at + 16 <= bytes.length ? Number(view.getBigUint64(at + 8)) : size || bytes.length - at;
    if (length < 8) break;
    at += length;
  }
  return at;
}
