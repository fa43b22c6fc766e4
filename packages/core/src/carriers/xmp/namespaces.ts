import { TC260_NAMESPACE } from '../../model/aigc.ts';

export const RDF_NAMESPACE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
export const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';
export const XMLNS_NAMESPACE = 'http://www.w3.org/2000/xmlns/';

/** Usual prefixes, so that a structural path does not depend on the file's choice. */
const USUAL_PREFIXES: ReadonlyMap<string, string> = new Map([
  [TC260_NAMESPACE, 'TC260'],
  ['http://purl.org/dc/elements/1.1/', 'dc'],
  ['http://purl.org/dc/terms/', 'dcterms'],
  ['http://ns.adobe.com/xap/1.0/', 'xmp'],
  ['http://ns.adobe.com/xap/1.0/mm/', 'xmpMM'],
  ['http://ns.adobe.com/xap/1.0/sType/ResourceEvent#', 'stEvt'],
  ['http://ns.adobe.com/xap/1.0/sType/ResourceRef#', 'stRef'],
  ['http://ns.adobe.com/photoshop/1.0/', 'photoshop'],
  ['http://ns.adobe.com/exif/1.0/', 'exif'],
  ['http://ns.adobe.com/tiff/1.0/', 'tiff'],
  ['http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/', 'Iptc4xmpCore'],
  ['http://iptc.org/std/Iptc4xmpExt/2008-02-29/', 'Iptc4xmpExt'],
  ['http://ns.useplus.org/ldf/xmp/1.0/', 'plus'],
]);

/** Near spellings of the TC260 namespace are read too, under the prefix that the file gives them. */
const TAKEN_PREFIXES: ReadonlySet<string> = new Set(
  [...USUAL_PREFIXES.values()].filter((prefix) => prefix !== 'TC260'),
);

/** A usual prefix for another namespace would pass for the usual one in a path, so it is shown as `not-xmpMM`. */
export function usualPrefix(namespace: string, own: string): string {
  return USUAL_PREFIXES.get(namespace) ?? (TAKEN_PREFIXES.has(own) ? `not-${own}` : own);
}
