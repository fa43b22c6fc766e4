import { AIGC_KEYS } from '../model/aigc.ts';
import { data, defineRule } from './define-rule.ts';
import { exampleFacts, goodFields } from './example-facts.ts';
import { listed } from './excerpt.ts';

/** A character that stands for bytes which were no text, or half of a surrogate pair. */
const DAMAGED = /[\uFFFD\p{Surrogate}]/u;

/** The object can be read, but not by every reader alike (GB 45438-2025 Annex E b). */
export const implicitLabelEncoding = defineRule({
  id: 'implicit-label-encoding',
  topic: 'content',
  families: ['aigcField'],
  messages: {
    duplicateKeys: data<{ keys: readonly string[]; carrier: string }>(),
    nestedEncoding: data<{ layers: number; carrier: string }>(),
    damagedText: data<{ fields: readonly string[]; carrier: string }>(),
    unknownKeys: data<{ keys: readonly string[]; carrier: string }>(),
  },
  applies: ({ labels }) => labels.length > 0,
  check({ labels }, make) {
    return labels.flatMap(({ id, carrier, data: { fields, duplicateKeys, otherKeys, extraEncoding } }) => {
      const damaged = AIGC_KEYS.filter((key) => DAMAGED.test(fields[key] ?? ''));
      const ids = [id];
      return [
        ...(duplicateKeys.length > 0
          ? [make.fail('duplicateKeys', { keys: listed(duplicateKeys), carrier }, ids)]
          : []),
        ...(extraEncoding > 0 ? [make.fail('nestedEncoding', { layers: extraEncoding, carrier }, ids)] : []),
        ...(damaged.length > 0 ? [make.fail('damagedText', { fields: listed(damaged), carrier }, ids)] : []),
        ...(otherKeys.length > 0 ? [make.review('unknownKeys', { keys: listed(otherKeys), carrier }, ids)] : []),
      ];
    });
  },
  examples: () => [
    { title: 'plain JSON', facts: exampleFacts({ labels: [{}] }), finds: [] },
    {
      title: 'a character outside the basic plane is whole',
      facts: exampleFacts({ labels: [{ fields: goodFields({ ContentProducer: '𠮷' }) }] }),
      finds: [],
    },
    {
      title: 'Label occurs twice',
      facts: exampleFacts({ labels: [{ duplicateKeys: ['Label'] }] }),
      finds: ['duplicateKeys'],
    },
    {
      title: 'escaped once too often',
      facts: exampleFacts({ labels: [{ extraEncoding: 1 }] }),
      finds: ['nestedEncoding'],
    },
    {
      title: 'bytes that are no text',
      facts: exampleFacts({ labels: [{ fields: goodFields({ ContentProducer: 'dou\uFFFDbao' }) }] }),
      finds: ['damagedText'],
    },
    {
      title: 'half a surrogate pair',
      facts: exampleFacts({ labels: [{ fields: goodFields({ ProduceID: 'a\uD842' }) }] }),
      finds: ['damagedText'],
    },
    { title: 'a key of its own', facts: exampleFacts({ labels: [{ otherKeys: ['Time'] }] }), finds: ['unknownKeys'] },
  ],
});
