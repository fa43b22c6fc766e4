import { isFilled } from '../facts.ts';
import { data, defineRule } from './define-rule.ts';
import { exampleFacts, goodFields, JIMENG } from './example-facts.ts';
import { carriersOf, idsOf } from './excerpt.ts';

/**
 * Neither propagator nor its number in any label of a chain (GB 45438-2025 6.1 a, Annex E g, h). Note 1 has the first
 * writer repeat its own; many real files leave them empty.
 */
export const propagatorFieldsMissing = defineRule({
  id: 'propagator-fields-missing',
  topic: 'content',
  families: ['aigcField'],
  messages: { bothMissing: data<{ carriers: readonly string[] }>() },
  applies: ({ chains }) => chains.length > 0,
  check({ chains }, make) {
    return chains
      .filter(({ merged }) => !isFilled(merged.ContentPropagator) && !isFilled(merged.PropagateID))
      .map(({ links }) => make.fail('bothMissing', { carriers: carriersOf(links) }, idsOf(links)));
  },
  examples: () => [
    {
      title: "first writing: the propagator's fields repeat the producer's",
      facts: exampleFacts({ labels: [{ fields: goodFields({ ContentPropagator: JIMENG }) }] }),
      finds: [],
    },
    {
      title: 'a later label of the chain has them',
      facts: exampleFacts({
        labels: [
          { fields: goodFields({ ContentPropagator: '', PropagateID: '' }) },
          { fields: goodFields({ ContentPropagator: 'zhihu', PropagateID: '1987166' }) },
        ],
      }),
      finds: [],
    },
    {
      title: 'both empty',
      facts: exampleFacts({ labels: [{ fields: goodFields({ ContentPropagator: '', PropagateID: '' }) }] }),
      finds: ['bothMissing'],
    },
    {
      title: 'both keys left out',
      facts: exampleFacts({ labels: [{ fields: { Label: '1', ContentProducer: 'doubao', ProduceID: '8956491a' } }] }),
      finds: ['bothMissing'],
    },
  ],
});
