import { data, defineRule } from './define-rule.ts';
import { exampleFacts } from './example-facts.ts';
import { idsOf, listed } from './excerpt.ts';
import { explicitLabels, textOf } from './visible-labels.ts';

/** Labels of which none stands at an edge or a corner (GB 45438-2025 5.2 c, which names no edge and gives no distance). */
export const explicitLabelMisplaced = defineRule({
  id: 'explicit-label-misplaced',
  topic: 'placement',
  families: ['explicitLabel'],
  messages: { inside: data<{ texts: readonly string[] }>() },
  applies: (facts) => explicitLabels(facts).length > 0,
  check(facts, make) {
    const labels = explicitLabels(facts);
    if (labels.some(({ data: { place } }) => place !== 'inside')) return [];
    return [make.review('inside', { texts: listed(labels.map(textOf)) }, idsOf(labels))];
  },
  examples: () => [
    { title: 'in a corner', facts: exampleFacts({ visibleTexts: [{}] }), finds: [] },
    { title: 'in the middle of an edge', facts: exampleFacts({ visibleTexts: [{ place: 'edge' }] }), finds: [] },
    {
      title: 'tiled over the picture, one at an edge',
      facts: exampleFacts({ visibleTexts: [{ place: 'inside' }, { place: 'edge' }] }),
      finds: [],
    },
    {
      title: 'across the middle',
      facts: exampleFacts({ visibleTexts: [{ place: 'inside' }] }),
      finds: ['inside'],
    },
  ],
});
