import { isFilled } from '../facts.ts';
import { data, defineRule } from './define-rule.ts';
import { exampleFacts, goodFields } from './example-facts.ts';
import { excerpt } from './excerpt.ts';

export const LABEL_VALUES: ReadonlySet<string> = new Set(['1', '2', '3']);

/** `Label` is 1, 2 or 3 (GB 45438-2025 Annex E c). Empty and missing values have rules of their own. */
export const implicitLabelValueOutOfRange = defineRule({
  id: 'implicit-label-value-out-of-range',
  topic: 'content',
  families: ['aigcField'],
  messages: { outOfRange: data<{ value: string; carrier: string }>() },
  applies: ({ labels }) => labels.length > 0,
  check({ labels }, make) {
    return labels.flatMap(({ id, carrier, data: { fields } }) => {
      const value = fields.Label;
      if (!isFilled(value) || LABEL_VALUES.has(value)) return [];
      return [make.fail('outOfRange', { value: excerpt(value), carrier }, [id])];
    });
  },
  examples: [
    ...['1', '2', '3'].map((Label) => ({
      title: `Label ${Label}`,
      facts: exampleFacts({ labels: [{ fields: goodFields({ Label }) }] }),
      finds: [],
    })),
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
