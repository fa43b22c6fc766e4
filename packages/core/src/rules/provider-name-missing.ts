import { defineRule } from './define-rule.ts';
import { exampleFacts, goodFields } from './example-facts.ts';
import { active, BARE_AI, CUT, FOREIGN_AI, LINK, SIGNED_AI, UNCHECKED } from './mark-examples.ts';
import { hasMarkOrStore, ITEM_MESSAGES, itemFindings } from './mark-items.ts';

/** A mark that names no provider. C2PA: the signer's organisation or the claim generator; AIGC field: ContentProducer. */
export const providerNameMissing = defineRule({
  id: 'provider-name-missing',
  topic: 'content',
  families: ['aigcField', 'c2pa', 'xmp', 'iptc', 'generatorTrace'],
  messages: ITEM_MESSAGES,
  applies: hasMarkOrStore,
  check: (facts) => itemFindings(facts, 'provider'),
  examples: () => [
    { title: 'no mark: nothing to look into', facts: exampleFacts({ aiMade: true }), finds: [] },
    { title: "the signer's organisation", facts: exampleFacts({ manifests: [SIGNED_AI] }), finds: [] },
    {
      title: 'the claim generator, where the signer has no organisation',
      facts: exampleFacts({ manifests: [{ ...SIGNED_AI, manifests: active({}, { organisation: '' }) }] }),
      finds: [],
    },
    { title: 'ContentProducer', facts: exampleFacts({ labels: [{}] }), finds: [] },
    {
      title: 'a name in a manifest of another picture, beside a store that nobody could check',
      facts: exampleFacts({ manifests: [FOREIGN_AI, UNCHECKED] }),
      finds: ['cannotTell'],
    },
    {
      title: 'a source type alone',
      facts: exampleFacts({ sourceTypes: ['trainedAlgorithmicMedia'] }),
      finds: ['missing'],
    },
    {
      title: 'a blank ContentProducer',
      facts: exampleFacts({ labels: [{ fields: goodFields({ ContentProducer: ' ' }) }] }),
      finds: ['missing'],
    },
    {
      title: 'the fullest mark does not name it, a lesser one does',
      facts: exampleFacts({
        manifests: [{ ...SIGNED_AI, manifests: active({ generatorName: '' }, { organisation: '' }) }],
        labels: [{}],
      }),
      finds: ['elsewhere'],
    },
    { title: 'the mark is only a link', facts: exampleFacts({ manifests: [LINK] }), finds: ['cannotTell'] },
    {
      title: 'what the mark lacks may stand in what was not read',
      facts: exampleFacts({ manifests: [BARE_AI], problems: [CUT] }),
      finds: ['cannotTell'],
    },
  ],
});
