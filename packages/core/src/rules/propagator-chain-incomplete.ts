import { isFilled } from '../facts.ts';
import { data, defineRule } from './define-rule.ts';
import { exampleFacts, goodFields } from './example-facts.ts';
import { excerpt } from './excerpt.ts';

/** A propagator without its content number, or a number without the propagator (GB 45438-2025 Annex E g, h). */
export const propagatorChainIncomplete = defineRule({
  id: 'propagator-chain-incomplete',
  topic: 'content',
  families: ['aigcField'],
  messages: {
    numberMissing: data<{ propagator: string; carrier: string }>(),
    propagatorMissing: data<{ propagateId: string; carrier: string }>(),
  },
  applies: ({ labels }) =>
    labels.some(({ data: { fields } }) => isFilled(fields.ContentPropagator) || isFilled(fields.PropagateID)),
  check({ labels }, make) {
    return labels.flatMap(({ id, carrier, data: { fields } }) => {
      const { ContentPropagator: propagator, PropagateID: propagateId } = fields;
      if (isFilled(propagator) && !isFilled(propagateId)) {
        return [make.fail('numberMissing', { propagator: excerpt(propagator), carrier }, [id])];
      }
      if (isFilled(propagateId) && !isFilled(propagator)) {
        return [make.fail('propagatorMissing', { propagateId: excerpt(propagateId), carrier }, [id])];
      }
      return [];
    });
  },
  examples: () => [
    { title: 'both are there', facts: exampleFacts({ labels: [{}] }), finds: [] },
    {
      title: 'neither is there',
      facts: exampleFacts({ labels: [{ fields: goodFields({ ContentPropagator: '', PropagateID: '' }) }] }),
      finds: [],
    },
    {
      title: 'a propagator without a number',
      facts: exampleFacts({ labels: [{ fields: goodFields({ PropagateID: '' }) }] }),
      finds: ['numberMissing'],
    },
    {
      title: 'a number without a propagator',
      facts: exampleFacts({ labels: [{ fields: goodFields({ ContentPropagator: undefined }) }] }),
      finds: ['propagatorMissing'],
    },
  ],
});
