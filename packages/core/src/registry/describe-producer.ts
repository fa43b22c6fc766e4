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
  if (value.length > LONGEST_NAME) return UNKNOWN;
  const brand = BRAND_BY_NAME.get(value.toLowerCase());
  return brand === undefined ? UNKNOWN : { kind: 'name', brand };
}

const spoken = ({ latin, chinese }: Brand): string => (chinese === undefined ? latin : `${latin} ${chinese}`);

const BRANDS_BY_ENTITY: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(ENTITIES).map(([entity, brands]) => [entity, brands.map(spoken)]),
);

const BRAND_BY_NAME: ReadonlyMap<string, string> = new Map(
  [...Object.values(ENTITIES).flat(), ...NAMED_BRANDS].flatMap((brand) =>
    [brand.latin.toLowerCase(), brand.chinese]
      .filter((name) => name !== undefined)
      .map((name) => [name, spoken(brand)]),
  ),
);

const LONGEST_NAME = Math.max(...[...BRAND_BY_NAME.keys()].map((name) => name.length));
