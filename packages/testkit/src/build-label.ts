/** The seven keys of a well-formed label; change what a test is about. */
export const SAMPLE_FIELDS = {
  Label: '1',
  ContentProducer: '001191110102MACQD9K64010000',
  ProduceID: 'biaoshi-sample-0001',
  ReservedCode1: '',
  ContentPropagator: '001191110102MACQD9K64010000',
  PropagateID: 'biaoshi-sample-0001',
  ReservedCode2: '',
} as const;

export type SampleFields = Readonly<Record<string, unknown>>;

/** The inner JSON, as XMP holds it. */
export const labelJson = (fields: SampleFields = SAMPLE_FIELDS): string => JSON.stringify(fields);

/** The wrapped JSON, as EXIF and PNG text hold it. */
export const wrappedJson = (fields: SampleFields = SAMPLE_FIELDS): string => JSON.stringify({ AIGC: fields });

export const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const TC260 = 'http://www.tc260.org.cn/ns/AIGC/1.0/';

/** An XMP packet around a description's attributes and children. */
export const xmpPacket = (attributes: string, children = ''): string =>
  `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">` +
  `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" ${attributes}>` +
  `${children}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;

/** A packet whose TC260 property is an element (the guide's form). */
export const xmpElementLabel = (json: string = labelJson()): string =>
  xmpPacket(`xmlns:TC260="${TC260}"`, `<TC260:AIGC>${escapeXml(json)}</TC260:AIGC>`);

/** A packet whose TC260 property is an attribute (what Photoshop makes of it). */
export const xmpAttributeLabel = (json: string = labelJson()): string =>
  xmpPacket(`xmlns:TC260="${TC260}" TC260:AIGC="${escapeXml(json)}"`);
