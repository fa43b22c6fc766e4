import { isFilled } from '../facts.ts';
import { data, defineRule } from './define-rule.ts';
import { exampleFacts, goodFields } from './example-facts.ts';
import { excerpt } from './excerpt.ts';

const PRODUCERS_VALUE = '1';
export const LABEL_VALUES: ReadonlySet<string> = new Set(['1', '2', '3']);

/**
 * `Label` is 1, 2 or 3 (GB 45438-2025 Annex E c); whoever made the content writes 1, since 2 and 3 are what a platform
 * writes that was told or that saw traces (Measures Art. 6). Empty and missing values have rules of their own.
 */
export const implicitLabelValueOutOfRange = defineRule({
  id: 'implicit-label-value-out-of-range',
  topic: 'content',
  families: ['aigcField'],
  messages: {
    outOfRange: data<{ value: string; carrier: string }>(),
    notProducers: data<{ value: string; carrier: string }>(),
  },
  applies: ({ labels }) => labels.length > 0,
  check({ labels, context }, make) {
    return labels.flatMap(({ id, carrier, data: { fields } }) => {
      const value = fields.Label;
      if (!isFilled(value) || value === PRODUCERS_VALUE) return [];
      if (!LABEL_VALUES.has(value)) return [make.fail('outOfRange', { value: excerpt(value), carrier }, [id])];
      return context.aiMade ? [make.review('notProducers', { value, carrier }, [id])] : [];
    });
  },
  examples: () => [
    ...['1', '2', '3'].map((Label) => ({
      title: `Label ${Label}`,
      facts: exampleFacts({ labels: [{ fields: goodFields({ Label }) }] }),
      finds: [],
    })),
    {
      title: 'a 2 in what the profile states is AI-made',
      facts: exampleFacts({ labels: [{ fields: goodFields({ Label: '2' }) }], aiMade: true }),
      finds: ['notProducers'],
    },
    {
      title: 'Label 0',
      facts: exampleFacts({ labels: [{ fields: goodFields({ Label: '0' }) }] }),
      finds: ['outOfRange'],
    },
    {
      title: 'a word instead of a value',
      facts: exampleFacts({ labels: [{ fields: goodFields({ Label: '属于' }) }] }),
      finds: ['outOfRange'],
    },
    {
      title: 'a value with a leading zero',
      facts: exampleFacts({ labels: [{ fields: goodFields({ Label: '01' }) }] }),
      finds: ['outOfRange'],
    },
  ],
});
