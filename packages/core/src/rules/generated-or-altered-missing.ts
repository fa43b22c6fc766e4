import type { Facts } from '../model/rule.ts';
import { examinedManifests } from './c2pa-manifests.ts';
import { data, defineRule } from './define-rule.ts';
import { answers, exampleFacts, yes } from './example-facts.ts';
import { idsOf } from './excerpt.ts';
import { active, BARE_AI, LINK, SIGNED_AI } from './mark-examples.ts';
import { hasMarkOrStore, ITEM_MESSAGES, itemFindings } from './mark-items.ts';
import { marksOf } from './marks.ts';

/** It says that an algorithm changed the picture, not whether generative AI made or altered it. */
const UNCLEAR = 'algorithmicallyEnhanced';

/** Places where a source type says neither "created" nor clearly "not altered by AI". */
const unclear = ({ sourceTypes, manifests }: Facts): readonly string[] => [
  ...idsOf(sourceTypes.filter(({ data: { term } }) => term === UNCLEAR)),
  ...idsOf(
    examinedManifests({ manifests }).filter(({ data: { statements, manifests: own } }) =>
      [...statements, ...(own[0]?.actions ?? [])].some(({ digitalSourceType }) => digitalSourceType === UNCLEAR),
    ),
  ),
];

/** A mark that does not tell whether AI created the content or altered it. */
export const generatedOrAlteredMissing = defineRule({
  id: 'generated-or-altered-missing',
  topic: 'content',
  families: ['aigcField', 'c2pa', 'xmp', 'iptc', 'generatorTrace'],
  messages: { ...ITEM_MESSAGES, unclear: data<{ value: string }>() },
  applies: hasMarkOrStore,
  check(facts, make) {
    if (marksOf(facts).some(({ standing, tells }) => standing !== 'broken' && tells.has('generatedOrAltered')))
      return itemFindings(facts, 'generatedOrAltered');
    const evidence = unclear(facts);
    if (evidence.length === 0) return itemFindings(facts, 'generatedOrAltered');
    return [make.undetermined('unclear', { value: UNCLEAR }, evidence)];
  },
  examples: () => [
    { title: 'no mark: nothing to look into', facts: exampleFacts({ aiMade: true }), finds: [] },
    { title: 'the whole was created', facts: exampleFacts({ manifests: [SIGNED_AI] }), finds: [] },
    {
      title: 'a part was altered',
      facts: exampleFacts({ sourceTypes: ['compositeWithTrainedAlgorithmicMedia'] }),
      finds: [],
    },
    {
      title: 'AI took part, and nothing says how',
      facts: exampleFacts({ manifests: [BARE_AI] }),
      finds: ['missing'],
    },
    { title: 'the AIGC field says 生成合成 of both', facts: exampleFacts({ labels: [{}] }), finds: ['missing'] },
    {
      title: 'the fullest mark does not say it, the source type beside it does',
      facts: exampleFacts({
        manifests: [{ answers: answers({ saysAi: yes }), manifests: active() }],
        sourceTypes: ['trainedAlgorithmicMedia'],
      }),
      finds: ['elsewhere'],
    },
    {
      title: 'enhanced by an algorithm',
      facts: exampleFacts({ labels: [{}], sourceTypes: ['algorithmicallyEnhanced'] }),
      finds: ['unclear'],
    },
    {
      title: 'enhanced by an algorithm, says the manifest',
      facts: exampleFacts({
        manifests: [
          {
            ...BARE_AI,
            statements: [
              { ...SIGNED_AI.statements[0], by: 'c2pa.edited', digitalSourceType: 'algorithmicallyEnhanced', ai: 'no' },
            ],
          },
        ],
      }),
      finds: ['unclear'],
    },
    { title: 'the mark is only a link', facts: exampleFacts({ manifests: [LINK] }), finds: ['cannotTell'] },
  ],
});
