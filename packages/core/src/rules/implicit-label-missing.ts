import { type AiStatement, statementsOfAi } from './ai-statements.ts';
import { data, defineRule } from './define-rule.ts';
import { answers, exampleFacts, generatedBy, no, yes } from './example-facts.ts';
import { listed } from './excerpt.ts';

/** What a look at the picture shows. */
const SEEN: ReadonlySet<AiStatement['carrier']> = new Set(['explicitLabel', 'vendorMark', 'invisibleMark']);

/** No label in an asset that is AI-made, or that is declared or shows itself to be (Measures Art. 5, Art. 6(2), (3)). */
export const implicitLabelMissing = defineRule({
  id: 'implicit-label-missing',
  topic: 'presence',
  families: ['aigcField', 'c2pa', 'generatorTrace', 'iptc', 'xmp', 'explicitLabel', 'vendorMark', 'invisibleMark'],
  messages: {
    missing: data(),
    missingThoughDeclared: data(),
    missingThoughTraced: data<{ generators: readonly string[] }>(),
    missingThoughStated: data<{ by: readonly string[] }>(),
    missingThoughSeen: data<{ seen: readonly string[] }>(),
  },
  applies(facts) {
    if (facts.readings.aigcField === 'present') return true;
    if (facts.readings.aigcField !== 'absent') return false;
    return facts.context.aiMade || facts.context.declared || statementsOfAi(facts).length > 0;
  },
  check(facts, make) {
    if (facts.readings.aigcField === 'present') return [];
    if (facts.context.aiMade) return [make.fail('missing', {}, [])];
    const statements = statementsOfAi(facts);
    if (statements.length === 0) return [make.review('missingThoughDeclared', {}, [])];
    const written = statements.filter(({ carrier }) => !SEEN.has(carrier));
    const told = written.length > 0 ? written : statements;
    const by = listed(told.map((statement) => statement.by));
    const ids = told.map(({ evidenceId }) => evidenceId);
    if (written.length === 0) return [make.review('missingThoughSeen', { seen: by }, ids)];
    const tracesOnly = written.every(({ carrier }) => carrier === 'generatorTrace');
    return [
      tracesOnly
        ? make.review('missingThoughTraced', { generators: by }, ids)
        : make.review('missingThoughStated', { by }, ids),
    ];
  },
  examples: () => [
    { title: 'a label is there', facts: exampleFacts({ labels: [{}], aiMade: true }), finds: [] },
    { title: 'no sign, no statement: nothing to ask for', facts: exampleFacts({}), finds: [] },
    {
      title: 'unreadable is not missing',
      facts: exampleFacts({ aiMade: true, readings: { aigcField: 'unreadable' } }),
      finds: [],
    },
    { title: 'AI-made without a label', facts: exampleFacts({ aiMade: true }), finds: ['missing'] },
    {
      title: 'declared by the uploader, no label',
      facts: exampleFacts({ declared: true }),
      finds: ['missingThoughDeclared'],
    },
    { title: 'the tool names itself, no label', facts: exampleFacts({ traces: [{}] }), finds: ['missingThoughTraced'] },
    {
      title: 'a visible label, a mark and an invisible mark, no label in the metadata',
      facts: exampleFacts({ visibleTexts: [{}], vendorMarks: [{}], invisibleMarks: [{}] }),
      finds: ['missingThoughSeen'],
    },
    {
      title: 'words in the picture that are no label',
      facts: exampleFacts({ visibleTexts: [{ text: 'AI', reading: 'aiElement', language: 'en' }] }),
      finds: [],
    },
    {
      title: 'a visible label beside a manifest that says AI',
      facts: exampleFacts({ visibleTexts: [{}], manifests: [generatedBy('ChatGPT', 'openai')] }),
      finds: ['missingThoughStated'],
    },
    {
      title: 'a visible label beside a trace',
      facts: exampleFacts({ visibleTexts: [{}], traces: [{}] }),
      finds: ['missingThoughTraced'],
    },
    {
      title: 'a C2PA manifest says that the whole was generated, a source type that a part was',
      facts: exampleFacts({
        manifests: [generatedBy('ChatGPT', 'openai')],
        sourceTypes: ['compositeWithTrainedAlgorithmicMedia'],
      }),
      finds: ['missingThoughStated'],
    },
    {
      title: 'a manifest that is not of this picture says nothing of it',
      facts: exampleFacts({
        manifests: [
          {
            ...generatedBy('ChatGPT', 'openai'),
            answers: answers({ saysAi: yes, contentBound: no('assertion.dataHash.mismatch') }),
          },
        ],
      }),
      finds: [],
    },
    {
      title: 'a signer that nobody vouches for, with an expired certificate, is a trace all the same',
      facts: exampleFacts({
        manifests: [
          {
            ...generatedBy('ChatGPT', 'openai'),
            answers: answers({ saysAi: yes, signerTrusted: no(), certificateValid: no('signingCredential.expired') }),
          },
        ],
      }),
      finds: ['missingThoughStated'],
    },
    {
      title: 'a camera, and a source type that says so',
      facts: exampleFacts({ devices: [{}], sourceTypes: ['digitalCapture', 'algorithmicMedia'] }),
      finds: [],
    },
    { title: 'a hint alone asks for nothing', facts: exampleFacts({ traces: [{ strength: 'hint' }] }), finds: [] },
  ],
});
