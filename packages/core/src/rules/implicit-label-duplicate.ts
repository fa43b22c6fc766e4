import { isFilled } from '../facts.ts';
import type { AigcKey } from '../model/aigc.ts';
import type { LabelChain } from '../model/rule.ts';
import { data, defineRule } from './define-rule.ts';
import { exampleFacts, goodFields } from './example-facts.ts';
import { carriersOf, idsOf, listed } from './excerpt.ts';

const PRODUCER_HALF = ['Label', 'ReservedCode1'] as const satisfies readonly AigcKey[];
const PROPAGATOR_HALF = ['ContentPropagator', 'PropagateID', 'ReservedCode2'] as const satisfies readonly AigcKey[];

/** Two links say different things; a key that one of them leaves out or empty contradicts nothing. */
const conflicts = ({ links, merged }: LabelChain, keys: readonly AigcKey[]): boolean =>
  links.some(({ data: { fields } }) => keys.some((key) => isFilled(fields[key]) && fields[key] !== merged[key]));

/** The links differ in what a propagator writes: one of them is its own label, not a copy. */
const isAppended = ({ links }: LabelChain): boolean =>
  PROPAGATOR_HALF.some((key) => new Set(links.map(({ data: { fields } }) => fields[key]?.trim() ?? '')).size > 1);

/**
 * One label only (GB 45438-2025 6.1 c). Several that agree are a warning: the guides name alternative places, not both.
 * So are several of one chain in which a propagator appended its own instead of filling in the first. Others differ.
 */
export const implicitLabelDuplicate = defineRule({
  id: 'implicit-label-duplicate',
  topic: 'multiplicity',
  families: ['aigcField'],
  messages: {
    copies: data<{ count: number; carriers: readonly string[] }>(),
    appended: data<{ count: number; carriers: readonly string[]; propagators: readonly string[] }>(),
    differing: data<{ count: number; carriers: readonly string[] }>(),
  },
  applies: ({ labels, complete }) => labels.length > 1 || (labels.length === 1 && complete),
  check({ labels, chains }, make) {
    const [chain] = chains;
    if (labels.length < 2 || !chain) return [];
    const seen = { count: labels.length, carriers: carriersOf(labels) };
    if (chains.length > 1 || conflicts(chain, PRODUCER_HALF)) return [make.fail('differing', seen, idsOf(labels))];
    if (!isAppended(chain)) return [make.fail('copies', seen, idsOf(labels))];
    return [make.fail('appended', { ...seen, propagators: listed(chain.propagators) }, idsOf(labels))];
  },
  examples: () => [
    { title: 'one label', facts: exampleFacts({ labels: [{}] }), finds: [] },
    {
      title: 'the same label in XMP and in tEXt',
      facts: exampleFacts({ labels: [{}, { carrier: 'png:tEXt:AIGC', form: 'pngText' }] }),
      finds: ['copies'],
    },
    {
      title: 'a propagator appended a second label to the same content',
      facts: exampleFacts({
        labels: [
          { carrier: 'png:tEXt:AIGC', fields: goodFields({ ContentPropagator: '', PropagateID: '' }) },
          {
            carrier: 'png:eXIf:UserComment',
            fields: goodFields({ ContentPropagator: 'zhihu', PropagateID: '1987166' }),
          },
        ],
      }),
      finds: ['appended'],
    },
    {
      title: 'labels of different content',
      facts: exampleFacts({ labels: [{}, { fields: goodFields({ ProduceID: 'another' }) }] }),
      finds: ['differing'],
    },
    {
      title: 'one content, two values of Label',
      facts: exampleFacts({ labels: [{}, { fields: goodFields({ Label: '3' }) }] }),
      finds: ['differing'],
    },
  ],
});
