import { data, defineRule } from './define-rule.ts';
import { exampleFacts } from './example-facts.ts';
import { idsOf, listed } from './excerpt.ts';
import { tellingTraces } from './telling-traces.ts';

/** No label in an asset that is AI-made, or that is declared or shows itself to be (Measures Art. 5, Art. 6(2), (3)). */
export const implicitLabelMissing = defineRule({
  id: 'implicit-label-missing',
  topic: 'presence',
  families: ['aigcField', 'generatorTrace'],
  messages: {
    missing: data(),
    missingThoughDeclared: data(),
    missingThoughTraced: data<{ generators: readonly string[] }>(),
  },
  applies(facts) {
    if (facts.readings.aigcField === 'present') return true;
    if (facts.readings.aigcField !== 'absent') return false;
    return facts.context.aiMade || facts.context.declared || tellingTraces(facts).length > 0;
  },
  check(facts, make) {
    if (facts.readings.aigcField === 'present') return [];
    if (facts.context.aiMade) return [make.fail('missing', {}, [])];
    const traces = tellingTraces(facts);
    if (traces.length > 0) {
      const generators = listed(traces.map((trace) => trace.data.generator));
      return [make.review('missingThoughTraced', { generators }, idsOf(traces))];
    }
    return [make.review('missingThoughDeclared', {}, [])];
  },
  examples: [
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
    { title: 'a hint alone asks for nothing', facts: exampleFacts({ traces: [{ strength: 'hint' }] }), finds: [] },
  ],
});
