import { isFilled } from '../facts.ts';
import type { AigcKey } from '../model/aigc.ts';
import type { EvidenceOf } from '../model/evidence.ts';
import type { LabelChain } from '../model/rule.ts';
import { data, defineRule } from './define-rule.ts';
import { DOUBAO, exampleFacts, goodFields } from './example-facts.ts';
import { idsOf, listed } from './excerpt.ts';

type Labels = readonly EvidenceOf<'aigcField'>[];

const valuesOf = (labels: Labels, key: AigcKey): ReadonlySet<string> =>
  new Set(labels.map(({ data: { fields } }) => fields[key]).filter(isFilled));

/** One chain holds the value 1 and a lesser one: whoever came later may not lower a 1. The file does not tell who did. */
function lowered(chain: LabelChain): string | undefined {
  const values = valuesOf(chain.links, 'Label');
  if (!values.has('1')) return undefined;
  return ['2', '3'].find((value) => values.has(value));
}

/** True when labels name different producers, content numbers or values of Label. Missing values contradict nothing. */
export const disagree = (labels: Labels): boolean =>
  labels.length > 1 && DECIDING_KEYS.some((key) => valuesOf(labels, key).size > 1);

const DECIDING_KEYS = ['ContentProducer', 'ProduceID', 'Label'] as const satisfies readonly AigcKey[];

/** Labels of one file that contradict each other; a propagator's own fields beside a producer's do not. */
export const labelsDisagree = defineRule({
  id: 'labels-disagree',
  topic: 'multiplicity',
  families: ['aigcField'],
  messages: {
    producersDiffer: data<{ values: readonly string[] }>(),
    produceIdsDiffer: data<{ values: readonly string[] }>(),
    labelValuesDiffer: data<{ values: readonly string[] }>(),
    labelLowered: data<{ from: string; to: string }>(),
  },
  applies: ({ labels }) => labels.length > 1,
  check({ labels, chains }, make) {
    const ids = idsOf(labels);
    const producers = valuesOf(labels, 'ContentProducer');
    const produceIds = valuesOf(labels, 'ProduceID');
    const values = valuesOf(labels, 'Label');
    const downgrades = chains.flatMap((chain) => {
      const to = lowered(chain);
      return to === undefined ? [] : [make.fail('labelLowered', { from: '1', to }, idsOf(chain.links))];
    });
    const differ = values.size > 1 && downgrades.length === 0;
    return [
      ...(producers.size > 1 ? [make.fail('producersDiffer', { values: listed(producers) }, ids)] : []),
      ...(produceIds.size > 1 ? [make.fail('produceIdsDiffer', { values: listed(produceIds) }, ids)] : []),
      ...(differ ? [make.fail('labelValuesDiffer', { values: listed(values) }, ids)] : []),
      ...downgrades,
    ];
  },
  examples: () => [
    { title: 'identical copies', facts: exampleFacts({ labels: [{}, {}] }), finds: [] },
    {
      title: 'another propagator is no contradiction',
      facts: exampleFacts({
        labels: [{}, { fields: goodFields({ ContentPropagator: 'zhihu', PropagateID: '1987166' }) }],
      }),
      finds: [],
    },
    {
      title: 'a missing value is no contradiction',
      facts: exampleFacts({ labels: [{}, { fields: { Label: '1' } }] }),
      finds: [],
    },
    {
      title: 'two producers of two contents',
      facts: exampleFacts({ labels: [{}, { fields: goodFields({ ContentProducer: DOUBAO, ProduceID: 'another' }) }] }),
      finds: ['producersDiffer', 'produceIdsDiffer'],
    },
    {
      title: 'labels of two contents say 2 and 3',
      facts: exampleFacts({
        labels: [{ fields: goodFields({ Label: '2' }) }, { fields: goodFields({ Label: '3', ProduceID: 'another' }) }],
      }),
      finds: ['produceIdsDiffer', 'labelValuesDiffer'],
    },
    {
      title: 'one content, lowered from 1 to 3',
      facts: exampleFacts({ labels: [{}, { fields: goodFields({ Label: '3', ContentPropagator: 'zhihu' }) }] }),
      finds: ['labelLowered'],
    },
  ],
});
