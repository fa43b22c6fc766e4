import { parseProducerCode } from '../registry/parse-code.ts';
import { data, defineRule } from './define-rule.ts';
import { DOUBAO, exampleFacts, goodFields, JIMENG, JIMENG_PROPAGATION } from './example-facts.ts';

const serviceOf = (value: string | undefined): string | undefined =>
  value === undefined ? undefined : parseProducerCode(value)?.service;

/**
 * Position 23 of a code says generation or propagation; the field says the same. Never a failure: Annex E note 1 has a
 * first writer repeat its own code as propagator, which the guide's position 23 contradicts.
 */
export const producerCodeServiceMismatch = defineRule({
  id: 'producer-code-service-mismatch',
  topic: 'producerCode',
  families: ['aigcField'],
  messages: {
    producerHasPropagationCode: data<{ value: string }>(),
    propagatorHasGenerationCode: data<{ value: string }>(),
    propagatorRepeatsProducer: data<{ value: string }>(),
  },
  applies: ({ labels }) =>
    labels.some(({ data: { fields } }) => serviceOf(fields.ContentProducer) ?? serviceOf(fields.ContentPropagator)),
  check({ labels }, make) {
    return labels.flatMap(({ id, data: { fields } }) => {
      const { ContentProducer: producer = '', ContentPropagator: propagator = '' } = fields;
      const found =
        serviceOf(producer) === '2' ? [make.review('producerHasPropagationCode', { value: producer }, [id])] : [];
      if (serviceOf(propagator) !== '1') return found;
      const message = propagator === producer ? 'propagatorRepeatsProducer' : 'propagatorHasGenerationCode';
      return [...found, make.review(message, { value: propagator }, [id])];
    });
  },
  examples: () => [
    { title: 'generation by the one, propagation by the other', facts: exampleFacts({ labels: [{}] }), finds: [] },
    {
      title: "the producer's code says propagation",
      facts: exampleFacts({ labels: [{ fields: goodFields({ ContentProducer: JIMENG_PROPAGATION }) }] }),
      finds: ['producerHasPropagationCode'],
    },
    {
      title: "the propagator's code says generation",
      facts: exampleFacts({ labels: [{ fields: goodFields({ ContentPropagator: DOUBAO }) }] }),
      finds: ['propagatorHasGenerationCode'],
    },
    {
      title: 'first writing after Annex E note 1',
      facts: exampleFacts({ labels: [{ fields: goodFields({ ContentPropagator: JIMENG }) }] }),
      finds: ['propagatorRepeatsProducer'],
    },
  ],
});
