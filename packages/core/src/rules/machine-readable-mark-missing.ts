import { seenStatements } from './ai-statements.ts';
import { data, defineRule } from './define-rule.ts';
import { answers, CAPTURED, exampleFacts, goodFields, NOTHING_SEEN, no, open } from './example-facts.ts';
import { carriersOf, idsOf, listed } from './excerpt.ts';
import { CHANGED_PARENT_AI, CUT, FOREIGN_AI, LINK, SIGNED_AI, UNCHECKED } from './mark-examples.ts';
import { aiBasis, concernsMarks, hidesMarks, type Mark, marksOf, unansweredManifests } from './marks.ts';
import { tellingTraces } from './telling-traces.ts';
import { explicitLabels, textOf } from './visible-labels.ts';

const having = (marks: readonly Mark[], standing: Mark['standing']) =>
  marks.filter((mark) => mark.standing === standing);

/**
 * None of the marks that can be read says that an AI-made asset is AI-made. A watermark that only its maker's detector sees
 * is not among them. A generator's own metadata counts as a mark where it names the generator itself; weaker traces do not,
 * nor does a visible label, which some laws take in its place.
 */
export const machineReadableMarkMissing = defineRule({
  id: 'machine-readable-mark-missing',
  topic: 'presence',
  families: ['aigcField', 'c2pa', 'xmp', 'iptc', 'generatorTrace', 'invisibleMark'],
  messages: {
    missing: data(),
    missingThoughTraced: data<{ generators: readonly string[] }>(),
    onlyVisible: data<{ texts: readonly string[] }>(),
    onlyPerhaps: data<{ carriers: readonly string[] }>(),
    onlyBroken: data<{ carriers: readonly string[] }>(),
    unread: data(),
    partlyRead: data<{ carriers: readonly string[] }>(),
    notChecked: data<{ carriers: readonly string[] }>(),
    linkOnly: data<{ carriers: readonly string[] }>(),
  },
  applies: concernsMarks,
  check(facts, make) {
    const marks = marksOf(facts);
    const sound = having(marks, 'saysAi');
    if (sound.length > 0) {
      if (!hidesMarks(facts)) return [];
      return [make.undetermined('partlyRead', { carriers: carriersOf(sound) }, idsOf(sound))];
    }
    if (hidesMarks(facts)) return [make.undetermined('unread', {}, [])];
    const unanswered = unansweredManifests(facts);
    if (unanswered.length > 0) {
      const message = unanswered.every((manifest) => manifest.data.state === 'remote') ? 'linkOnly' : 'notChecked';
      return [make.undetermined(message, { carriers: carriersOf(unanswered) }, idsOf(unanswered))];
    }
    const broken = having(marks, 'broken');
    if (broken.length > 0) return [make.review('onlyBroken', { carriers: carriersOf(broken) }, idsOf(broken))];
    if (marks.length > 0) return [make.review('onlyPerhaps', { carriers: carriersOf(marks) }, idsOf(marks))];
    const isStated = aiBasis(facts) === 'stated';
    const visible = explicitLabels(facts);
    if (visible.length > 0) {
      const report = isStated ? make.fail : make.review;
      return [report('onlyVisible', { texts: listed(visible.map(textOf)) }, idsOf(visible))];
    }
    if (isStated) return [make.fail('missing', {}, [])];
    const traces = tellingTraces(facts);
    const seen = seenStatements(facts);
    const generators = listed([...traces.map((trace) => trace.data.generator), ...seen.map(({ by }) => by)]);
    return [
      make.review('missingThoughTraced', { generators }, [
        ...idsOf(traces),
        ...seen.map(({ evidenceId }) => evidenceId),
      ]),
    ];
  },
  examples: () => [
    { title: 'no sign, no statement: nothing to ask for', facts: exampleFacts({}), finds: [] },
    { title: 'an AIGC field', facts: exampleFacts({ labels: [{}], aiMade: true }), finds: [] },
    {
      title: 'a C2PA manifest that says AI',
      facts: exampleFacts({ manifests: [SIGNED_AI], aiMade: true }),
      finds: [],
    },
    {
      title: 'a digital source type, for a part of the picture',
      facts: exampleFacts({ sourceTypes: ['compositeWithTrainedAlgorithmicMedia'], aiMade: true }),
      finds: [],
    },
    { title: 'the generator names itself', facts: exampleFacts({ traces: [{}], aiMade: true }), finds: [] },
    {
      title: 'nobody looked for generator traces: that hides no mark',
      facts: exampleFacts({ aiMade: true, readings: { generatorTrace: 'notExamined' } }),
      finds: ['missing'],
    },
    { title: 'AI-made without a mark', facts: exampleFacts({ aiMade: true }), finds: ['missing'] },
    { title: 'declared by the uploader', facts: exampleFacts({ declared: true }), finds: ['missing'] },
    {
      title: 'pure algorithmic media is not AI',
      facts: exampleFacts({ sourceTypes: ['algorithmicMedia'], aiMade: true }),
      finds: ['missing'],
    },
    {
      title: 'a signed manifest that does not speak of AI',
      facts: exampleFacts({ manifests: [{}], aiMade: true }),
      finds: ['missing'],
    },
    {
      title: 'traces by which a generator is recognised, without its own word',
      facts: exampleFacts({ traces: [{ strength: 'strong' }] }),
      finds: ['missingThoughTraced'],
    },
    { title: "a vendor's visible mark", facts: exampleFacts({ vendorMarks: [{}] }), finds: ['missingThoughTraced'] },
    {
      title: 'the invisible mark of a known generator',
      facts: exampleFacts({ aiMade: true, invisibleMarks: [{}] }),
      finds: [],
    },
    {
      title: 'an invisible payload that nobody is known to write',
      facts: exampleFacts({ aiMade: true, invisibleMarks: [{ generator: '' }] }),
      finds: ['missing'],
    },
    {
      title: 'a visible label is for people',
      facts: exampleFacts({ aiMade: true, visibleTexts: [{}] }),
      finds: ['onlyVisible'],
    },
    {
      title: 'a visible label, and nobody states that it is AI-made',
      facts: exampleFacts({ visibleTexts: [{}] }),
      finds: ['onlyVisible'],
    },
    {
      title: 'nothing was seen in the pixels either',
      facts: exampleFacts({ aiMade: true, readings: NOTHING_SEEN }),
      finds: ['missing'],
    },
    { title: 'a hint asks for nothing', facts: exampleFacts({ traces: [{ strength: 'hint' }] }), finds: [] },
    {
      title: 'the AIGC field says "suspected"',
      facts: exampleFacts({ labels: [{ fields: goodFields({ Label: '3' }) }] }),
      finds: ['onlyPerhaps'],
    },
    {
      title: 'a manifest that belongs to other content',
      facts: exampleFacts({ manifests: [FOREIGN_AI], aiMade: true }),
      finds: ['onlyBroken'],
    },
    {
      title: 'only an ingredient says AI, and it was changed',
      facts: exampleFacts({ manifests: [CHANGED_PARENT_AI] }),
      finds: ['onlyBroken'],
    },
    {
      title: 'a store whose word on AI could not be made out',
      facts: exampleFacts({ manifests: [{ answers: answers({ saysAi: open }) }], aiMade: true }),
      finds: ['notChecked'],
    },
    {
      title: 'damage before any mark',
      facts: exampleFacts({ aiMade: true, readings: { iptc: 'unreadable' } }),
      finds: ['unread'],
    },
    {
      title: 'damage, and nobody says that it is AI-made',
      facts: exampleFacts({ problems: [CUT] }),
      finds: ['unread'],
    },
    { title: 'a mark, then damage', facts: exampleFacts({ labels: [{}], problems: [CUT] }), finds: ['partlyRead'] },
    {
      title: 'a store that nobody validated',
      facts: exampleFacts({ manifests: [UNCHECKED], aiMade: true }),
      finds: ['notChecked'],
    },
    {
      title: 'a link to a store',
      facts: exampleFacts({ manifests: [LINK], aiMade: true }),
      finds: ['linkOnly'],
    },
    {
      title: 'a link, and nobody says that it is AI-made',
      facts: exampleFacts({ manifests: [LINK] }),
      finds: ['linkOnly'],
    },
    {
      title: 'a link beside a store of other content',
      facts: exampleFacts({
        manifests: [{ ...CAPTURED, answers: answers({ contentBound: no('assertion.dataHash.mismatch') }) }, LINK],
      }),
      finds: ['linkOnly'],
    },
    {
      title: "a link beside a camera's store",
      facts: exampleFacts({ manifests: [CAPTURED, LINK] }),
      finds: [],
    },
    {
      title: 'a store that could not be checked, beside a mark',
      facts: exampleFacts({ manifests: [UNCHECKED], sourceTypes: ['trainedAlgorithmicMedia'] }),
      finds: [],
    },
  ],
});
