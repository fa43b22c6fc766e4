import { data, defineRule } from './define-rule.ts';
import { exampleFacts } from './example-facts.ts';
import { explicitLabels, shown, textOf, type VisibleText } from './visible-labels.ts';

/** Labels that were detected and that a person could not be expected to read (GB 45438-2025 5.2 d); one that is legible is enough. */
export const explicitLabelIllegible = defineRule({
  id: 'explicit-label-illegible',
  topic: 'content',
  families: ['explicitLabel'],
  messages: {
    faint: data<{ text: string; contrast: number }>(),
    tiny: data<{ text: string; glyphPercent: number }>(),
    blurred: data<{ text: string }>(),
  },
  applies: (facts) => explicitLabels(facts).length > 0,
  check(facts, make) {
    const labels = explicitLabels(facts);
    if (labels.some(({ data: { illegible } }) => illegible === '')) return [];
    return labels.map((label) => {
      const text = textOf(label);
      const { illegible, contrast, glyphHeightPercent } = label.data;
      if (illegible === 'contrast') return make.review('faint', { text, contrast: shown(contrast) }, [label.id]);
      if (illegible === 'size') {
        return make.review('tiny', { text, glyphPercent: shown(glyphHeightPercent) }, [label.id]);
      }
      return make.review('blurred', { text }, [label.id]);
    });
  },
  examples: () => [
    { title: 'legible', facts: exampleFacts({ visibleTexts: [{}] }), finds: [] },
    {
      title: 'a faint copy beside a legible one',
      facts: exampleFacts({ visibleTexts: [faint, {}] }),
      finds: [],
    },
    { title: 'white on white', facts: exampleFacts({ visibleTexts: [faint] }), finds: ['faint'] },
    {
      title: 'a thumbnail',
      facts: exampleFacts({ visibleTexts: [{ illegible: 'size', glyphHeightPercent: 3.4 }] }),
      finds: ['tiny'],
    },
    {
      title: 'words that could only be guessed',
      facts: exampleFacts({ visibleTexts: [{ illegible: 'unreadWords' }] }),
      finds: ['blurred'],
    },
  ],
});

const faint: Partial<VisibleText['data']> = { illegible: 'contrast', contrast: 1.08 };
