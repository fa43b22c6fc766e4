import type { Facts } from '../model/rule.ts';
import { data, defineRule } from './define-rule.ts';
import { exampleFacts } from './example-facts.ts';

/** Vendors' own JSON that looks like a label: its `aigc_label_type` 0 is not `Label`. */
const PRIVATE_DIALECTS: ReadonlySet<string> = new Set(['bytedance-aigc-info']);

const privateTraces = ({ traces }: Facts) => traces.filter((trace) => PRIVATE_DIALECTS.has(trace.data.dialect));

/** A vendor's private JSON stands where the label of GB 45438-2025 Annex E does not: it does not replace it. */
export const privateJsonNotLabel = defineRule({
  id: 'private-json-not-label',
  topic: 'presence',
  families: ['generatorTrace', 'aigcField'],
  messages: {
    privateJson: data<{ generator: string; dialect: string; carrier: string }>(),
    privateHint: data<{ generator: string; dialect: string; carrier: string }>(),
  },
  applies: (facts) => privateTraces(facts).length > 0,
  check(facts, make) {
    if (facts.labels.length > 0) return [];
    return privateTraces(facts).map(({ id, carrier, data: { generator, dialect, strength } }) =>
      make.review(strength === 'hint' ? 'privateHint' : 'privateJson', { generator, dialect, carrier }, [id]),
    );
  },
  examples: () => [
    { title: 'private JSON beside the label', facts: exampleFacts({ labels: [{}], traces: [{}] }), finds: [] },
    {
      title: 'a trace of another kind',
      facts: exampleFacts({ traces: [{ generator: 'example', dialect: 'example-parameters' }] }),
      finds: [],
    },
    {
      title: 'private JSON that names a product and no generation',
      facts: exampleFacts({ traces: [{ generator: 'doubao', strength: 'hint' }] }),
      finds: ['privateHint'],
    },
    { title: 'private JSON alone', facts: exampleFacts({ traces: [{}] }), finds: ['privateJson'] },
  ],
});
