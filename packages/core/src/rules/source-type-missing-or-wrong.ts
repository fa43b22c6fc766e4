import type { EvidenceOf } from '../model/evidence.ts';
import type { Facts } from '../model/rule.ts';
import { statementsOfAi } from './ai-statements.ts';
import { data, defineRule } from './define-rule.ts';
import { exampleFacts } from './example-facts.ts';
import { excerpt, idsOf } from './excerpt.ts';
import { CUT, SIGNED_AI } from './mark-examples.ts';
import { aiBasis, hidesMarks } from './marks.ts';

/** By its definition not AI; yet one of our sources says that the shop takes it too. */
const REPORTED_TERM = 'algorithmicMedia';

type SourceType = EvidenceOf<'digitalSourceType'>;

/** From best to worst; the best of several values answers, and others are left to `carriers-disagree`. */
const KINDS = ['right', 'spelling', 'partly', 'retired', 'wrong'] as const;
type Kind = (typeof KINDS)[number];

function kindOf({ data: { term, ai, retired, spelling } }: SourceType): Kind {
  if (term === 'trainedAlgorithmicMedia') return spelling === 'uri' ? 'right' : 'spelling';
  if (ai === 'part') return 'partly';
  return retired ? 'retired' : 'wrong';
}

/** The values of the best kind there is; undefined when there is no value. */
function best({ sourceTypes }: Facts): { readonly kind: Kind; readonly values: readonly SourceType[] } | undefined {
  const kind = KINDS.find((candidate) => sourceTypes.some((value) => kindOf(value) === candidate));
  return kind && { kind, values: sourceTypes.filter((value) => kindOf(value) === kind) };
}

/** True where nobody states that the asset is AI-made, and what the file says of AI concerns a part: an edited photo. */
const isPartAtMost = (facts: Facts): boolean =>
  aiBasis(facts) !== 'stated' && facts.labels.length === 0 && statementsOfAi(facts).every(({ says }) => says !== 'ai');

/**
 * An AI-made asset whose IPTC Digital Source Type is not `trainedAlgorithmicMedia`. `algorithmicMedia` is not AI by its
 * definition. A source type inside a C2PA manifest is not IPTC metadata and does not count here.
 */
export const sourceTypeMissingOrWrong = defineRule({
  id: 'source-type-missing-or-wrong',
  topic: 'content',
  families: ['xmp', 'iptc'],
  messages: {
    missing: data(),
    wrong: data<{ value: string; carrier: string }>(),
    retired: data<{ value: string; carrier: string }>(),
    partly: data<{ value: string; carrier: string }>(),
    spelling: data<{ value: string; carrier: string }>(),
    unread: data(),
  },
  applies: (facts) => aiBasis(facts) !== 'none',
  check(facts, make) {
    const found = best(facts);
    if (found?.kind === 'right') return [];
    const unread = hidesMarks(facts);
    const fail = aiBasis(facts) === 'suspected' || isPartAtMost(facts) ? make.review : make.fail;
    if (!found) return [unread ? make.undetermined('unread', {}, []) : fail('missing', {}, [])];
    const { kind, values } = found;
    if (unread && kind !== 'spelling') return [make.undetermined('unread', {}, idsOf(values))];
    return values.map(({ id, carrier, data: { raw, term } }) => {
      const say = kind === 'wrong' && term !== REPORTED_TERM ? fail : make.review;
      return say(kind, { value: excerpt(raw), carrier }, [id]);
    });
  },
  examples: () => [
    { title: 'nothing says AI', facts: exampleFacts({ sourceTypes: ['digitalCapture'] }), finds: [] },
    {
      title: "the vocabulary's own URI",
      facts: exampleFacts({ sourceTypes: ['http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia'] }),
      finds: [],
    },
    {
      title: 'the right value beside another',
      facts: exampleFacts({
        sourceTypes: ['digitalCapture', 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia'],
      }),
      finds: [],
    },
    {
      title: 'https, which the vocabulary does not use',
      facts: exampleFacts({ sourceTypes: ['https://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia'] }),
      finds: ['spelling'],
    },
    { title: 'declared, no value', facts: exampleFacts({ declared: true }), finds: ['missing'] },
    {
      title: "a C2PA manifest's own source type is not IPTC metadata",
      facts: exampleFacts({ manifests: [SIGNED_AI] }),
      finds: ['missing'],
    },
    {
      title: 'traces alone: to be looked at',
      facts: exampleFacts({ traces: [{ strength: 'strong' }] }),
      finds: ['missing'],
    },
    {
      title: 'algorithmic media is not AI',
      facts: exampleFacts({ declared: true, sourceTypes: ['algorithmicMedia'] }),
      finds: ['wrong'],
    },
    { title: 'a value of no vocabulary', facts: exampleFacts({ labels: [{}], sourceTypes: ['AI'] }), finds: ['wrong'] },
    {
      title: 'a retired value',
      facts: exampleFacts({ declared: true, sourceTypes: ['digitalArt', 'digitalCapture'] }),
      finds: ['retired'],
    },
    {
      title: 'a part is AI-made',
      facts: exampleFacts({ sourceTypes: ['compositeWithTrainedAlgorithmicMedia'] }),
      finds: ['partly'],
    },
    {
      title: 'damage where a value could be',
      facts: exampleFacts({ declared: true, problems: [CUT] }),
      finds: ['unread'],
    },
    {
      title: 'a wrong value, then damage',
      facts: exampleFacts({ declared: true, sourceTypes: ['digitalCapture'], readings: { iptc: 'unreadable' } }),
      finds: ['unread'],
    },
  ],
});
