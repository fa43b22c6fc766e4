import { type CarrierContext, defineCarrier } from '../../bytes/carrier.ts';
import type { JumbfPart, PartOf, XmpPropertiesPart } from '../../model/part.ts';
import { homeOf } from '../aigc-field/homes.ts';
import { boundedText, isTopLevel, propertyPlace } from '../xmp/property.ts';

type Accepted = 'jumbf' | 'xmpProperties';

const DUBLIN_CORE_TERMS = 'http://purl.org/dc/terms/';
const WEB_ADDRESS = /^\s{0,8}https?:\/\/[^\s]/i;
const OWN_STORE = /^\s{0,8}self#jumbf=[^\s]/;
const MAX_URL_CHARS = 2048;

/** A C2PA manifest store: that it is there, where, and how long; or where it is said to be. Nothing in it is examined. */
export const c2paStore = defineCarrier<Accepted>({
  id: 'c2pa-store',
  version: 2,
  accepts: ['jumbf', 'xmpProperties'],
  read(part: PartOf<Accepted>, context: CarrierContext) {
    if (part.kind === 'jumbf') readStore(part, context);
    else readPointers(part, context);
  },
});

function readStore({ path, start, end, ranges }: JumbfPart, context: CarrierContext): void {
  const bytes = ranges.reduce((sum, range) => sum + range.end - range.start, 0);
  context.evidence({
    kind: 'c2paManifest',
    carrier: homeOf(path),
    location: { path, start, end },
    data: { state: 'notExamined', home: 'embedded', bytes },
  });
}

/**
 * `dcterms:provenance`: the address of a store elsewhere (C2PA 2.x, "External manifests"), or `self#jumbf=…`, which leads
 * into the file itself and so is evidence only where no store is found: whoever ends the reading drops it otherwise.
 */
function readPointers(part: XmpPropertiesPart, context: CarrierContext): void {
  for (const property of part.properties) {
    const { namespace, name, text } = property;
    if (namespace !== DUBLIN_CORE_TERMS || name !== 'provenance') continue;
    if (!isTopLevel(property)) continue;
    const location = propertyPlace(part, property);
    const found = { carrier: homeOf(location.path), location };
    if (WEB_ADDRESS.test(text)) {
      const url = boundedText(text, MAX_URL_CHARS);
      context.evidence({ kind: 'c2paManifest', ...found, data: { state: 'remote', home: 'pointer', bytes: 0, url } });
    } else if (OWN_STORE.test(text)) {
      context.evidence({ kind: 'residue', ...found, data: { sign: 'missingCredentials' } });
    }
  }
}
