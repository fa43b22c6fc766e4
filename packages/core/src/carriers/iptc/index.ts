import { type CarrierContext, defineCarrier } from '../../bytes/carrier.ts';
import { latin1, u16be, utf8 } from '../../bytes/view.ts';
import type { IptcPart } from '../../model/part.ts';
import type { Family } from '../../model/reading.ts';

const TAG_MARKER = 0x1c;
const DATASET_HEADER_BYTES = 5;
const EXTENDED = 0x8000;
/** A length of more bytes than this cannot fit any file. */
const MAX_LENGTH_BYTES = 6;
const IPTC_FAMILIES: readonly Family[] = ['iptc', 'generatorTrace'];

interface DataSet {
  readonly record: number;
  readonly dataset: number;
  /** The value's range in the block. */
  readonly start: number;
  readonly end: number;
}

/** IPTC-IIM 4.2: the text datasets of a block. */
export const iptc = defineCarrier({
  id: 'iptc',
  version: 1,
  accepts: ['iptc'],
  read(given, context) {
    const part = inByteOrder(given);
    let isUtf8 = false;
    for (const set of dataSets(part, context)) {
      context.present('iptc');
      const value = part.data.subarray(set.start, set.end);
      if (set.record === 1 && set.dataset === 90) isUtf8 = isUtf8Designation(value);
      else emitText(part, set, value, isUtf8, context);
    }
  },
});

/** TIFF writers that take the block for 32-bit numbers reverse each four bytes. */
function inByteOrder(part: IptcPart): IptcPart {
  const { data } = part;
  if (data[0] === TAG_MARKER || data[3] !== TAG_MARKER) return part;
  const swapped = new Uint8Array(data.length & ~3);
  for (let at = 0; at < swapped.length; at++) swapped[at] = data[at ^ 3] as number;
  return { ...part, data: swapped, verbatim: false };
}

function* dataSets(part: IptcPart, context: CarrierContext): Generator<DataSet, void, void> {
  const { data } = part;
  let sets = 0;
  for (let at = 0; at < data.length; ) {
    if (data[at] !== TAG_MARKER) {
      if (!isPadding(data, at)) report(part, context, 'badStructure', at, data.length);
      return;
    }
    const header = at + DATASET_HEADER_BYTES;
    const stated = u16be(data, at + 3);
    const lengthBytes = stated & EXTENDED ? stated & ~EXTENDED : 0;
    const start = header + lengthBytes;
    const length = lengthBytes > 0 ? bigNumber(data, header, lengthBytes) : stated;
    if (!(start + length <= data.length)) {
      report(part, context, 'lengthOutOfBounds', at, data.length);
      return;
    }
    if (sets++ === context.limits.maxItems) {
      report(part, context, 'limitExceeded', at, data.length, { limit: 'maxItems', value: context.limits.maxItems });
      return;
    }
    yield { record: data[at + 1] as number, dataset: data[at + 2] as number, start, end: start + length };
    at = start + length;
  }
}

/** IIM 1.6 extended length; Infinity when it is longer than any file. */
function bigNumber(data: Uint8Array, at: number, bytes: number): number {
  if (bytes > MAX_LENGTH_BYTES) return Infinity;
  let value = 0;
  for (let index = 0; index < bytes; index++) value = value * 256 + (data[at + index] ?? 0);
  return value;
}

function isPadding(data: Uint8Array, from: number): boolean {
  for (let at = from; at < data.length; at++) if (data[at] !== 0) return false;
  return true;
}

/** ISO 2022 `ESC % G`. */
const isUtf8Designation = (value: Uint8Array): boolean => value[0] === 0x1b && value[1] === 0x25 && value[2] === 0x47;

function emitText(part: IptcPart, set: DataSet, value: Uint8Array, isUtf8: boolean, context: CarrierContext): void {
  const { record, dataset } = set;
  const path = `${part.path}/${record}:${dataset}`;
  const place = part.verbatim
    ? { path, start: part.start + set.start, end: part.start + set.end }
    : { path, start: part.start, end: part.end };
  const { maxTextBytes } = context.limits;
  if (value.length > maxTextBytes) {
    const limit = { limit: 'maxTextBytes', value: maxTextBytes };
    context.problem('limitExceeded', 'error', place, limit, IPTC_FAMILIES);
    return;
  }
  if (!isText(value)) return;
  const decoded = utf8(value);
  const text = decoded.wellFormed || isUtf8 ? decoded.text : latin1(value);
  context.part({
    kind: 'iptcText',
    ...place,
    data: value,
    verbatim: part.verbatim,
    order: part.order,
    record,
    dataset,
    text,
  });
}

/** Datasets of numbers and pictures have control characters among their first bytes. */
function isText(value: Uint8Array): boolean {
  for (let at = 0; at < Math.min(value.length, 64); at++) {
    const byte = value[at] as number;
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) return false;
  }
  return value.length > 0;
}

function report(
  part: IptcPart,
  context: CarrierContext,
  code: 'badStructure' | 'lengthOutOfBounds' | 'limitExceeded',
  from: number,
  to: number,
  data: Readonly<Record<string, string | number>> = {},
): void {
  const { path, start, end, verbatim } = part;
  const place = verbatim ? { path, start: start + from, end: start + to } : { path, start, end };
  context.problem(code, 'error', place, data, IPTC_FAMILIES);
}
