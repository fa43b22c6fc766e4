import { type ProducerCode, parseProducerCode } from './parse-code.ts';
import { type Brand, ENTITIES, NAMED_BRANDS } from './producer-codes.ts';

/**
 * Whom a `ContentProducer` or `ContentPropagator` value names. `code`: a provider code; no `brands` means that the
 * entity is not in the registry. `name`: a bare word that is a known brand's. `unknown`: anything else.
 * Codes and names are written by whoever wrote the label: neither proves identity.
 */
export type ProducerDescription =
  | { readonly kind: 'code'; readonly code: ProducerCode; readonly entity: string; readonly brands: readonly string[] }
  | { readonly kind: 'name'; readonly brand: string }
  | { readonly kind: 'unknown' };

const UNKNOWN: ProducerDescription = { kind: 'unknown' };
const NO_BRANDS: readonly string[] = [];

export function describeProducer(value: string): ProducerDescription {
  const code = parseProducerCode(value);
  if (code)
    return { kind: 'code', code, entity: code.entityCode, brands: BRANDS_BY_ENTITY.get(code.entityCode) ?? NO_BRANDS };
  const brand = brandNamed(value);
  return brand === undefined ? UNKNOWN : { kind: 'name', brand: spoken(brand) };
}

/** The vendor that a `ContentProducer` or `ContentPropagator` value names; '' when it is not known. */
export function vendorOf(value: string): string {
  const entity = parseProducerCode(value)?.entityCode;
  const brand = entity === undefined ? brandNamed(value) : OWNERS.get(entity)?.[0];
  return brand?.vendor ?? '';
}

const brandNamed = (value: string): Brand | undefined =>
  value.length > LONGEST_NAME ? undefined : BRAND_BY_NAME.get(value.toLowerCase());

const spoken = ({ latin, chinese }: Brand): string => (chinese === undefined ? latin : `${latin} ${chinese}`);

const OWNERS: ReadonlyMap<string, readonly Brand[]> = new Map(Object.entries(ENTITIES));

const BRANDS_BY_ENTITY: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(ENTITIES).map(([entity, brands]) => [entity, brands.map(spoken)]),
);

const BRAND_BY_NAME: ReadonlyMap<string, Brand> = new Map(
  [...Object.values(ENTITIES).flat(), ...NAMED_BRANDS].flatMap((brand) =>
    [brand.latin.toLowerCase(), brand.chinese].filter((name) => name !== undefined).map((name) => [name, brand]),
  ),
);

const LONGEST_NAME = Math.max(...[...BRAND_BY_NAME.keys()].map((name) => name.length));
