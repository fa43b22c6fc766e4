import type { AigcKey } from '../model/aigc.ts';
import { data, defineRule } from './define-rule.ts';
import { exampleFacts } from './example-facts.ts';
import { excerpt } from './excerpt.ts';

/** All values are strings (GB 45438-2025 Annex E c–i); a number can be read, yet is off the format. */
export const implicitLabelValueNotString = defineRule({
  id: 'implicit-label-value-not-string',
  topic: 'content',
  families: ['aigcField'],
  messages: { notString: data<{ field: AigcKey; value: string; carrier: string }>() },
  applies: ({ labels }) => labels.length > 0,
  check({ labels }, make) {
    return labels.flatMap(({ id, carrier, data: { fields, notStrings } }) =>
      notStrings.map((field) =>
        make.fail('notString', { field, value: excerpt(fields[field] || 'null'), carrier }, [id]),
      ),
    );
  },
  examples: () => [
    { title: 'strings throughout', facts: exampleFacts({ labels: [{}] }), finds: [] },
    {
      title: 'Label written as a number',
      facts: exampleFacts({ labels: [{ notStrings: ['Label'] }] }),
      finds: ['notString'],
    },
  ],
});
