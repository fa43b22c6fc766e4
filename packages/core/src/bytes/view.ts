/** Integers and short texts at an offset. The caller has bounded the offset; past the end these read zeros. */

export const u16be = (b: Uint8Array, at: number): number => ((b[at] ?? 0) << 8) | (b[at + 1] ?? 0);
export const u16le = (b: Uint8Array, at: number): number => (b[at] ?? 0) | ((b[at + 1] ?? 0) << 8);
export const u24le = (b: Uint8Array, at: number): number => u16le(b, at) | ((b[at + 2] ?? 0) << 16);
export const u32be = (b: Uint8Array, at: number): number => u16be(b, at) * 0x10000 + u16be(b, at + 2);
export const u32le = (b: Uint8Array, at: number): number => u16le(b, at) + u16le(b, at + 2) * 0x10000;

/** 64-bit; Infinity past 2^53, which no bound accepts. */
export const u64be = (b: Uint8Array, at: number): number => exact(u32be(b, at), u32be(b, at + 4));
export const u64le = (b: Uint8Array, at: number): number => exact(u32le(b, at + 4), u32le(b, at));

const exact = (high: number, low: number): number => (high >= 0x200000 ? Infinity : high * 0x1_0000_0000 + low);

/** Latin-1, byte for byte (not windows-1252, which `TextDecoder('latin1')` is). */
export function latin1(b: Uint8Array, start = 0, end = b.length): string {
  let text = '';
  for (let at = start; at < end; at += 4096) {
    text += String.fromCharCode(...b.subarray(at, Math.min(at + 4096, end)));
  }
  return text;
}

/** True when the ASCII text stands at `at`. */
export function startsWith(b: Uint8Array, ascii: string, at = 0): boolean {
  if (at + ascii.length > b.length) return false;
  for (let i = 0; i < ascii.length; i++) if (b[at + i] !== ascii.charCodeAt(i)) return false;
  return true;
}

/** True when the ASCII text stands anywhere in the bytes. */
export function includesAscii(b: Uint8Array, ascii: string): boolean {
  const first = ascii.charCodeAt(0);
  for (let at = b.indexOf(first); at >= 0; at = b.indexOf(first, at + 1)) if (startsWith(b, ascii, at)) return true;
  return false;
}

const utf8Strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const utf8Lenient = new TextDecoder('utf-8', { ignoreBOM: true });

/** UTF-8 text, and whether it was well formed. Ill-formed bytes become U+FFFD. */
export function utf8(b: Uint8Array): { readonly text: string; readonly wellFormed: boolean } {
  try {
    return { text: utf8Strict.decode(b), wellFormed: true };
  } catch {
    return { text: utf8Lenient.decode(b), wellFormed: false };
  }
}

const SAFE_NAME = /^[!-$&-.0-~]{0,40}$/;

/** A name from the file, safe in a path: printable ASCII without `/`, at most 40 characters, the rest as `%XX`. */
export function pathName(name: string): string {
  if (SAFE_NAME.test(name)) return name;
  let safe = '';
  for (const char of name) {
    const code = char.codePointAt(0) ?? 0;
    const plain = code > 0x20 && code < 0x7f && char !== '/' && char !== '%';
    safe += plain ? char : `%${code.toString(16).toUpperCase().padStart(2, '0')}`;
    if (safe.length >= 40) return `${safe.slice(0, 40)}…`;
  }
  return safe;
}

/** Without the NULs, byte-order mark and white space that fixed-size fields are filled with. Linear in the text. */
export function trimmed(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isFiller(text.charCodeAt(start))) start++;
  while (end > start && isFiller(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
}

const isFiller = (unit: number): boolean => unit <= 0x20 || unit === 0xa0 || unit === 0xfeff || unit === 0x3000;
