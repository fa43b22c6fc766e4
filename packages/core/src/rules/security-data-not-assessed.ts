import { isFilled } from '../facts.ts';
import type { AigcKey } from '../model/aigc.ts';
import { RESERVED_KEYS } from '../model/security-data.ts';
import { data, defineRule } from './define-rule.ts';
import { exampleFacts, goodFields } from './example-facts.ts';
import { isAssessed, labelOf } from './security-data.ts';

/** The dialect of TC260-PG-202511A, with or without its outer `SecurityData`; a leading blank in Type is real. */
const SECURITY_DATA = /^\s*\{.{0,200}"(?:SecurityData"|Type"\s*:\s*"\s*TC260PG")/s;

/** Reserved codes hold whatever the writer likes (GB 45438-2025 Annex E f, i): legal, and here only said to be there. */
export const securityDataNotAssessed = defineRule({
  id: 'security-data-not-assessed',
  topic: 'integrity',
  families: ['aigcField'],
  messages: {
    opaque: data<{ field: AigcKey; length: number }>(),
    tc260pg: data<{ field: AigcKey; length: number }>(),
  },
  applies: ({ labels }) =>
    labels.some(({ data: { fields } }) => RESERVED_KEYS.some((field) => isFilled(fields[field]))),
  check(facts, make) {
    const assessed = facts.securityData.filter(isAssessed);
    const isKnown = (id: string, field: AigcKey): boolean =>
      assessed.some((found) => found.data.field === field && labelOf(found, facts)?.id === id);
    return facts.labels.flatMap(({ id, data: { fields } }) =>
      RESERVED_KEYS.flatMap((field) => {
        const value = fields[field];
        if (!isFilled(value) || isKnown(id, field)) return [];
        const message = SECURITY_DATA.test(value) ? 'tc260pg' : 'opaque';
        return [make.review(message, { field, length: value.length }, [id])];
      }),
    );
  },
  examples: () => [
    { title: 'empty reserved codes', facts: exampleFacts({ labels: [{}] }), finds: [] },
    {
      title: "a propagator's own number in Base64",
      facts: exampleFacts({ labels: [{ fields: goodFields({ ReservedCode2: 'djItNWU5Y2U1NjkzOTlm' }) }] }),
      finds: ['opaque'],
    },
    {
      title: 'security data of which nothing was found out',
      facts: exampleFacts({
        labels: [{ fields: goodFields({ ReservedCode1: '{"Type":" TC260PG","Version":1,"PubSD":[]}' }) }],
      }),
      finds: ['tc260pg'],
    },
    {
      title: 'security data of which something was',
      facts: exampleFacts({
        labels: [
          { fields: goodFields({ ReservedCode1: '{"Type":" TC260PG"}', ReservedCode2: '{"Type":" TC260PG"}' }) },
        ],
        securityData: [{ signatures: [{ over: 'label', check: 'verified' }] }],
      }),
      finds: ['tc260pg'],
    },
  ],
});
