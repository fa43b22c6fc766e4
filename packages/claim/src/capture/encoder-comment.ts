/** Longest comment that an encoder writes of itself. */
const MAX_COMMENT_BYTES = 160;

/** The beginnings by which encoders are known: gd, FFmpeg, Photoshop's and LEAD's export, Intel's library. */
const BEGINNINGS = [
  'CREATOR: gd-jpeg',
  'File written by Adobe Photoshop',
  'Intel(R) JPEG Library',
  'LEAD Technologies Inc.',
  'Lavc',
] as const;

/** The comment of a JPEG where an encoder known for it names itself there; undefined for any other comment. */
export function encoderComment(data: Uint8Array): string | undefined {
  if (data.length > MAX_COMMENT_BYTES) return undefined;
  const text = String.fromCharCode(...data).replace(/[\0\n ]+$/, '');
  return BEGINNINGS.some((beginning) => text.startsWith(beginning)) ? text : undefined;
}
