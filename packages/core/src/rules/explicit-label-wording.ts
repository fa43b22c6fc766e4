import { data, defineRule } from './define-rule.ts';
import { exampleFacts } from './example-facts.ts';
import { idsOf, listed } from './excerpt.ts';
import { aiBasis } from './marks.ts';
import { explicitLabels, partialTexts, textOf, type VisibleText } from './visible-labels.ts';

const reading = (texts: readonly VisibleText[], which: VisibleText['data']['reading']) =>
  texts.filter((text) => text.data.reading === which);

/**
 * Words on AI-made content without both elements of GB 45438-2025 5.2 b: 人工智能 or AI, and 生成 or 合成. 制作 and 绘制 are not
 * the element. Of the elements only "AI" is Latin: words of another language are told apart, since other laws accept them.
 */
export const explicitLabelWording = defineRule({
  id: 'explicit-label-wording',
  topic: 'content',
  families: ['explicitLabel'],
  messages: {
    generationElementMissing: data<{ texts: readonly string[] }>(),
    aiElementMissing: data<{ texts: readonly string[] }>(),
    otherLanguage: data<{ texts: readonly string[] }>(),
  },
  applies: (facts) => facts.visibleTexts.length > 0 && aiBasis(facts) !== 'none',
  check(facts, make) {
    const labels = explicitLabels(facts);
    if (labels.some(({ data: { language } }) => language === 'zh')) return [];
    const partial = partialTexts(facts);
    const found = [
      ['otherLanguage', labels],
      ['generationElementMissing', labels.length > 0 ? [] : reading(partial, 'aiElement')],
      ['aiElementMissing', labels.length > 0 ? [] : reading(partial, 'generationElement')],
    ] as const;
    return found.flatMap(([messageId, texts]) =>
      texts.length === 0 ? [] : [make.review(messageId, { texts: listed(texts.map(textOf)) }, idsOf(texts))],
    );
  },
  examples: () => [
    { title: 'both elements', facts: exampleFacts({ aiMade: true, visibleTexts: [{}] }), finds: [] },
    {
      title: 'both elements beside a text that lacks one',
      facts: exampleFacts({ aiMade: true, visibleTexts: [{ text: 'AI', reading: 'aiElement' }, {}] }),
      finds: [],
    },
    {
      title: 'words on a picture of which nothing says AI',
      facts: exampleFacts({ visibleTexts: [{ text: 'AI', reading: 'aiElement', language: 'en' }] }),
      finds: [],
    },
    {
      title: 'a brand is a mark, and has a rule of its own',
      facts: exampleFacts({ aiMade: true, visibleTexts: [{ text: '即梦AI', reading: 'aiElement' }] }),
      finds: [],
    },
    {
      title: 'made, not generated',
      facts: exampleFacts({ aiMade: true, visibleTexts: [{ text: 'AI绘制', reading: 'aiElement' }] }),
      finds: ['generationElementMissing'],
    },
    {
      title: 'synthetic, not by what',
      facts: exampleFacts({ aiMade: true, visibleTexts: [{ text: '合成图像', reading: 'generationElement' }] }),
      finds: ['aiElementMissing'],
    },
    {
      title: 'both elements in another language',
      facts: exampleFacts({ aiMade: true, visibleTexts: [{ text: 'AI-generated', language: 'en' }] }),
      finds: ['otherLanguage'],
    },
  ],
});
