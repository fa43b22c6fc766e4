import { xmpPacket } from './build-label.ts';

/** The namespaces of what a packet says about a picture's origin, as declarations. */
export const PROVENANCE_NAMESPACES = [
  'xmlns:xmp="http://ns.adobe.com/xap/1.0/"',
  'xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"',
  'xmlns:stEvt="http://ns.adobe.com/xap/1.0/sType/ResourceEvent#"',
  'xmlns:stRef="http://ns.adobe.com/xap/1.0/sType/ResourceRef#"',
  'xmlns:dcterms="http://purl.org/dc/terms/"',
  'xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"',
  'xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"',
].join(' ');

/** A packet with the provenance namespaces declared. */
export const provenancePacket = (attributes: string, children = ''): string =>
  xmpPacket(`${PROVENANCE_NAMESPACES} ${attributes}`, children);

/** `xmpMM:History` of the given items: `rdf:li` elements. */
export const xmpHistoryOf = (...items: readonly string[]): string =>
  `<xmpMM:History><rdf:Seq>${items.join('')}</rdf:Seq></xmpMM:History>`;
