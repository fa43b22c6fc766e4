import { AIGC_KEYS, type AigcKey } from '../model/aigc.ts';
import { data, defineRule } from './define-rule.ts';
import { exampleFacts, goodFields } from './example-facts.ts';
import { excerpt, listed } from './excerpt.ts';

/** Annex E j: 0x21, 0x23–0x5B, 0x5D–0x7E, and the quotation mark, which is written `\"` and read as `"`. */
const OUTSIDE = /[^!-[\]-~]/gu;

const HAN = /\p{Script=Han}/u;
const NAMES: ReadonlySet<AigcKey> = new Set(['ContentProducer', 'ContentPropagator']);
const RESERVED: ReadonlySet<AigcKey> = new Set(['ReservedCode1', 'ReservedCode2']);

const codePoint = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** Values consist "mainly" of the characters of Annex E j: that word makes others a warning, never a failure. */
export const implicitLabelCharacters = defineRule({
  id: 'implicit-label-characters',
  topic: 'content',
  families: ['aigcField'],
  messages: {
    outsideRange: data<{ field: AigcKey; characters: readonly string[]; carrier: string }>(),
    reservedOutsideRange: data<{ field: AigcKey; characters: readonly string[]; carrier: string }>(),
    chineseName: data<{ field: AigcKey; value: string; carrier: string }>(),
  },
  applies: ({ labels }) => labels.length > 0,
  check({ labels }, make) {
    return labels.flatMap(({ id, carrier, data: { fields } }) =>
      AIGC_KEYS.flatMap((field) => {
        const value = fields[field] ?? '';
        const found = value.match(OUTSIDE);
        if (!found) return [];
        if (NAMES.has(field) && HAN.test(value)) {
          return [make.review('chineseName', { field, value: excerpt(value), carrier }, [id])];
        }
        const characters = listed(new Set(found.map(codePoint)));
        const message = RESERVED.has(field) ? 'reservedOutsideRange' : 'outsideRange';
        return [make.review(message, { field, characters, carrier }, [id])];
      }),
    );
  },
  examples: () => [
    { title: 'a code and a number', facts: exampleFacts({ labels: [{}] }), finds: [] },
    {
      title: 'both ends of each range, and the quotation mark',
      facts: exampleFacts({ labels: [{ fields: goodFields({ ProduceID: '!"#[]~' }) }] }),
      finds: [],
    },
    {
      title: 'a space and a backslash',
      facts: exampleFacts({ labels: [{ fields: goodFields({ ProduceID: 'a b\\c' }) }] }),
      finds: ['outsideRange'],
    },
    {
      title: 'a Chinese name',
      facts: exampleFacts({ labels: [{ fields: goodFields({ ContentProducer: '豆包' }) }] }),
      finds: ['chineseName'],
    },
    {
      title: "a blank in the provider's own data",
      facts: exampleFacts({ labels: [{ fields: goodFields({ ReservedCode1: '{"Type":" TC260PG"}' }) }] }),
      finds: ['reservedOutsideRange'],
    },
  ],
});
