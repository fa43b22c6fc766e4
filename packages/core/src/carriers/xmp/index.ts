import { type CarrierContext, defineCarrier } from '../../bytes/carrier.ts';
import { utf8 } from '../../bytes/view.ts';
import type { XmpPart } from '../../model/part.ts';
import type { Family } from '../../model/reading.ts';
import { parsePacket } from './parse-packet.ts';

/** What can no longer be called absent when a packet is damaged. */
const AFFECTED: readonly Family[] = ['xmp', 'aigcField', 'generatorTrace'];

/** XMP (ISO 16684-1): RDF/XML to leaf values with their bytes' places. */
export const xmp = defineCarrier({
  id: 'xmp',
  version: 2,
  accepts: ['xmp'],
  read(part, context) {
    const place = { path: part.path, start: part.start, end: part.end };
    const packet = decode(part, context);
    const result = parsePacket(packet.text, packet.bytesPerChar, part.namespaces, context.limits);
    context.present('xmp');
    if (!result.hasRdf) context.problem('missingPart', 'warning', place, { part: 'rdf:RDF' });
    if (result.limit) context.problem('limitExceeded', 'error', place, result.limit, AFFECTED);
    if (result.error) {
      const { message, at } = result.error;
      const start = part.verbatim ? Math.min(part.start + packet.skipped + at, part.end) : part.start;
      context.problem('malformedXml', 'error', { path: part.path, start, end: part.end }, { message }, AFFECTED);
    }
    const base = part.start + packet.skipped;
    const isExact = part.verbatim && packet.wellFormed;
    const properties = result.properties.map((property) =>
      isExact
        ? { ...property, start: base + property.start, end: base + property.end }
        : { ...property, start: part.start, end: part.end },
    );
    // A packet that was not read to its end tells nothing by a namespace without a value: the value may be in the rest.
    const declaredNamespaces = result.error || result.limit ? [] : result.declaredNamespaces;
    context.part({ ...part, kind: 'xmpProperties', properties, declaredNamespaces });
  },
});

interface Decoded {
  readonly text: string;
  /** 2 for UTF-16; undefined for UTF-8, where it varies. */
  readonly bytesPerChar: 2 | undefined;
  /** Bytes before the text: a byte-order mark. */
  readonly skipped: number;
  /** False when some bytes were no text: those after them cannot be counted from it. */
  readonly wellFormed: boolean;
}

/** UTF-8, or UTF-16 by its byte-order mark or by the zero bytes around its first `<` (XML 1.0 appendix F). */
function decode(part: XmpPart, context: CarrierContext): Decoded {
  const { data } = part;
  const [a, b, c] = data;
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)) return utf16(data, 'utf-16be', a === 0 ? 0 : 2);
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return utf16(data, 'utf-16le', a === 0x3c ? 0 : 2);
  const skipped = a === 0xef && b === 0xbb && c === 0xbf ? 3 : 0;
  const { text, wellFormed } = utf8(skipped ? data.subarray(skipped) : data);
  if (!wellFormed) {
    const place = { path: part.path, start: part.start, end: part.end };
    context.problem('badEncoding', 'error', place, { encoding: 'utf-8' }, AFFECTED);
  }
  return { text, bytesPerChar: undefined, skipped, wellFormed };
}

function utf16(data: Uint8Array, encoding: 'utf-16be' | 'utf-16le', skipped: number): Decoded {
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(data.subarray(skipped));
  return { text, bytesPerChar: 2, skipped, wellFormed: true };
}
