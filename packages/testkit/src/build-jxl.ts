import { box, ftyp } from './build-isobmff.ts';
import { bytesOf, u32beBytes } from './bytes.ts';

/** A codestream's first bytes: signature and a size header of 8-pixel steps (ratio 1:1), then filler. */
export const jxlCodestream = (eighths: number): Uint8Array =>
  Uint8Array.of(0xff, 0x0a, (1 | ((eighths - 1) << 1) | (1 << 6)) & 0xff, 0x08, 0x10, 0x00);

export const JXL_SIGNATURE_BOX: Uint8Array = box('JXL ', Uint8Array.of(0x0d, 0x0a, 0x87, 0x0a));

/** A part of a codestream; the last one says so. */
export const jxlp = (index: number, last: boolean, bytes: Uint8Array): Uint8Array =>
  box('jxlp', u32beBytes(last ? index + 0x8000_0000 : index), bytes);

/** A compressed box: the type it stands for and a brotli stream, made by the caller. */
export const brob = (type: string, compressed: Uint8Array): Uint8Array => box('brob', type, compressed);

/** A JPEG XL file in boxes, not decodable: signature, `ftyp`, then the given boxes. */
export const jxlContainer = (...boxes: readonly Uint8Array[]): Uint8Array =>
  bytesOf(JXL_SIGNATURE_BOX, ftyp('jxl ', 'jxl '), ...boxes);
