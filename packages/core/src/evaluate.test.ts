import { describe, expect, test } from 'vitest';
import { evaluate } from './evaluate.ts';
import type { ReadAsset } from './facts.ts';
import type { Problem } from './model/problem.ts';
import type { Profile } from './model/profile.ts';
import type { ProfileResult } from './model/report.ts';
import type { Verdict } from './model/verdict.ts';
import { rulesOf } from './profiles/compile.ts';
import { PROFILES, profileById } from './profiles/index.ts';
import { answers, exampleAsset, generatedBy, goodFields, JIMENG, no, yes } from './rules/example-facts.ts';
import { metadataOnly } from './test-support/metadata-only.ts';

const [platform, provider, regulator] = [
  profileById('cn-platform'),
  metadataOnly(profileById('cn-provider')),
  profileById('cn-regulator'),
];

type Options = { readonly declared?: boolean; readonly name?: string; readonly allOutcomes?: boolean };

function judged(asset: ReadAsset, profile: Profile, options: Options = {}): ProfileResult {
  const [result] = evaluate(asset, { profiles: [profile], name: 'picture.png', declared: false, ...options });
  if (!result) throw new Error('one result a profile');
  return result;
}

const LOCATION = { path: 'png/iTXt[1]', start: 900, end: 1000 };
const TRUNCATED: Problem = { code: 'truncated', severity: 'error', location: LOCATION, data: {} };
const unreadable = exampleAsset({ readings: { aigcField: 'unreadable' }, problems: [TRUNCATED] });
const hidden = exampleAsset({
  readings: { aigcField: 'notExamined' },
  unexamined: [{ start: 9, end: 99, reason: 'quickTier' }],
});
const fields = (changes: Parameters<typeof goodFields>[0]) => ({ fields: goodFields(changes) });
const two = (changes: Parameters<typeof goodFields>[0]) => exampleAsset({ labels: [{}, fields(changes)] });

/** `origin compliance integrity` under cn-platform, cn-provider, cn-regulator. */
const CASES: readonly [string, ReadAsset, Options, string, string, string][] = [
  [
    'nothing',
    exampleAsset({}),
    {},
    'noneFound outOfScope noLabel',
    'noneFound nonCompliant noLabel',
    'noneFound outOfScope noLabel',
  ],
  [
    'declared, no label',
    exampleAsset({}),
    { declared: true },
    'possible needsReview noLabel',
    'possible nonCompliant noLabel',
    'possible needsReview noLabel',
  ],
  [
    'a sound label',
    exampleAsset({ labels: [{}] }),
    {},
    'declared compliant intact',
    'declared compliant intact',
    'declared compliant intact',
  ],
  [
    'Label 2',
    exampleAsset({ labels: [fields({ Label: '2' })] }),
    {},
    'possible compliant intact',
    'possible needsReview intact',
    'possible compliant intact',
  ],
  [
    'Label 3',
    exampleAsset({ labels: [fields({ Label: '3' })] }),
    {},
    'suspected compliant intact',
    'suspected needsReview intact',
    'suspected compliant intact',
  ],
  [
    'Label 9',
    exampleAsset({ labels: [fields({ Label: '9' })] }),
    {},
    'suspected nonCompliant unverifiable',
    'suspected nonCompliant unverifiable',
    'suspected nonCompliant unverifiable',
  ],
  [
    'no Label, but declared',
    exampleAsset({ labels: [fields({ Label: undefined })] }),
    { declared: true },
    'possible needsReview unverifiable',
    'possible nonCompliant unverifiable',
    'possible nonCompliant unverifiable',
  ],
  [
    'no content number',
    exampleAsset({ labels: [fields({ ProduceID: '' })] }),
    {},
    'declared needsReview unverifiable',
    'declared nonCompliant unverifiable',
    'declared nonCompliant unverifiable',
  ],
  [
    'no propagation fields',
    exampleAsset({ labels: [fields({ ContentPropagator: '', PropagateID: '' })] }),
    {},
    'declared compliant intact',
    'declared needsReview intact',
    'declared compliant intact',
  ],
  [
    'first writing after Annex E note 1',
    exampleAsset({ labels: [fields({ ContentPropagator: JIMENG, PropagateID: goodFields().ProduceID })] }),
    {},
    'declared compliant intact',
    'declared compliant intact',
    'declared compliant intact',
  ],
  [
    'two equal copies',
    exampleAsset({ labels: [{}, { carrier: 'png:tEXt:AIGC' }] }),
    {},
    'declared needsReview intact',
    'declared needsReview intact',
    'declared needsReview intact',
  ],
  [
    'an appended label',
    two({ ContentPropagator: 'zhihu', PropagateID: '198716' }),
    {},
    'declared needsReview intact',
    'declared needsReview intact',
    'declared needsReview intact',
  ],
  [
    'two contents',
    two({ ProduceID: 'another' }),
    {},
    'declared nonCompliant contradictory',
    'declared nonCompliant contradictory',
    'declared nonCompliant contradictory',
  ],
  [
    'lowered to 3',
    two({ Label: '3' }),
    {},
    'declared nonCompliant contradictory',
    'declared nonCompliant contradictory',
    'declared nonCompliant contradictory',
  ],
  [
    'private JSON alone',
    exampleAsset({ traces: [{}] }),
    {},
    'suspected needsReview noLabel',
    'suspected nonCompliant noLabel',
    'suspected needsReview noLabel',
  ],
  [
    'a hint alone',
    exampleAsset({ traces: [{ strength: 'hint', dialect: 'name' }] }),
    {},
    'noneFound outOfScope noLabel',
    'noneFound nonCompliant noLabel',
    'noneFound outOfScope noLabel',
  ],
  [
    'residue alone',
    exampleAsset({ residues: [{ sign: 'emptyTc260Shell' }] }),
    {},
    'noneFound needsReview stripped',
    'noneFound nonCompliant stripped',
    'noneFound needsReview stripped',
  ],
  [
    'unreadable',
    unreadable,
    {},
    'noneFound undetermined unverifiable',
    'noneFound undetermined unverifiable',
    'noneFound undetermined unverifiable',
  ],
  [
    'unreadable, declared',
    unreadable,
    { declared: true },
    'possible undetermined unverifiable',
    'possible undetermined unverifiable',
    'possible undetermined unverifiable',
  ],
  [
    'not examined',
    hidden,
    {},
    'noneFound undetermined unverifiable',
    'noneFound undetermined unverifiable',
    'noneFound undetermined unverifiable',
  ],
  [
    'a label before damage',
    exampleAsset({ labels: [{}], problems: [TRUNCATED] }),
    {},
    'declared undetermined unverifiable',
    'declared undetermined unverifiable',
    'declared undetermined unverifiable',
  ],
  [
    'a contradiction before damage',
    { ...two({ Label: '2' }), problems: [TRUNCATED] },
    {},
    'declared nonCompliant contradictory',
    'declared nonCompliant contradictory',
    'declared nonCompliant contradictory',
  ],
  [
    'a wrong name alone',
    exampleAsset({}),
    { name: 'photo.jpg' },
    'noneFound outOfScope noLabel',
    'noneFound nonCompliant noLabel',
    'noneFound outOfScope noLabel',
  ],
  [
    'an unknown entity',
    exampleAsset({ labels: [fields({ ContentProducer: '001191310104MACE0YX63918020' })] }),
    {},
    'declared compliant intact',
    'declared compliant intact',
    'declared compliant intact',
  ],
];

const inWords = ({ origin, compliance, integrity }: Verdict): string => `${origin} ${compliance} ${integrity}`;

describe('verdicts', () => {
  test.each(CASES)('%s', (_what, asset, options, onPlatform, onProvider, onRegulator) => {
    expect(inWords(judged(asset, platform, options).verdict)).toBe(onPlatform);
    expect(inWords(judged(asset, provider, options).verdict)).toBe(onProvider);
    expect(inWords(judged(asset, regulator, options).verdict)).toBe(onRegulator);
  });
});

describe('duties', () => {
  const ids = (asset: ReadAsset, options?: Options) =>
    judged(asset, platform, options).duties.map(({ id, clause }) => [id, clause]);
  const write = ['writePropagatorFields', 'measures-6-last'];

  test('each origin has its notice and the fields to write', () => {
    expect(ids(exampleAsset({ labels: [{}] }))).toEqual([['noticeDeclared', 'measures-6-1'], write]);
    expect(ids(exampleAsset({}), { declared: true })).toEqual([['noticePossible', 'measures-6-2'], write]);
    expect(ids(exampleAsset({ traces: [{}] }))).toEqual([['noticeSuspected', 'measures-6-3'], write]);
    expect(ids(exampleAsset({}))).toEqual([]);
  });

  test('only a platform has them', () => {
    for (const profile of [provider, regulator]) {
      expect(judged(exampleAsset({ labels: [{}] }), profile).duties).toEqual([]);
    }
  });

  test('the notice names who wrote the label that says 1', () => {
    const asset = exampleAsset({ labels: [fields({ Label: '3', ContentProducer: 'zhihu' }), {}] });
    expect(judged(asset, platform).duties[0]?.data).toEqual({
      producer: JIMENG,
      entity: '9144030008867405X2',
      brands: 'Jimeng 即梦',
      produceId: goodFields().ProduceID,
    });
  });

  test('an unknown entity stays unknown', () => {
    const asset = exampleAsset({ labels: [fields({ ContentProducer: '001191310104MACE0YX63918020' })] });
    expect(judged(asset, platform).duties[0]?.data).toMatchObject({ entity: '91310104MACE0YX639', brands: '' });
  });

  test('a suspicion names what it rests on, and nothing that is of another picture', () => {
    const asset = exampleAsset({
      traces: [{}, { generator: 'doubao', strength: 'hint' }],
      sourceTypes: ['trainedAlgorithmicMedia', 'digitalCapture'],
      manifests: [
        generatedBy('ChatGPT', 'openai'),
        {
          ...generatedBy('Firefly', 'adobe'),
          answers: answers({ saysAi: yes, contentBound: no('assertion.dataHash.mismatch') }),
        },
      ],
    });
    expect(judged(asset, platform).duties[0]).toMatchObject({
      id: 'noticeSuspected',
      data: { generators: 'ChatGPT, dreamina, trainedAlgorithmicMedia' },
    });
  });

  test('the value to write is the word that Art. 6 has for the case', () => {
    const label = (asset: ReadAsset, options?: Options) => judged(asset, platform, options).duties[1]?.data;
    expect(label(exampleAsset({ labels: [{}] }))).toEqual({ label: '1' });
    expect(label(exampleAsset({}), { declared: true })).toEqual({ label: '2' });
    expect(label(exampleAsset({ traces: [{}] }))).toEqual({ label: '3' });
  });
});

describe('findings', () => {
  test('have the severity and the clauses of the profile', () => {
    const asset = exampleAsset({ labels: [fields({ ProduceID: '' })] });
    const found = (profile: Profile) =>
      judged(asset, profile).findings.find(({ messageId }) => messageId === 'fieldEmpty');
    expect(found(platform)).toMatchObject({ severity: 'warning', clauses: ['gb-45438-6.1-a'], evidence: ['e1'] });
    expect(found(provider)).toMatchObject({ severity: 'error', clauses: ['measures-5', 'gb-45438-6.1-a'] });
  });

  test('a message is cited with the clauses that it concerns only', () => {
    const [declared] = judged(exampleAsset({}), platform, { declared: true }).findings;
    expect(declared).toMatchObject({ messageId: 'missingThoughDeclared', clauses: ['measures-6-2'] });
    const traced = judged(exampleAsset({ traces: [{}] }), platform).findings;
    expect(traced.find(({ ruleId }) => ruleId === 'implicit-label-missing')?.clauses).toEqual(['measures-6-3']);
  });

  test('the same fact in two places is one finding with both', () => {
    const label = fields({ ProduceID: undefined });
    const { findings } = judged(exampleAsset({ labels: [label, label] }), provider);
    expect(findings.filter(({ messageId }) => messageId === 'fieldMissing').map(({ evidence }) => evidence)).toEqual([
      ['e1', 'e2'],
    ]);
    const elsewhere = exampleAsset({ labels: [label, { ...label, carrier: 'png:tEXt:AIGC' }] });
    expect(judged(elsewhere, provider).findings.filter(({ messageId }) => messageId === 'fieldMissing')).toHaveLength(
      2,
    );
  });

  test('undetermined has no severity', () => {
    expect(judged(unreadable, platform).findings).toMatchObject([
      { outcome: 'undetermined', severity: null, messageId: 'unreadable' },
    ]);
  });

  test('all outcomes: each rule answers, and the verdict stays', () => {
    for (const [, asset, options] of CASES) {
      for (const profile of PROFILES) {
        const all = judged(asset, profile, { ...options, allOutcomes: true });
        const usual = judged(asset, profile, options);
        expect(all.verdict).toEqual(usual.verdict);
        expect(all.findings.slice(0, usual.findings.length)).toEqual(usual.findings);
        const rest = all.findings.slice(usual.findings.length);
        expect(rest.every(({ outcome, messageId, severity }) => outcome === messageId && severity === null)).toBe(true);
        expect([...new Set(all.findings.map(({ ruleId }) => ruleId))].sort()).toEqual(
          rulesOf(profile).map(({ rule }) => rule.id),
        );
      }
    }
  });

  test('"the only label" is not said of a file that was not read to its end', () => {
    const { findings } = judged(exampleAsset({ labels: [{}], problems: [TRUNCATED] }), provider, { allOutcomes: true });
    expect(findings.find(({ ruleId }) => ruleId === 'implicit-label-duplicate')?.outcome).toBe('notApplicable');
  });
});
