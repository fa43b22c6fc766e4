import { data, defineRule } from './define-rule.ts';
import { exampleFacts, NOTHING_SEEN } from './example-facts.ts';
import { aiBasis } from './marks.ts';
import { brandTexts, partialTexts } from './visible-labels.ts';

/**
 * Pixels of AI-made content in which no visible label was detected (Measures Art. 4(3); Art. 50(4) of the EU's act for deep
 * fakes). Not detected is not "not there": a label can be too faint for a reader of pixels, on the page, or waived under
 * Measures Art. 9. A mark or words that fall short have rules of their own.
 */
export const explicitLabelMissing = defineRule({
  id: 'explicit-label-missing',
  topic: 'presence',
  families: ['explicitLabel', 'vendorMark'],
  messages: { notDetected: data(), unread: data() },
  applies: (facts) => facts.readings.explicitLabel !== 'notExamined' && aiBasis(facts) !== 'none',
  check(facts, make) {
    if (facts.readings.explicitLabel === 'unreadable') return [make.undetermined('unread', {}, [])];
    if (facts.readings.explicitLabel === 'present') return [];
    const fallsShort = facts.vendorMarks.length + brandTexts(facts).length + partialTexts(facts).length > 0;
    return fallsShort ? [] : [make.review('notDetected', {}, [])];
  },
  examples: () => [
    { title: 'nobody looked', facts: exampleFacts({ aiMade: true }), finds: [] },
    { title: 'a label', facts: exampleFacts({ aiMade: true, visibleTexts: [{}] }), finds: [] },
    {
      title: 'nothing says AI, and nothing was detected',
      facts: exampleFacts({ readings: NOTHING_SEEN }),
      finds: [],
    },
    {
      title: 'a mark without the words is reported as such',
      facts: exampleFacts({ aiMade: true, vendorMarks: [{}] }),
      finds: [],
    },
    {
      title: 'so are words that fall short',
      facts: exampleFacts({ aiMade: true, visibleTexts: [{ text: 'AI', reading: 'aiElement' }] }),
      finds: [],
    },
    {
      title: 'AI-made, none detected',
      facts: exampleFacts({ aiMade: true, readings: NOTHING_SEEN }),
      finds: ['notDetected'],
    },
    {
      title: 'an implicit label does not stand in for the visible one',
      facts: exampleFacts({ labels: [{}], readings: NOTHING_SEEN }),
      finds: ['notDetected'],
    },
    {
      title: 'words that are no label at all',
      facts: exampleFacts({ aiMade: true, visibleTexts: [{ text: '新品上市', reading: 'other', language: '' }] }),
      finds: ['notDetected'],
    },
    {
      title: 'pixels that could not be decoded',
      facts: exampleFacts({ aiMade: true, readings: { explicitLabel: 'unreadable' } }),
      finds: ['unread'],
    },
  ],
});
