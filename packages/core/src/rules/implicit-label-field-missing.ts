import type { AigcKey } from '../model/aigc.ts';
import type { Facts } from '../model/rule.ts';
import { data, defineRule } from './define-rule.ts';
import { exampleFacts, goodFields } from './example-facts.ts';

/** The attribute, the provider and the content number of Measures Art. 5; the propagator's pair has rules of its own. */
export const REQUIRED_KEYS = ['Label', 'ContentProducer', 'ProduceID'] as const satisfies readonly AigcKey[];

const WRAPPER_DIALECT = 'aigc-wrapper-without-label';

const wrappers = ({ traces }: Facts) => traces.filter((trace) => trace.data.dialect === WRAPPER_DIALECT);

/** A required key is not in the object; an empty value is `implicit-label-field-empty` (GB 45438-2025 6.1 a, Annex E). */
export const implicitLabelFieldMissing = defineRule({
  id: 'implicit-label-field-missing',
  topic: 'content',
  families: ['aigcField'],
  messages: {
    fieldMissing: data<{ field: AigcKey; carrier: string }>(),
    wrapperWithoutLabel: data<{ carrier: string }>(),
    wrapperBesideLabel: data<{ carrier: string }>(),
  },
  applies: (facts) => facts.labels.length > 0 || wrappers(facts).length > 0,
  check(facts, make) {
    const found = facts.labels.flatMap(({ id, carrier, data: { fields } }) =>
      REQUIRED_KEYS.filter((field) => fields[field] === undefined).map((field) =>
        make.fail('fieldMissing', { field, carrier }, [id]),
      ),
    );
    const wrapped = wrappers(facts).map(({ id, carrier }) =>
      facts.labels.length === 0
        ? make.fail('wrapperWithoutLabel', { carrier }, [id])
        : make.review('wrapperBesideLabel', { carrier }, [id]),
    );
    return [...found, ...wrapped];
  },
  examples: () => [
    { title: 'all keys are there', facts: exampleFacts({ labels: [{}] }), finds: [] },
    {
      title: 'an empty value is not a missing key',
      facts: exampleFacts({ labels: [{ fields: goodFields({ ProduceID: '' }) }] }),
      finds: [],
    },
    {
      title: 'the reserved codes and the propagator are not asked for here',
      facts: exampleFacts({ labels: [{ fields: { Label: '1', ContentProducer: 'doubao', ProduceID: '8956491a' } }] }),
      finds: [],
    },
    {
      title: 'only the attribute was written',
      facts: exampleFacts({ labels: [{ fields: { Label: '1' } }] }),
      finds: ['fieldMissing', 'fieldMissing'],
    },
    {
      title: 'an AIGC wrapper with other keys is no label',
      facts: exampleFacts({ traces: [{ generator: 'unknown', dialect: WRAPPER_DIALECT }] }),
      finds: ['wrapperWithoutLabel'],
    },
    {
      title: 'the same beside a real label',
      facts: exampleFacts({ labels: [{}], traces: [{ generator: 'unknown', dialect: WRAPPER_DIALECT }] }),
      finds: ['wrapperBesideLabel'],
    },
  ],
});
