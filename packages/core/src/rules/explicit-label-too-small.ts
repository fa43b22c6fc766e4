import { data, defineRule } from './define-rule.ts';
import { exampleFacts } from './example-facts.ts';
import { explicitLabels, shown, textOf } from './visible-labels.ts';

/** GB 45438-2025 5.2 e, in percent of the picture's shorter side. */
const LEAST_HEIGHT_PERCENT = 5;

/**
 * A label under the height that GB 45438-2025 5.2 e asks for. The clause says 文字高度 and not of what: both heights are
 * given. Glyphs that reach it pass; where only the box around them does, the clause can be read either way. One label that is
 * large enough is enough. No law outside China sets a number.
 */
export const explicitLabelTooSmall = defineRule({
  id: 'explicit-label-too-small',
  topic: 'content',
  families: ['explicitLabel'],
  messages: {
    onlyBoxReaches: data<{ text: string; glyphPercent: number; boxPercent: number }>(),
    below: data<{ text: string; glyphPercent: number; boxPercent: number }>(),
  },
  applies: (facts) => explicitLabels(facts).length > 0,
  check(facts, make) {
    const bySize = [...explicitLabels(facts)].sort(
      ({ data: a }, { data: b }) =>
        b.glyphHeightPercent - a.glyphHeightPercent ||
        b.boxHeightPercent - a.boxHeightPercent ||
        Number(a.text > b.text) - Number(a.text < b.text),
    );
    const [largest] = bySize;
    if (!largest || largest.data.glyphHeightPercent >= LEAST_HEIGHT_PERCENT) return [];
    const boxed = bySize.find(({ data: { boxHeightPercent } }) => boxHeightPercent >= LEAST_HEIGHT_PERCENT);
    const { id, data: measured } = boxed ?? largest;
    const found = {
      text: textOf(boxed ?? largest),
      glyphPercent: shown(measured.glyphHeightPercent),
      boxPercent: shown(measured.boxHeightPercent),
    };
    return [make.review(boxed ? 'onlyBoxReaches' : 'below', found, [id])];
  },
  examples: () => [
    {
      title: 'glyphs of exactly 5 %',
      facts: exampleFacts({ visibleTexts: [{ glyphHeightPercent: 5, boxHeightPercent: 5.8 }] }),
      finds: [],
    },
    {
      title: 'one large enough beside a small one',
      facts: exampleFacts({ visibleTexts: [{ glyphHeightPercent: 2, boxHeightPercent: 2.4 }, {}] }),
      finds: [],
    },
    {
      title: 'a small text that is no label',
      facts: exampleFacts({ visibleTexts: [{ text: '即梦AI', reading: 'aiElement', glyphHeightPercent: 2 }] }),
      finds: [],
    },
    {
      title: 'only the box reaches 5 %',
      facts: exampleFacts({ visibleTexts: [{ glyphHeightPercent: 4.997, boxHeightPercent: 5 }] }),
      finds: ['onlyBoxReaches'],
    },
    {
      title: 'a box that reaches it counts, though another label has larger glyphs',
      facts: exampleFacts({
        visibleTexts: [
          { glyphHeightPercent: 4.8, boxHeightPercent: 4.9 },
          { glyphHeightPercent: 4.6, boxHeightPercent: 5.2 },
        ],
      }),
      finds: ['onlyBoxReaches'],
    },
    {
      title: 'both under 5 %, as services commonly print it',
      facts: exampleFacts({ visibleTexts: [{ glyphHeightPercent: 3.1, boxHeightPercent: 3.8 }] }),
      finds: ['below'],
    },
  ],
});
