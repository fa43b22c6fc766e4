import type { WalkContext } from '../../bytes/container.ts';
import { latin1, startsWith } from '../../bytes/view.ts';
import type { Chunk } from './chunk.ts';
import type { TextValue } from './text.ts';

const EXIF = 'Exif\0\0';
const XMP = 'http://ns.adobe.com/xap/1.0/\0';
const IIM_MARKER = 0x1c;
/** Name and length stand before the digits, each on a line of its own. */
const HEAD_BYTES = 100;
/** Google's writers state one byte more than they write; nothing of the block is lost. */
const PICASA_MISSING = 1;

/**
 * A profile in ImageMagick's hexadecimal notation: newline, name, newline, length in decimal, newline, digits. True when
 * the type is one that holds metadata, read or, with a problem, unreadable.
 */
export function readRawProfile(context: WalkContext, chunk: Chunk, type: string, value: TextValue): boolean {
  if (!['exif', 'app1', 'iptc', '8bim', 'xmp'].includes(type)) return false;
  const { path, order } = chunk;
  const { start, end } = value;
  const head = /^\s*\S[^\r\n]*[\r\n]\s*(\d{1,10})\s/.exec(
    latin1(value.data, 0, Math.min(HEAD_BYTES, value.data.length)),
  );
  const bytes = head && fromHex(value.data, head[0].length);
  const missing = bytes ? Number(head[1]) - bytes.length : undefined;
  if (missing !== 0) {
    const severity = missing === PICASA_MISSING ? 'warning' : 'error';
    context.problem('badStructure', severity, { path, start, end }, { profile: type });
  }
  if (!bytes) return true;
  const part = (skip: number) => ({ path, start, end, data: bytes.subarray(skip), verbatim: false as const, order });
  if (startsWith(bytes, XMP)) context.part({ kind: 'xmp', ...part(XMP.length) });
  else if (type === 'xmp') context.part({ kind: 'xmp', ...part(0) });
  else if (type === 'exif' || type === 'app1') {
    context.part({ kind: 'exif', ...part(startsWith(bytes, EXIF) ? EXIF.length : 0) });
  } else context.part({ kind: bytes[0] === IIM_MARKER ? 'iptc' : 'photoshop', ...part(0) });
  return true;
}

/** Pairs of digits, white space between them ignored, up to the first byte that is neither. */
function fromHex(text: Uint8Array, from: number): Uint8Array {
  const bytes = new Uint8Array((text.length - from) >> 1);
  let digits = 0;
  for (let at = from; at < text.length; at++) {
    const code = text[at] as number;
    const digit = code <= 0x39 ? code - 0x30 : ((code | 0x20) - 0x57) | 0;
    if (digit >= 0 && digit < 16 && (code <= 0x39 || digit > 9)) {
      const index = digits >> 1;
      bytes[index] = ((bytes[index] as number) << 4) | digit;
      digits++;
    } else if (code !== 0x0a && code !== 0x0d && code !== 0x20 && code !== 0x09) {
      break;
    }
  }
  return bytes.subarray(0, digits >> 1);
}
