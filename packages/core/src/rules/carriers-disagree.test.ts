import { expect, test } from 'vitest';
import type { EvidenceKind } from '../model/evidence.ts';
import type { Facts } from '../model/rule.ts';
import { carriersDisagree } from './carriers-disagree.ts';
import { answers, CAPTURED, exampleFacts, generatedBy, goodFields, no, open, yes } from './example-facts.ts';
import { MAX_LISTED } from './excerpt.ts';

const found = (facts: Facts) => (carriersDisagree.applies(facts) ? carriersDisagree.check(facts) : []);
const chatGpt = generatedBy('ChatGPT', 'openai');

/** The two sides of each contradiction: what each says, and the kind of evidence that says it. */
const SIDES: readonly [string, Facts, [readonly string[], EvidenceKind], [readonly string[], EvidenceKind]][] = [
  [
    'labelAgainstCapture',
    exampleFacts({ labels: [{}], manifests: [CAPTURED] }),
    [['Label 1'], 'aigcField'],
    [['Z6III'], 'c2paManifest'],
  ],
  [
    'labelAgainstUnprovenCapture',
    exampleFacts({ labels: [{ fields: goodFields({ Label: '2' }) }], manifests: [CAPTURED] }),
    [['Label 2'], 'aigcField'],
    [['Z6III'], 'c2paManifest'],
  ],
  [
    'producerAgainstSigner',
    exampleFacts({ labels: [{}], manifests: [chatGpt] }),
    [[goodFields().ContentProducer ?? ''], 'aigcField'],
    [['ChatGPT'], 'c2paManifest'],
  ],
  [
    'sourceTypeAgainstLabel',
    exampleFacts({ labels: [{}], sourceTypes: ['DigitalCapture'] }),
    [['digitalCapture'], 'digitalSourceType'],
    [['Label 1'], 'aigcField'],
  ],
  [
    'sourceTypeAgainstManifest',
    exampleFacts({ sourceTypes: ['print'], manifests: [chatGpt] }),
    [['print'], 'digitalSourceType'],
    [['ChatGPT'], 'c2paManifest'],
  ],
  [
    'cameraAgainstGeneration',
    exampleFacts({ devices: [{}], sourceTypes: ['trainedAlgorithmicMedia'] }),
    [['Canon EOS R5'], 'captureDevice'],
    [['trainedAlgorithmicMedia'], 'digitalSourceType'],
  ],
];

test.each(SIDES)('%s names both sides and points to the evidence of each', (messageId, facts, left, right) => {
  const findings = found(facts);
  expect(findings).toMatchObject([{ messageId, data: { left: left[0], right: right[0] } }]);
  const kinds = facts.evidence.filter(({ id }) => findings[0]?.evidence.includes(id)).map(({ kind }) => kind);
  expect(kinds.sort()).toEqual([left[1], right[1]].sort());
});

test('only a contradiction that the file proves fails', () => {
  for (const [messageId, facts] of SIDES) {
    expect(found(facts)[0]?.outcome).toBe(messageId === 'labelAgainstCapture' ? 'fail' : 'review');
  }
});

test('what is not shown to be of this picture contradicts nothing', () => {
  const unsealed = [
    { contentBound: no('assertion.dataHash.mismatch') },
    { contentBound: open },
    { signatureValid: no('claimSignature.mismatch') },
    { signatureValid: open },
  ];
  for (const changes of unsealed) {
    const captured = { ...CAPTURED, answers: answers(changes) };
    const generated = { ...chatGpt, answers: answers({ saysAi: yes, ...changes }) };
    expect(found(exampleFacts({ labels: [{}], manifests: [captured] }))).toEqual([]);
    expect(found(exampleFacts({ labels: [{}], manifests: [generated] }))).toEqual([]);
    expect(found(exampleFacts({ sourceTypes: ['digitalCapture'], manifests: [generated] }))).toEqual([]);
  }
});

test('a file of many labels is one contradiction with all of them, and repeats a few', () => {
  const labels = Array.from({ length: 40 }, (_, i) => ({
    fields: goodFields({ ContentProducer: i % 2 ? 'qwen' : 'Zhihu' }),
  }));
  const [finding, ...others] = found(exampleFacts({ labels, manifests: [chatGpt] }));
  expect(others).toEqual([]);
  expect(finding?.evidence).toHaveLength(41);
  expect(finding?.data).toEqual({ left: ['Zhihu', 'qwen'], right: ['ChatGPT'] });
  expect(MAX_LISTED).toBeLessThan(40);
});
