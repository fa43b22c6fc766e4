import { data, defineRule } from './define-rule.ts';
import { exampleFacts } from './example-facts.ts';
import { idsOf, listed } from './excerpt.ts';
import { brandTexts, explicitLabels, textOf } from './visible-labels.ts';

/** A vendor's mark (the sparkle, 即梦AI) and no label: GB 45438-2025 5.2 a asks for text, and b for what it says. */
export const vendorMarkOnly = defineRule({
  id: 'vendor-mark-only',
  topic: 'presence',
  families: ['vendorMark', 'explicitLabel'],
  messages: { markOnly: data<{ marks: readonly string[] }>() },
  applies: (facts) => facts.vendorMarks.length > 0 || brandTexts(facts).length > 0,
  check(facts, make) {
    if (explicitLabels(facts).length > 0) return [];
    const brands = brandTexts(facts);
    const marks = listed([...facts.vendorMarks.map((mark) => mark.data.mark), ...brands.map(textOf)]);
    return [make.review('markOnly', { marks }, idsOf([...facts.vendorMarks, ...brands]))];
  },
  examples: () => [
    { title: 'a mark beside a label', facts: exampleFacts({ vendorMarks: [{}], visibleTexts: [{}] }), finds: [] },
    {
      title: 'AI and no brand is no mark',
      facts: exampleFacts({ visibleTexts: [{ text: 'AI', reading: 'aiElement' }] }),
      finds: [],
    },
    {
      title: 'a brand in letters inside the picture may be a screen’s',
      facts: exampleFacts({ visibleTexts: [{ text: '豆包AI', reading: 'aiElement', place: 'inside' }] }),
      finds: [],
    },
    { title: 'a sparkle', facts: exampleFacts({ vendorMarks: [{}] }), finds: ['markOnly'] },
    {
      title: 'a brand in letters',
      facts: exampleFacts({ visibleTexts: [{ text: '入即下Al', reading: 'aiElement' }] }),
      finds: ['markOnly'],
    },
  ],
});
