import type { LocaleId, SecurityDataData } from '@biaoshi/core';
import { SECURITY_WORDS } from '../words/security-data.ts';
import { WORDS } from '../words.ts';

/** Each signature and each binding, with what was found out about it. */
export function securityDataFacts({ field, signatures, bindings }: SecurityDataData, locale: LocaleId): string {
  const words = SECURITY_WORDS[locale];
  return [
    field,
    ...signatures.map(({ over, check }) => words.signature(words.cover[over], words.check[check])),
    ...bindings.map(({ method, check, distance }) => {
      const found = distance === null ? words.binding[check] : words.distance(words.binding[check], distance);
      return words.bound(words.method[method], found);
    }),
  ].join(WORDS[locale].joinFacts);
}
