import { type CarrierContext, defineCarrier } from '../../bytes/carrier.ts';
import { type ParsedSourceType, parseDigitalSourceType } from '../../model/digital-source.ts';
import type { ByteLocation } from '../../model/location.ts';
import type { IptcTextPart, PartOf, XmpPropertiesPart, XmpProperty } from '../../model/part.ts';
import { homeOf } from '../aigc-field/homes.ts';
import { boundedText, isTopLevel, propertyPlace } from '../xmp/property.ts';

type Accepted = 'iptcText' | 'xmpProperties';

const PROPERTY = 'digitalsourcetype';
const IPTC_EXTENSION = 'http://iptc.org/std/Iptc4xmpExt/2008-02-29/';
/**
 * Namespaces that writers put the property into by mistake. What stands there counts only where it is a term of the
 * vocabulary: nobody defines what else it could be.
 */
const MISTAKEN_NAMESPACES: ReadonlySet<string> = new Set([
  'http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/',
  'http://ns.adobe.com/photoshop/1.0/',
  'http://ns.useplus.org/ldf/xmp/1.0/',
  'https://iptc.org/std/Iptc4xmpExt/2008-02-29/',
]);
const APPLICATION_RECORD = 2;
const MAX_RAW_CHARS = 256;

/** The IPTC Digital Source Type outside C2PA: `Iptc4xmpExt:DigitalSourceType`, and its URI in an IIM dataset. */
export const digitalSourceType = defineCarrier<Accepted>({
  id: 'digital-source-type',
  version: 1,
  accepts: ['iptcText', 'xmpProperties'],
  read(part: PartOf<Accepted>, context: CarrierContext) {
    if (part.kind === 'iptcText') readDataSet(part, context);
    else readPacket(part, context);
  },
});

function readPacket(part: XmpPropertiesPart, context: CarrierContext): void {
  for (const property of part.properties) {
    if (property.name.length !== PROPERTY.length || !isSourceType(property)) continue;
    const parsed = parseDigitalSourceType(property.text);
    if (parsed.term !== null || property.namespace === IPTC_EXTENSION) {
      emit(property.text, parsed, propertyPlace(part, property), context);
    }
  }
}

/** Old writers spelt it `DigitalSourcetype`. */
const isSourceType = (property: XmpProperty): boolean =>
  property.name.toLowerCase() === PROPERTY &&
  (property.namespace === IPTC_EXTENSION || MISTAKEN_NAMESPACES.has(property.namespace)) &&
  isTopLevel(property);

/**
 * IIM has no dataset of its own for it: the property is younger than IIM. Where a writer uses one of the editorial
 * datasets, the vocabulary's URI alone tells it from a word in a caption (`print`, `composite`).
 */
function readDataSet(part: IptcTextPart, context: CarrierContext): void {
  if (part.record !== APPLICATION_RECORD || !part.text.startsWith('http')) return;
  const parsed = parseDigitalSourceType(part.text);
  if (parsed.term === null) return;
  const { path, start, end } = part;
  emit(part.text, parsed, { path, start, end }, context);
}

/** An empty value states nothing. */
function emit(text: string, parsed: ParsedSourceType, location: ByteLocation, context: CarrierContext): void {
  const raw = boundedText(text, MAX_RAW_CHARS);
  if (raw === '') return;
  context.evidence({
    kind: 'digitalSourceType',
    carrier: homeOf(location.path),
    location,
    data: { ...parsed, raw },
  });
}
