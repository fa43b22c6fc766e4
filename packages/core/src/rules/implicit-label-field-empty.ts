import { isFilled } from '../facts.ts';
import type { AigcKey } from '../model/aigc.ts';
import { data, defineRule } from './define-rule.ts';
import { exampleFacts, goodFields } from './example-facts.ts';
import { REQUIRED_KEYS } from './implicit-label-field-missing.ts';

/** A required key is there and says nothing (GB 45438-2025 6.1 a, Annex E). */
export const implicitLabelFieldEmpty = defineRule({
  id: 'implicit-label-field-empty',
  topic: 'content',
  families: ['aigcField'],
  messages: { fieldEmpty: data<{ field: AigcKey; carrier: string }>() },
  applies: ({ labels }) => labels.length > 0,
  check({ labels }, make) {
    return labels.flatMap(({ id, carrier, data: { fields } }) =>
      REQUIRED_KEYS.filter((field) => fields[field] !== undefined && !isFilled(fields[field])).map((field) =>
        make.fail('fieldEmpty', { field, carrier }, [id]),
      ),
    );
  },
  examples: () => [
    { title: 'all required values are filled', facts: exampleFacts({ labels: [{}] }), finds: [] },
    {
      title: 'a missing key is not an empty one',
      facts: exampleFacts({ labels: [{ fields: goodFields({ ProduceID: undefined }) }] }),
      finds: [],
    },
    {
      title: 'empty reserved codes are allowed',
      facts: exampleFacts({ labels: [{ fields: goodFields({ ReservedCode1: '', ReservedCode2: '' }) }] }),
      finds: [],
    },
    {
      title: 'no content number',
      facts: exampleFacts({ labels: [{ fields: goodFields({ ProduceID: '' }) }] }),
      finds: ['fieldEmpty'],
    },
    {
      title: 'a blank says nothing',
      facts: exampleFacts({ labels: [{ fields: goodFields({ ContentProducer: ' ' }) }] }),
      finds: ['fieldEmpty'],
    },
  ],
});
