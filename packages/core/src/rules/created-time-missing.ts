import { defineRule } from './define-rule.ts';
import { exampleFacts } from './example-facts.ts';
import { active, BARE_AI, FOREIGN_AI, SIGNED_AI, UNCHECKED } from './mark-examples.ts';
import { hasMarkOrStore, ITEM_MESSAGES, itemFindings } from './mark-items.ts';

const UNSTAMPED = { ...SIGNED_AI, manifests: active({}, { timestamp: '' }) } as const;
const [CREATED] = SIGNED_AI.statements;

/** A mark that does not tell when the content was made or altered. C2PA: the time stamp, or an action's own `when`. */
export const createdTimeMissing = defineRule({
  id: 'created-time-missing',
  topic: 'content',
  families: ['aigcField', 'c2pa', 'xmp', 'iptc', 'generatorTrace'],
  messages: ITEM_MESSAGES,
  applies: hasMarkOrStore,
  check: (facts) => itemFindings(facts, 'time'),
  examples: () => [
    { title: 'no mark: nothing to look into', facts: exampleFacts({ aiMade: true }), finds: [] },
    { title: 'a time stamp', facts: exampleFacts({ manifests: [SIGNED_AI] }), finds: [] },
    {
      title: "the signer's own word for the time",
      facts: exampleFacts({
        manifests: [{ ...UNSTAMPED, statements: [{ ...CREATED, when: '2026-10-05T08:29:58Z' }] }],
      }),
      finds: [],
    },
    { title: 'neither', facts: exampleFacts({ manifests: [UNSTAMPED] }), finds: ['missing'] },
    { title: 'the AIGC field has no place for a time', facts: exampleFacts({ labels: [{}] }), finds: ['missing'] },
    {
      title: 'a time in a manifest of another picture is not the time of this one',
      facts: exampleFacts({ labels: [{}], manifests: [FOREIGN_AI] }),
      finds: ['missing'],
    },
    {
      title: 'a fuller mark without, a lesser one with a time',
      facts: exampleFacts({
        manifests: [UNSTAMPED, { ...BARE_AI, manifests: active({ generatorName: '', generatorVersion: '' }) }],
      }),
      finds: ['elsewhere'],
    },
    {
      title: 'a store that nobody could check',
      facts: exampleFacts({ labels: [{}], manifests: [UNCHECKED] }),
      finds: ['cannotTell'],
    },
  ],
});
