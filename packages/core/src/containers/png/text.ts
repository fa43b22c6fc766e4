import type { WalkContext } from '../../bytes/container.ts';
import { latin1 } from '../../bytes/view.ts';
import type { Chunk } from './chunk.ts';
import { readRawProfile } from './raw-profile.ts';

const XMP_KEYWORD = 'XML:com.adobe.xmp';
const RAW_PROFILE = /^raw profile type (\S+)$/i;
/** ISO/IEC 15948 11.3.4.2: a keyword has 1 to 79 bytes. */
const MAX_KEYWORD_BYTES = 79;
const DEFLATE = 0;

/** The value of a text chunk: `data` decoded, `[start, end)` where it is stored. */
export interface TextValue {
  readonly data: Uint8Array;
  readonly start: number;
  readonly end: number;
  readonly verbatim: boolean;
}

/** tEXt, zTXt and iTXt: an XMP packet, a profile in hexadecimal, or a keyed text. */
export function readTextChunk(context: WalkContext, chunk: Chunk, data: Uint8Array): void {
  const { path, order, name } = chunk;
  const place = { path, start: chunk.start, end: chunk.end };
  const zero = data.indexOf(0);
  if (zero < 0) {
    context.problem('badStructure', 'error', place);
    return;
  }
  if (zero < 1 || zero > MAX_KEYWORD_BYTES) context.problem('badStructure', 'warning', place, { keywordBytes: zero });
  const keyword = latin1(data, 0, Math.min(zero, MAX_KEYWORD_BYTES));
  const value = textValue(context, chunk, data, zero + 1);
  if (!value) return;
  const profile = RAW_PROFILE.exec(keyword)?.[1];
  if (keyword === XMP_KEYWORD) {
    context.part({ kind: 'xmp', path, ...value, order });
  } else if (!profile || !readRawProfile(context, chunk, profile.toLowerCase(), value)) {
    const encoding = name === 'iTXt' ? 'utf8' : 'latin1';
    context.part({ kind: 'text', path, ...value, order, keyword, encoding, unit: name });
  }
}

function textValue(context: WalkContext, chunk: Chunk, data: Uint8Array, from: number): TextValue | undefined {
  if (chunk.name === 'tEXt') return plain(chunk, data, from);
  if (chunk.name === 'zTXt') return deflated(context, chunk, data, from, data[from]);
  const flag = data[from];
  const language = from + 2;
  const translated = data.indexOf(0, language) + 1;
  const text = translated > 0 ? data.indexOf(0, translated) + 1 : 0;
  if (text === 0 || flag === undefined || flag > 1) {
    context.problem('badStructure', 'error', { path: chunk.path, start: chunk.start, end: chunk.end });
    return undefined;
  }
  return flag === 0 ? plain(chunk, data, text) : deflated(context, chunk, data, text - 1, data[from + 1]);
}

const plain = (chunk: Chunk, data: Uint8Array, from: number): TextValue => ({
  data: data.subarray(from),
  start: chunk.start + from,
  end: chunk.end,
  verbatim: true,
});

/** The compressed stream stands one byte behind `from`. */
function deflated(
  context: WalkContext,
  chunk: Chunk,
  data: Uint8Array,
  from: number,
  method: number | undefined,
): TextValue | undefined {
  const place = { path: chunk.path, start: chunk.start + from + 1, end: chunk.end };
  if (method !== DEFLATE) {
    const code = method === undefined ? 'badStructure' : 'unsupportedVariant';
    context.problem(code, 'error', { ...place, start: chunk.start }, method === undefined ? {} : { method });
    return undefined;
  }
  const text = context.inflate(data.subarray(from + 1), place);
  return text && { data: text, start: place.start, end: place.end, verbatim: false };
}
