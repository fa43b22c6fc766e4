import { u16le, u24le, u32le } from '../../bytes/view.ts';

/** The picture's size in pixels from the first ten bytes of a `VP8X`, `VP8 ` or `VP8L` payload; undefined when damaged. */
export function pictureSize(name: string, head: Uint8Array): { width: number; height: number } | undefined {
  if (name === 'VP8X') {
    return head.length < 10 ? undefined : { width: u24le(head, 4) + 1, height: u24le(head, 7) + 1 };
  }
  if (name === 'VP8 ') {
    if (head.length < 10 || u24le(head, 3) !== 0x2a019d) return undefined;
    return { width: u16le(head, 6) & 0x3fff, height: u16le(head, 8) & 0x3fff };
  }
  if (head.length < 5 || head[0] !== 0x2f) return undefined;
  const bits = u32le(head, 1);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}
