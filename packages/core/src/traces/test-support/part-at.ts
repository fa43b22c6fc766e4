import { bytesOf } from '@biaoshi/testkit';
import type { CarrierContext } from '../../bytes/carrier.ts';
import type { GeneratorTraceData, NewEvidence } from '../../model/evidence.ts';
import type { Part } from '../../model/part.ts';
import { type Home, type Trace, XMP_NAMESPACES } from '../define-trace.ts';

/** The part that a text in this home arrives in. */
export function partAt(home: Home, content: string | Uint8Array): Part {
  const data = bytesOf(content);
  const text = typeof content === 'string' ? content : '';
  const base = { path: 'test[0]', start: 100, end: 100 + data.length, data, verbatim: true };
  const [word = '', ...rest] = home.split(':');
  const key = rest.join(':');
  switch (word) {
    case 'exif':
      return { ...base, kind: 'exifText', tag: 0, tagName: key, ifd: 'IFD0', text };
    case 'text':
      return { ...base, kind: 'text', keyword: key, encoding: 'utf8', unit: 'iTXt' };
    case 'iptc':
      return { ...base, kind: 'iptcText', record: Number(rest[0]), dataset: Number(rest[1]), text };
    case 'xmp': {
      const [prefix, name = ''] = rest;
      const namespace = XMP_NAMESPACES[prefix as keyof typeof XMP_NAMESPACES];
      const property = { namespace, name, form: 'element', path: key, text, start: 100, end: 101 } as const;
      return { ...base, kind: 'xmpProperties', properties: [property], declaredNamespaces: [namespace] };
    }
    default:
      return { ...base, kind: word as 'comment' | 'trailer' };
  }
}

/** What one trace says of one part, as the walk would offer it. */
export function tracesIn(trace: Trace, part: Part): GeneratorTraceData[] {
  const found: GeneratorTraceData[] = [];
  const evidence = (item: NewEvidence): void => {
    if (item.kind === 'generatorTrace') found.push(item.data);
  };
  if (trace.accepts.includes(part.kind)) trace.read(part, { evidence } as CarrierContext);
  return found;
}
