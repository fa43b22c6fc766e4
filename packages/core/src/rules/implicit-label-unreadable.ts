import { data, defineRule } from './define-rule.ts';
import { exampleFacts } from './example-facts.ts';
import { idsOf } from './excerpt.ts';

const TRUNCATED = {
  code: 'truncated',
  severity: 'error',
  location: { path: 'png/iTXt[1]', start: 900, end: 1000 },
  data: {},
} as const;

/** What stood in the way of an answer: neither "absent" nor "the only one" can be said (Measures Art. 6(1), GB 6.1 c). */
export const implicitLabelUnreadable = defineRule({
  id: 'implicit-label-unreadable',
  topic: 'presence',
  families: ['aigcField'],
  messages: {
    unreadable: data(),
    notExamined: data(),
    partlyRead: data(),
  },
  applies: () => true,
  check({ readings, complete, labels }, make) {
    if (readings.aigcField === 'unreadable') return [make.undetermined('unreadable', {}, [])];
    if (readings.aigcField === 'notExamined') return [make.undetermined('notExamined', {}, [])];
    if (readings.aigcField === 'absent' || complete) return [];
    return [make.undetermined('partlyRead', {}, idsOf(labels))];
  },
  examples: () => [
    { title: 'the whole file was walked', facts: exampleFacts({ labels: [{}] }), finds: [] },
    { title: 'the whole file was walked, no label', facts: exampleFacts({}), finds: [] },
    {
      title: 'coded picture data is no home of a label',
      facts: exampleFacts({ labels: [{}], unexamined: [{ start: 200, end: 900, reason: 'entropyCodedData' }] }),
      finds: [],
    },
    {
      title: 'damage before any label',
      facts: exampleFacts({ readings: { aigcField: 'unreadable' }, problems: [TRUNCATED] }),
      finds: ['unreadable'],
    },
    {
      title: 'only both ends were read',
      facts: exampleFacts({
        readings: { aigcField: 'notExamined' },
        unexamined: [{ start: 65_536, end: 900_000, reason: 'quickTier' }],
      }),
      finds: ['notExamined'],
    },
    {
      title: 'a label, then damage in which another could be',
      facts: exampleFacts({ labels: [{}], problems: [TRUNCATED] }),
      finds: ['partlyRead'],
    },
  ],
});
