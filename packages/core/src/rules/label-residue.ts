import { data, defineRule } from './define-rule.ts';
import { exampleFacts } from './example-facts.ts';

/** What is left where a label was or should be. It tells that a label is not there now, never who took it or why. */
export const labelResidue = defineRule({
  id: 'label-residue',
  topic: 'integrity',
  families: ['aigcField', 'xmp'],
  messages: {
    emptyTc260Shell: data<{ carrier: string }>(),
    emptyTc260Property: data<{ carrier: string }>(),
    emptyAigcEntry: data<{ carrier: string }>(),
    besideLabel: data<{ carrier: string }>(),
  },
  applies: ({ residues }) => residues.length > 0,
  check({ residues, labels }, make) {
    return residues.map(({ id, carrier, data: { sign } }) =>
      make.review(labels.length === 0 ? sign : 'besideLabel', { carrier }, [id]),
    );
  },
  examples: [
    { title: 'no residue', facts: exampleFacts({}), finds: [] },
    {
      title: 'the TC260 namespace is declared and unused',
      facts: exampleFacts({ residues: [{ sign: 'emptyTc260Shell' }] }),
      finds: ['emptyTc260Shell'],
    },
    {
      title: 'the property is there without a value',
      facts: exampleFacts({ residues: [{ sign: 'emptyTc260Property' }] }),
      finds: ['emptyTc260Property'],
    },
    {
      title: 'a text entry named AIGC is empty',
      facts: exampleFacts({ residues: [{ sign: 'emptyAigcEntry' }] }),
      finds: ['emptyAigcEntry'],
    },
    {
      title: 'an empty shell beside a label elsewhere',
      facts: exampleFacts({ labels: [{ carrier: 'png:tEXt:AIGC' }], residues: [{ sign: 'emptyTc260Shell' }] }),
      finds: ['besideLabel'],
    },
  ],
});
