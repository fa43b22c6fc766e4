import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { aiStatements, PARTIAL_DIALECTS, statementsOfAi } from './ai-statements.ts';
import { answers, CAPTURED, exampleFacts, generatedBy, goodFields, no, open, yes } from './example-facts.ts';

type Example = Parameters<typeof exampleFacts>[0];

const said = (example: Example): readonly string[] =>
  aiStatements(exampleFacts(example)).map(({ carrier, says, by }) => `${carrier} ${says} ${by}`);

const labelled = (Label: string | undefined): Example => ({ labels: [{ fields: goodFields({ Label }) }] });
const chatGpt = generatedBy('ChatGPT', 'openai');
const part = {
  ...chatGpt.statements[0],
  manifest: 'urn:c2pa:part',
  depth: 1,
};

test.each<[string, Example, readonly string[]]>([
  ['nothing', {}, []],
  ['Label 1', labelled('1'), ['aigcField ai Label 1']],
  ['Label 3', labelled('3'), ['aigcField ai Label 3']],
  ['Label 0', labelled('0'), []],
  ['no Label', labelled(undefined), []],
  ['a trace', { traces: [{}] }, ['generatorTrace ai dreamina']],
  ['a hint', { traces: [{ strength: 'hint' }] }, []],
  [
    'a trace of an edit',
    { traces: [{ generator: 'google-ai', dialect: 'google-credit-edited' }] },
    ['generatorTrace partlyAi google-ai'],
  ],
  [
    'a trace that names nobody',
    { traces: [{ generator: 'unknown', dialect: 'iptc-2025.1-AISystemUsed' }] },
    ['generatorTrace partlyAi iptc-2025.1-AISystemUsed'],
  ],
  [
    'source types',
    { sourceTypes: ['TrainedAlgorithmicMedia', 'compositeSynthetic', 'digitalCapture', 'algorithmicMedia', 'empty'] },
    [
      'digitalSourceType ai trainedAlgorithmicMedia',
      'digitalSourceType partlyAi compositeSynthetic',
      'digitalSourceType notAi digitalCapture',
    ],
  ],
  ['a visible label', { visibleTexts: [{}] }, ['explicitLabel partlyAi 即梦AI生成']],
  [
    'a brand in letters, AI alone, and other words',
    {
      visibleTexts: [
        { text: '即梦AI', reading: 'aiElement' },
        { text: 'AI', reading: 'aiElement' },
        { text: '合成图像', reading: 'generationElement' },
        { text: '千问', reading: 'other' },
      ],
    },
    ['vendorMark partlyAi 即梦AI'],
  ],
  ["a vendor's mark", { vendorMarks: [{}] }, ['vendorMark partlyAi gemini-sparkle']],
  [
    'invisible marks, of a known generator and of nobody known',
    { invisibleMarks: [{}, { scheme: 'stealthLsb', generator: '' }] },
    ['invisibleMark ai sdxl', 'invisibleMark partlyAi stealthLsb'],
  ],
  ['C2PA, generated', { manifests: [chatGpt] }, ['c2pa ai ChatGPT']],
  ['C2PA, edited with AI', { manifests: [{ ...chatGpt, inception: 'partlyGenerated' }] }, ['c2pa partlyAi ChatGPT']],
  [
    'C2PA, AI in a picture that was captured',
    { manifests: [{ ...chatGpt, inception: 'captured' }] },
    ['c2pa partlyAi ChatGPT'],
  ],
  ['C2PA, captured', { manifests: [CAPTURED] }, ['c2pa notAi Z6III']],
  [
    'C2PA, captured, and whether it says AI is not known',
    { manifests: [{ ...CAPTURED, answers: answers({ saysAi: open }) }] },
    [],
  ],
  ['C2PA, created by nobody knows what', { manifests: [{ inception: 'created' }] }, []],
  ['C2PA that was not validated', { manifests: [{ state: 'notExamined', home: 'embedded', bytes: 9 }] }, []],
  [
    'C2PA whose binding could not be checked',
    { manifests: [{ ...chatGpt, answers: answers({ saysAi: yes, contentBound: open }) }] },
    ['c2pa ai ChatGPT'],
  ],
  [
    'C2PA of other bytes',
    { manifests: [{ ...CAPTURED, answers: answers({ contentBound: no('assertion.dataHash.mismatch') }) }] },
    [],
  ],
  [
    'C2PA with a changed assertion',
    { manifests: [{ ...chatGpt, failures: [{ code: 'assertion.hashedURI.mismatch', url: '', scope: 'active' }] }] },
    [],
  ],
  [
    'C2PA with an assertion that nobody signed',
    { manifests: [{ ...chatGpt, failures: [{ code: 'assertion.undeclared', url: '', scope: 'active' }] }] },
    [],
  ],
  [
    'C2PA in a form that validators are strict about, with a broken time stamp',
    {
      manifests: [
        {
          ...chatGpt,
          failures: [
            { code: 'assertion.action.malformed', url: '', scope: 'active' },
            { code: 'timeStamp.mismatch', url: '', scope: 'active' },
          ],
        },
      ],
    },
    ['c2pa ai ChatGPT'],
  ],
  [
    'AI only in an ingredient that was changed',
    {
      manifests: [
        {
          ...chatGpt,
          statements: [part],
          failures: [
            {
              code: 'claimSignature.mismatch',
              url: 'self#jumbf=/c2pa/urn:c2pa:part/c2pa.signature',
              scope: 'ingredient',
            },
          ],
        },
      ],
    },
    [],
  ],
  [
    'AI in an ingredient, and another was changed',
    {
      manifests: [
        {
          ...chatGpt,
          statements: [part],
          failures: [
            {
              code: 'claimSignature.mismatch',
              url: 'self#jumbf=/c2pa/urn:c2pa:part2/c2pa.signature',
              scope: 'ingredient',
            },
          ],
        },
      ],
    },
    ['c2pa ai ChatGPT'],
  ],
])('%s', (_what, example, expected) => expect(said(example)).toEqual(expected));

test('a label is no trace beside the label, and a camera is none of AI', () => {
  expect(
    statementsOfAi(exampleFacts({ labels: [{}], sourceTypes: ['digitalCapture'], manifests: [CAPTURED] })),
  ).toEqual([]);
});

test('each statement points to its evidence', () => {
  const facts = exampleFacts({ labels: [{}], traces: [{}], manifests: [chatGpt], sourceTypes: ['print'] });
  expect(
    aiStatements(facts)
      .map(({ evidenceId }) => evidenceId)
      .sort(),
  ).toEqual(facts.evidence.map(({ id }) => id));
});

test('every form that tells of an edit is one that a trace writes', () => {
  const folder = new URL('../traces/', import.meta.url);
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => readFileSync(new URL(name, folder), 'utf8'))
    .join('\n');
  for (const dialect of PARTIAL_DIALECTS) {
    expect(sources).toContain(dialect.replace(/^iptc-2025\.1-/, 'xmp:Iptc4xmpExt:').concat("'"));
  }
});
