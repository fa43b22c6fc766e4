import type { EncodedPicture } from '@biaoshi/core';

/** Bytes turned into characters at a time: a multiple of 3, so that the pieces of Base64 can be joined. */
const STEP = 3 * 8192;

/** The picture itself as an address (RFC 2397), so that a page needs no other file. */
export function dataAddress({ mediaType, bytes }: EncodedPicture): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += STEP) text += btoa(String.fromCharCode(...bytes.subarray(at, at + STEP)));
  return `data:${mediaType};base64,${text}`;
}
