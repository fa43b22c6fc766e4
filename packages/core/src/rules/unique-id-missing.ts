import { defineRule } from './define-rule.ts';
import { exampleFacts, goodFields } from './example-facts.ts';
import { BARE_AI, LINK, SIGNED_AI } from './mark-examples.ts';
import { hasMarkOrStore, ITEM_MESSAGES, itemFindings } from './mark-items.ts';

/** A mark without an identifier of the content. C2PA: the manifest's label; AIGC field: ProduceID. That it is unique no file shows. */
export const uniqueIdMissing = defineRule({
  id: 'unique-id-missing',
  topic: 'content',
  families: ['aigcField', 'c2pa', 'xmp', 'iptc', 'generatorTrace'],
  messages: ITEM_MESSAGES,
  applies: hasMarkOrStore,
  check: (facts) => itemFindings(facts, 'uniqueId'),
  examples: () => [
    { title: 'no mark: nothing to look into', facts: exampleFacts({ aiMade: true }), finds: [] },
    { title: "the manifest's label", facts: exampleFacts({ manifests: [BARE_AI, SIGNED_AI] }), finds: [] },
    { title: 'ProduceID', facts: exampleFacts({ labels: [{}] }), finds: [] },
    { title: 'a source type alone', facts: exampleFacts({ sourceTypes: ['compositeSynthetic'] }), finds: ['missing'] },
    {
      title: 'an empty ProduceID',
      facts: exampleFacts({ labels: [{ fields: goodFields({ ProduceID: '' }) }] }),
      finds: ['missing'],
    },
    {
      title: 'a fuller mark without, a lesser one with an identifier',
      facts: exampleFacts({
        manifests: [{ ...SIGNED_AI, active: '' }],
        labels: [{ fields: goodFields({ ContentProducer: '' }) }],
      }),
      finds: ['elsewhere'],
    },
    { title: 'the mark is only a link', facts: exampleFacts({ manifests: [LINK] }), finds: ['cannotTell'] },
  ],
});
