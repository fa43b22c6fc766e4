import { data, defineRule } from './define-rule.ts';
import { exampleFacts } from './example-facts.ts';

/** A label where the guide of its format has none, or written in another form there (TC260-PG-20259A). */
export const implicitLabelMisplaced = defineRule({
  id: 'implicit-label-misplaced',
  topic: 'placement',
  families: ['aigcField'],
  messages: {
    misplaced: data<{ carrier: string }>(),
    keyedProperties: data<{ carrier: string }>(),
  },
  applies: ({ labels }) => labels.length > 0,
  check({ labels }, make) {
    return labels.flatMap(({ id, carrier, data: { form, standardPlace } }) => {
      if (form === 'xmpKeyed') return [make.fail('keyedProperties', { carrier }, [id])];
      return standardPlace ? [] : [make.fail('misplaced', { carrier }, [id])];
    });
  },
  examples: () => [
    { title: 'TC260:AIGC in XMP', facts: exampleFacts({ labels: [{}] }), finds: [] },
    {
      title: 'glued to the word AIGC in a JPEG comment',
      facts: exampleFacts({
        format: 'jpeg',
        name: 'picture.jpg',
        labels: [{ carrier: 'jpeg:COM', form: 'glued', standardPlace: false }],
      }),
      finds: ['misplaced'],
    },
    {
      title: 'one XMP property a key',
      facts: exampleFacts({ labels: [{ form: 'xmpKeyed', standardPlace: false }] }),
      finds: ['keyedProperties'],
    },
  ],
});
