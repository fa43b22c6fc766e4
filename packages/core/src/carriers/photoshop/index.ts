import { type CarrierContext, defineCarrier } from '../../bytes/carrier.ts';
import { latin1, u16be, u32be } from '../../bytes/view.ts';
import type { PhotoshopPart } from '../../model/part.ts';
import type { ProblemCode } from '../../model/problem.ts';
import type { Family } from '../../model/reading.ts';

/** Signature, id, empty name, size. */
const MIN_RESOURCE_BYTES = 12;

/** Adobe's own and those of ImageReady, PhotoDeluxe, Lightroom and others, who all use its layout. */
const SIGNATURES: ReadonlySet<string> = new Set(['8BIM', 'AgHg', 'DCSR', 'MeSa', 'PHUT']);

const PAYLOADS: Readonly<Record<number, { readonly kind: 'iptc' | 'exif' | 'xmp'; readonly name: string }>> = {
  1028: { kind: 'iptc', name: 'IPTC' },
  1058: { kind: 'exif', name: 'EXIF' },
  1059: { kind: 'exif', name: 'EXIF3' },
  1060: { kind: 'xmp', name: 'XMP' },
};

const PAYLOAD_FAMILIES: readonly Family[] = ['aigcField', 'xmp', 'exif', 'iptc', 'generatorTrace'];

/** Photoshop image resources (Adobe Photoshop File Formats): the metadata blocks among them. */
export const photoshop = defineCarrier({
  id: 'photoshop',
  version: 1,
  accepts: ['photoshop'],
  read(part, context) {
    const { data } = part;
    let resources = 0;
    for (let at = 0; at < data.length && !isPadding(data, at); ) {
      if (resources++ === context.limits.maxItems) {
        report(part, context, 'limitExceeded', at, { limit: 'maxItems', value: context.limits.maxItems });
        return;
      }
      if (!SIGNATURES.has(latin1(data, at, at + 4))) {
        report(part, context, 'badSignature', at);
        return;
      }
      const sizeAt = at + 6 + even(1 + (data[at + 6] ?? 0));
      const start = sizeAt + 4;
      const end = start + u32be(data, sizeAt);
      if (at + MIN_RESOURCE_BYTES > data.length || end > data.length) {
        report(part, context, 'lengthOutOfBounds', at);
        return;
      }
      emitPayload(part, u16be(data, at + 4), start, end, context);
      at = even(end);
    }
  },
});

function emitPayload(part: PhotoshopPart, id: number, from: number, to: number, context: CarrierContext): void {
  const payload = PAYLOADS[id];
  if (!payload || from === to) return;
  const { verbatim, order } = part;
  const path = `${part.path}/${payload.name}`;
  const start = verbatim ? part.start + from : part.start;
  const end = verbatim ? part.start + to : part.end;
  context.part({ kind: payload.kind, path, start, end, data: part.data.subarray(from, to), verbatim, order });
}

const even = (length: number): number => length + (length & 1);

/** Zeros to the end. Looked at only where a resource would begin with one. */
function isPadding(data: Uint8Array, from: number): boolean {
  for (let at = from; at < data.length; at++) if (data[at] !== 0) return false;
  return true;
}

function report(
  part: PhotoshopPart,
  context: CarrierContext,
  code: ProblemCode,
  from: number,
  data: Readonly<Record<string, string | number>> = {},
): void {
  const { path, start, end, verbatim } = part;
  const place = { path, start: verbatim ? start + from : start, end };
  context.problem(code, 'error', place, data, PAYLOAD_FAMILIES);
}
