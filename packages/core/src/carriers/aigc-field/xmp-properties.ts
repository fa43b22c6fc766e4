import type { CarrierContext } from '../../bytes/carrier.ts';
import { joinBytes } from '../../bytes/reader.ts';
import { utf8 } from '../../bytes/view.ts';
import { AIGC_KEYS, type AigcKey, TC260_NAMESPACE } from '../../model/aigc.ts';
import type { ByteLocation } from '../../model/location.ts';
import type { XmpPropertiesPart, XmpProperty } from '../../model/part.ts';
import { emitField, emitLabel, emitResidue } from './emit.ts';

const KEYS: ReadonlySet<string> = new Set(AIGC_KEYS);
const KV_BASE64 = 'XmpKvBase64';

/** The namespace as the guide spells it, and the near spellings that writers use. */
const isTc260 = (uri: string): boolean =>
  uri === TC260_NAMESPACE || /^https?:\/\/(www\.)?tc260\.org\.cn\/ns\/AIGC\/1\.0\/?#?$/i.test(uri);

/** Only a property of the description itself is the asset's; the same name inside a structure speaks of something else. */
const isTopLevel = ({ path }: XmpProperty): boolean => !path.replace(/\/rdf:li\[\d+\]$/, '').includes('/');

/** The keys as fields of a structure that the property holds. */
const IN_PROPERTY = /^TC260:AIGC(?:\/rdf:li\[\d+\])?\/[^/]+$/;

/** A packet's labels: the TC260 property, one property a key, base64 in `XmpKvBase64`, or what is left of one. */
export function readXmp(part: XmpPropertiesPart, context: CarrierContext): void {
  const keyed: XmpProperty[] = [];
  const inProperty: XmpProperty[] = [];
  let seen = false;
  for (const property of part.properties) {
    const isOurs = isTc260(property.namespace);
    // Any value in the namespace, wherever it stands: whatever that says, this is no shell that something was taken from.
    seen ||= isOurs;
    if (!isTopLevel(property)) {
      if (isOurs && KEYS.has(property.name) && IN_PROPERTY.test(property.path)) inProperty.push(property);
    } else if (property.name === KV_BASE64) readKvBase64(part, property, context);
    else if (!isOurs) continue;
    else if (property.name === 'AIGC') {
      emitField(
        {
          text: property.text,
          form: property.form === 'element' ? 'xmpElement' : 'xmpAttribute',
          location: placeOf(part, property),
          order: part.order,
          reserved: true,
          emptySign: 'emptyTc260Property',
        },
        context,
      );
    } else if (KEYS.has(property.name)) keyed.push(property);
  }
  for (const keys of [keyed, inProperty]) if (keys.length > 0) emitKeyed(part, keys, context);
  if (!seen && part.declaredNamespaces.some(isTc260)) {
    emitResidue('emptyTc260Shell', { path: part.path, start: part.start, end: part.end }, context);
  }
}

function emitKeyed(part: XmpPropertiesPart, keyed: readonly XmpProperty[], context: CarrierContext): void {
  const fields: Partial<Record<AigcKey, string>> = {};
  const duplicateKeys = new Set<string>();
  for (const { name, text } of keyed) {
    const key = name as AigcKey;
    if (fields[key] === undefined) fields[key] = text;
    else duplicateKeys.add(key);
  }
  const start = keyed.reduce((least, property) => Math.min(least, property.start), Number.POSITIVE_INFINITY);
  const end = keyed.reduce((most, property) => Math.max(most, property.end), 0);
  emitLabel(
    {
      fields,
      raw: JSON.stringify(fields),
      wrapped: false,
      notStrings: [],
      otherKeys: [],
      duplicateKeys: [...duplicateKeys],
      extraEncoding: 0,
    },
    { form: 'xmpKeyed', location: { path: `${part.path}/TC260:AIGC`, start, end }, order: part.order },
    context,
  );
}

/** A cloud watermark interface's field: base64 of `AIGC={…}` or of the wrapped object. */
function readKvBase64(part: XmpPropertiesPart, property: XmpProperty, context: CarrierContext): void {
  const location = placeOf(part, property);
  const bytes = fromBase64(property.text);
  const text = bytes && utf8(bytes).text;
  if (text === undefined) {
    context.problem('badEncoding', 'error', location, { encoding: 'base64' }, ['aigcField']);
    return;
  }
  const value = text.replace(/^\s{0,64}AIGC\s{0,64}=/, '');
  const reserved = value !== text;
  emitField({ text: value, form: 'kvBase64', location, order: part.order, reserved, bareAllowed: true }, context);
}

const placeOf = (part: XmpPropertiesPart, { path, start, end }: XmpProperty): ByteLocation => ({
  path: `${part.path}/${path}`,
  start,
  end,
});

/** Standard or URL-safe base64 with or without padding; undefined when it is neither. */
function fromBase64(text: string): Uint8Array | undefined {
  const compact = text.replace(/[\s=]/g, '').replaceAll('-', '+').replaceAll('_', '/');
  if (compact.length % 4 === 1 || !/^[A-Za-z0-9+/]*$/.test(compact)) return undefined;
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < compact.length; at += 8192) {
    pieces.push(Uint8Array.from(atob(compact.slice(at, at + 8192)), (char) => char.charCodeAt(0)));
  }
  return joinBytes(pieces);
}
