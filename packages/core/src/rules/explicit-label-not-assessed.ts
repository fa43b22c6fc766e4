import { data, defineRule } from './define-rule.ts';
import { CAPTURED, exampleFacts, NOTHING_SEEN } from './example-facts.ts';
import { idsOf } from './excerpt.ts';
import { CUT, LINK, SIGNED_AI } from './mark-examples.ts';
import { aiBasis, concernsMarks, hidesMarks, marksOf, unansweredManifests } from './marks.ts';
import { isLookedAt } from './visible-labels.ts';

/**
 * AI-made content may owe a visible label, which metadata never stands in for: whether it is of the kind that owes one, and
 * whether the label is there, nobody has looked. Without this, a regime of visible labels would call everything compliant.
 * Where somebody looked, `explicit-label-missing` has the word; only what could not be read of the rest stays open.
 * `notExamined` is for regimes in which the label is owed: it leaves to `explicit-label-missing` what could not be decoded.
 */
export const explicitLabelNotAssessed = defineRule({
  id: 'explicit-label-not-assessed',
  topic: 'presence',
  families: ['explicitLabel', 'aigcField', 'c2pa', 'xmp', 'iptc', 'generatorTrace'],
  messages: { notAssessed: data(), notExamined: data(), partlyRead: data(), originUnread: data() },
  applies: concernsMarks,
  check(facts, make) {
    if (aiBasis(facts) !== 'none') {
      if (!isLookedAt(facts)) {
        const isUntried = facts.readings.explicitLabel === 'notExamined';
        return [
          make.undetermined('notAssessed', {}, idsOf(marksOf(facts))),
          ...(isUntried ? [make.undetermined('notExamined', {}, [])] : []),
        ];
      }
      return hidesMarks(facts) ? [make.undetermined('partlyRead', {}, [])] : [];
    }
    return [make.undetermined('originUnread', {}, idsOf(unansweredManifests(facts)))];
  },
  examples: () => [
    { title: 'nothing says AI', facts: exampleFacts({}), finds: [] },
    {
      title: 'a visible label was seen',
      facts: exampleFacts({ declared: true, visibleTexts: [{}] }),
      finds: [],
    },
    {
      title: 'somebody looked, and no visible label was detected',
      facts: exampleFacts({ declared: true, readings: NOTHING_SEEN }),
      finds: [],
    },
    {
      title: 'a visible label, and damage hid what may contradict it',
      facts: exampleFacts({ visibleTexts: [{}], problems: [CUT] }),
      finds: ['partlyRead'],
    },
    {
      title: 'somebody tried to look, and the pixels could not be decoded',
      facts: exampleFacts({ declared: true, readings: { explicitLabel: 'unreadable' } }),
      finds: ['notAssessed'],
    },
    {
      title: 'no visible label was detected, and damage hid what might say AI',
      facts: exampleFacts({ problems: [CUT], readings: NOTHING_SEEN }),
      finds: ['originUnread'],
    },
    {
      title: 'declared, nobody looked',
      facts: exampleFacts({ declared: true }),
      finds: ['notAssessed', 'notExamined'],
    },
    {
      title: "the provider's mark stands in for nothing",
      facts: exampleFacts({ manifests: [SIGNED_AI] }),
      finds: ['notAssessed', 'notExamined'],
    },
    { title: 'a link may lead to a statement', facts: exampleFacts({ manifests: [LINK] }), finds: ['originUnread'] },
    {
      title: "a link beside a camera's store",
      facts: exampleFacts({ manifests: [CAPTURED, LINK] }),
      finds: [],
    },
    { title: 'damage hid what might say AI', facts: exampleFacts({ problems: [CUT] }), finds: ['originUnread'] },
  ],
});
