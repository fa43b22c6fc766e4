import { statementsOfAi } from './ai-statements.ts';
import { data, defineRule } from './define-rule.ts';
import { answers, exampleFacts, generatedBy, no, yes } from './example-facts.ts';
import { listed } from './excerpt.ts';

/** No label in an asset that is AI-made, or that is declared or shows itself to be (Measures Art. 5, Art. 6(2), (3)). */
export const implicitLabelMissing = defineRule({
  id: 'implicit-label-missing',
  topic: 'presence',
  families: ['aigcField', 'c2pa', 'generatorTrace', 'iptc', 'xmp'],
  messages: {
    missing: data(),
    missingThoughDeclared: data(),
    missingThoughTraced: data<{ generators: readonly string[] }>(),
    missingThoughStated: data<{ by: readonly string[] }>(),
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
    if (statements.length > 0) {
      const by = listed(statements.map((statement) => statement.by));
      const ids = statements.map(({ evidenceId }) => evidenceId);
      const tracesOnly = statements.every(({ carrier }) => carrier === 'generatorTrace');
      return [
        tracesOnly
          ? make.review('missingThoughTraced', { generators: by }, ids)
          : make.review('missingThoughStated', { by }, ids),
      ];
    }
    return [make.review('missingThoughDeclared', {}, [])];
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
