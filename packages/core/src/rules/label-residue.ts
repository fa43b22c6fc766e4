import type { EvidenceOf } from '../model/evidence.ts';
import type { Facts } from '../model/rule.ts';
import { data, defineRule } from './define-rule.ts';
import { exampleFacts } from './example-facts.ts';

const LABEL_SIGNS = ['emptyTc260Shell', 'emptyTc260Property', 'emptyAigcEntry'] as const;

type LabelResidue = EvidenceOf<'residue'> & { readonly data: { readonly sign: (typeof LABEL_SIGNS)[number] } };

const isOfLabel = (residue: EvidenceOf<'residue'>): residue is LabelResidue =>
  LABEL_SIGNS.some((sign) => sign === residue.data.sign);

/** Residue in a place that only a label has; other signs (`danglingExifPointer`) can be of anything. */
export const labelResidues = ({ residues }: Pick<Facts, 'residues'>): readonly LabelResidue[] =>
  residues.length === 0 ? NONE : residues.filter(isOfLabel);

const NONE: readonly never[] = [];

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
  applies: (facts) => labelResidues(facts).length > 0,
  check(facts, make) {
    return labelResidues(facts).map(({ id, carrier, data: { sign } }) =>
      make.review(facts.labels.length === 0 ? sign : 'besideLabel', { carrier }, [id]),
    );
  },
  examples: () => [
    { title: 'no residue', facts: exampleFacts({}), finds: [] },
    {
      title: 'an EXIF pointer that leads nowhere is no place of a label',
      facts: exampleFacts({ residues: [{ sign: 'danglingExifPointer' }] }),
      finds: [],
    },
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
