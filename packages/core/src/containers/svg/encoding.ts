import { startsWith } from '../../bytes/view.ts';
import { Markup, type Units } from './markup.ts';

/** How an XML text is written. */
export interface Encoding {
  /** Bytes of one code unit. */
  readonly unitBytes: 1 | 2;
  readonly bigEndian: boolean;
  /** Index of the first unit behind the byte order mark. */
  readonly from: number;
}

const UTF8: Encoding = { unitBytes: 1, bigEndian: false, from: 0 };

/** By the byte order mark, or by which byte of the first `<` is zero (XML 1.0 appendix F); UTF-8 otherwise. */
export function encodingOf(head: Uint8Array): Encoding {
  if (startsWith(head, '\xef\xbb\xbf')) return { ...UTF8, from: 3 };
  if (startsWith(head, '\xff\xfe')) return { unitBytes: 2, bigEndian: false, from: 1 };
  if (startsWith(head, '\xfe\xff')) return { unitBytes: 2, bigEndian: true, from: 1 };
  if (startsWith(head, '<\0')) return { unitBytes: 2, bigEndian: false, from: 0 };
  if (startsWith(head, '\0<')) return { unitBytes: 2, bigEndian: true, from: 0 };
  return UTF8;
}

/** The whole units in the bytes; a last half unit is left out. */
export function unitsOf(bytes: Uint8Array, { unitBytes, bigEndian }: Encoding): Units {
  if (unitBytes === 1) return bytes;
  const units = new Uint16Array(bytes.length >> 1);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let index = 0; index < units.length; index++) units[index] = view.getUint16(index * 2, !bigEndian);
  return units;
}

/** The encoding that the XML declaration names, in lower case; `utf-8` when it names none. */
export function declaredEncoding(units: Units, from: number): string {
  const markup = new Markup(units, from, 0);
  if (markup.next() !== 'instruction' || markup.text(markup.nameStart, markup.nameEnd) !== 'xml') return 'utf-8';
  const declaration = markup.text(markup.start, Math.min(markup.end, markup.start + 200));
  return /\sencoding\s*=\s*["']([\w.-]+)["']/.exec(declaration)?.[1]?.toLowerCase() ?? 'utf-8';
}

const encoder = new TextEncoder();
const UTF8_NAMES: ReadonlySet<string> = new Set(['utf-8', 'utf8', 'us-ascii', 'ascii']);

/**
 * A range of the text in UTF-8, or in UTF-16 as it stands: the very bytes where they are either. Undefined when nothing
 * here knows the encoding that the declaration names.
 */
export function asUnicode(bytes: Uint8Array, { unitBytes, from }: Encoding, declared: string): Uint8Array | undefined {
  if (unitBytes === 2 || from > 0 || UTF8_NAMES.has(declared)) return bytes;
  try {
    return encoder.encode(new TextDecoder(declared, { ignoreBOM: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
