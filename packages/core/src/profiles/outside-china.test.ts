import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluate } from '../evaluate.ts';
import type { ReadAsset } from '../facts.ts';
import { exampleAsset, goodFields, NOTHING_SEEN } from '../rules/example-facts.ts';
import { active, CUT, FOREIGN_AI, LINK, SIGNED_AI, UNCHECKED } from '../rules/mark-examples.ts';
import { profileById } from './index.ts';

const ABROAD = [
  'eu-ai-act-50',
  'eu-ai-act-50-deployer',
  'google-merchant-center',
  'in-it-rules',
  'kr-ai-basic',
  'us-ca-22757',
  'us-wa-1170',
  'vn-ai',
] as const;
type Id = (typeof ABROAD)[number];

const SOURCE_TYPE = 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia';

function judged(
  asset: ReadAsset,
  id: Id,
  options: { readonly declared?: boolean; readonly allOutcomes?: boolean } = {},
) {
  const [result] = evaluate(asset, { profiles: [profileById(id)], name: 'picture.png', declared: false, ...options });
  if (!result) throw new Error('one result a profile');
  return result;
}

const compliance = (asset: ReadAsset, id: Id, declared = false) => judged(asset, id, { declared }).verdict.compliance;

/** Clauses with a failed, doubtful or undecided finding that is no mere note, each once, sorted. */
const shortcomings = (asset: ReadAsset, id: Id) =>
  [
    ...new Set(
      judged(asset, id)
        .findings.filter(({ severity }) => severity !== 'note')
        .flatMap(({ clauses }) => clauses),
    ),
  ].sort();

const plain = exampleAsset({});
const signed = exampleAsset({ manifests: [SIGNED_AI] });
const inXmp = exampleAsset({ sourceTypes: [SOURCE_TYPE] });
const labelled = exampleAsset({ labels: [{}] });
const linked = exampleAsset({ manifests: [LINK] });
const cut = exampleAsset({ problems: [CUT], readings: { aigcField: 'unreadable', c2pa: 'unreadable' } });

describe('one signed C2PA file that says AI', () => {
  test('Washington: met, and by the standard that is deemed enough', () => {
    expect(compliance(signed, 'us-wa-1170')).toBe('compliant');
    expect(judged(signed, 'us-wa-1170').findings).toEqual([]);
  });

  test('EU: the signed layer is met, the watermark is nothing that a file decides', () => {
    const { verdict, findings } = judged(signed, 'eu-ai-act-50', { allOutcomes: true });
    expect(verdict.compliance).toBe('compliant');
    expect(findings.find(({ ruleId }) => ruleId === 'signature-missing')).toMatchObject({
      outcome: 'pass',
      clauses: ['eu-code-1.1.1'],
    });
    expect(findings.flatMap(({ clauses }) => clauses)).not.toContain('eu-code-1.1.2');
    const watermark = profileById('eu-ai-act-50').requirements.find(({ clause }) => clause === 'eu-code-1.1.2');
    expect(watermark).toMatchObject({ rules: [], undecidable: 'needsDetector' });
  });

  test('California: (A) to (E) are there', () => {
    expect(shortcomings(signed, 'us-ca-22757')).toEqual([]);
    expect(compliance(signed, 'us-ca-22757')).toBe('compliant');
  });

  test.each([
    ['A', { manifests: active({ generatorName: '' }, { organisation: '' }) }],
    ['B', { manifests: active({ generatorVersion: '' }) }],
    ['C', { manifests: active({}, { timestamp: '' }) }],
    ['D', { active: '' }],
    ['E', { statements: [{ ...SIGNED_AI.statements[0], ai: 'cannotTell' as const }] }],
  ])('California: without (%s) that item alone is missing', (item, changes) => {
    const asset = exampleAsset({ manifests: [{ ...SIGNED_AI, ...changes }] });
    expect(shortcomings(asset, 'us-ca-22757')).toEqual([`ca-22757.3-a-1-${item}`]);
    expect(compliance(asset, 'us-ca-22757')).toBe('nonCompliant');
  });

  test('EU: without a time stamp the Code is short of something, the law is not', () => {
    const asset = exampleAsset({ manifests: [{ ...SIGNED_AI, manifests: active({}, { timestamp: '' }) }] });
    expect(shortcomings(asset, 'eu-ai-act-50')).toEqual(['eu-code-1.1.1']);
    expect(compliance(asset, 'eu-ai-act-50')).toBe('needsReview');
    expect(compliance(asset, 'us-wa-1170')).toBe('compliant');
  });

  test('a deployer: not decided, since a mark stands in for no visible label', () => {
    expect(compliance(signed, 'eu-ai-act-50-deployer')).toBe('undetermined');
  });

  test('a merchant: the source type inside the manifest is not IPTC metadata', () => {
    expect(compliance(signed, 'google-merchant-center')).toBe('nonCompliant');
    const both = exampleAsset({ manifests: [SIGNED_AI], sourceTypes: [SOURCE_TYPE] });
    expect(compliance(both, 'google-merchant-center')).toBe('compliant');
  });
});

/** `asset` by profile, in the order of `ABROAD`. */
const CASES: readonly [string, ReadAsset, string][] = [
  [
    'nothing',
    plain,
    'nonCompliant outOfScope outOfScope needsReview needsReview nonCompliant nonCompliant needsReview',
  ],
  [
    'a source type in XMP',
    inXmp,
    'needsReview undetermined compliant needsReview compliant nonCompliant compliant compliant',
  ],
  [
    'the AIGC field',
    labelled,
    'needsReview undetermined nonCompliant needsReview compliant nonCompliant compliant compliant',
  ],
  [
    'a link to a store',
    linked,
    'undetermined undetermined undetermined undetermined undetermined undetermined undetermined undetermined',
  ],
  [
    'a store that nobody could check',
    exampleAsset({ manifests: [UNCHECKED] }),
    'undetermined undetermined undetermined undetermined undetermined undetermined undetermined undetermined',
  ],
  [
    'a store that nobody could check, beside a source type',
    exampleAsset({ manifests: [UNCHECKED], sourceTypes: [SOURCE_TYPE] }),
    'undetermined undetermined compliant undetermined compliant undetermined compliant compliant',
  ],
  [
    'damage',
    cut,
    'undetermined undetermined undetermined undetermined undetermined undetermined undetermined undetermined',
  ],
  [
    'pure algorithmic media',
    exampleAsset({ sourceTypes: ['algorithmicMedia'] }),
    'nonCompliant outOfScope outOfScope needsReview needsReview nonCompliant nonCompliant needsReview',
  ],
];

test.each(CASES)('%s', (_what, asset, expected) => {
  expect(ABROAD.map((id) => compliance(asset, id)).join(' ')).toBe(expected);
});

test('California: what the AIGC field tells and what it has no place for', () => {
  expect(shortcomings(labelled, 'us-ca-22757')).toEqual(['ca-22757.3-a-1-B', 'ca-22757.3-a-1-C', 'ca-22757.3-a-1-E']);
});

test('California: what a manifest of another picture tells is in no disclosure of this one', () => {
  const foreign = exampleAsset({ manifests: [FOREIGN_AI] });
  const items = judged(foreign, 'us-ca-22757', { allOutcomes: true }).findings.filter(({ clauses }) =>
    clauses.some((clause) => /-[A-E]$/.test(clause)),
  );
  expect(items.map(({ outcome }) => outcome)).toEqual(Array.from({ length: 5 }, () => 'notApplicable'));
  expect(compliance(foreign, 'us-ca-22757')).toBe('needsReview');
});

test('California: without a mark only the mark is missing, not each of its items', () => {
  expect(shortcomings(plain, 'us-ca-22757')).toEqual(['ca-22757.3-a-1']);
});

test('California: items that several marks tell together are in no one disclosure', () => {
  const asset = exampleAsset({
    manifests: [{ ...SIGNED_AI, manifests: active({ generatorName: '' }, { organisation: '' }) }],
    labels: [{}],
  });
  expect(judged(asset, 'us-ca-22757').findings.find(({ ruleId }) => ruleId === 'provider-name-missing')).toMatchObject({
    messageId: 'elsewhere',
    outcome: 'review',
    evidence: ['e2', 'e1'],
  });
  expect(compliance(asset, 'us-ca-22757')).toBe('needsReview');
});

test('California: no visible label is asked for', () => {
  const { requirements } = profileById('us-ca-22757');
  expect(requirements.filter(({ undecidable }) => undecidable === 'needsPixels')).toEqual([]);
  expect(profileById('us-ca-22757').inForce).toBe('2026-09-30');
});

describe('a merchant', () => {
  const shop = (asset: Parameters<typeof exampleAsset>[0], declared = false) =>
    compliance(exampleAsset(asset), 'google-merchant-center', declared);

  test('has to say what is declared or shown to be AI, and nothing of a photo', () => {
    expect(shop({}, true)).toBe('nonCompliant');
    expect(shop({ sourceTypes: ['digitalCapture'] })).toBe('outOfScope');
    expect(shop({ sourceTypes: ['digitalCapture'] }, true)).toBe('nonCompliant');
    expect(shop({ devices: [{}] })).toBe('outOfScope');
  });

  test('may spell the value in its own way, or say that a part is AI-made', () => {
    expect(shop({ sourceTypes: [SOURCE_TYPE.replace('http:', 'https:')] })).toBe('compliant');
    expect(shop({ sourceTypes: ['compositeWithTrainedAlgorithmicMedia'] })).toBe('compliant');
    expect(shop({ labels: [{}], sourceTypes: ['digitalArt'] })).toBe('needsReview');
  });

  test('is not failed for a photo in which AI made a part, whoever says so', () => {
    const edited = {
      ...SIGNED_AI,
      inception: 'partlyGenerated',
      statements: [{ ...SIGNED_AI.statements[0], ai: 'part' }],
    } as const;
    expect(shop({ manifests: [edited] })).toBe('needsReview');
    expect(shop({ manifests: [edited], sourceTypes: ['digitalCapture'] })).toBe('needsReview');
    expect(shop({ manifests: [edited], traces: [{}] })).toBe('nonCompliant');
    expect(shop({ manifests: [edited] }, true)).toBe('nonCompliant');
  });

  test('is not failed for a value that one source says is taken', () => {
    expect(shop({ traces: [{}], sourceTypes: ['algorithmicMedia'] })).toBe('needsReview');
    expect(shop({ traces: [{}], sourceTypes: ['digitalCapture'] })).toBe('nonCompliant');
  });

  test('is not failed on suspicion', () => {
    expect(shop({ traces: [{ strength: 'strong' }] })).toBe('needsReview');
    expect(shop({ labels: [{ fields: goodFields({ Label: '3' }) }] })).toBe('needsReview');
  });
});

test('India asks for the identity of the tool, not for its version', () => {
  const named = exampleAsset({ manifests: [{ ...SIGNED_AI, manifests: active({ generatorVersion: '' }) }] });
  expect(shortcomings(named, 'in-it-rules')).toEqual([]);
  expect(compliance(named, 'in-it-rules')).toBe('compliant');
  const beside = exampleAsset({
    manifests: [{ ...SIGNED_AI, manifests: active({ generatorVersion: '' }) }, LINK],
  });
  expect(compliance(beside, 'in-it-rules')).toBe('compliant');
  expect(compliance(beside, 'us-ca-22757')).toBe('undetermined');
});

const arbitraryAsset = fc
  .record({
    labels: fc.array(
      fc.record({ fields: fc.constantFrom('1', '3', undefined).map((Label) => goodFields({ Label })) }),
      { maxLength: 2 },
    ),
    manifests: fc.array(
      fc.constantFrom(
        SIGNED_AI,
        LINK,
        UNCHECKED,
        { ...SIGNED_AI, active: '' },
        { ...SIGNED_AI, manifests: active({ generatorName: '', generatorVersion: '' }, { organisation: '' }) },
      ),
      { maxLength: 2 },
    ),
    sourceTypes: fc.array(fc.constantFrom(SOURCE_TYPE, 'digitalCapture', 'algorithmicallyEnhanced', 'nonsense'), {
      maxLength: 2,
    }),
    traces: fc.array(fc.record({ strength: fc.constantFrom('selfDeclared' as const, 'hint' as const) }), {
      maxLength: 1,
    }),
  })
  .map((example) => exampleAsset(example));
const anyId = fc.constantFrom(...ABROAD);

describe('whatever the file holds', () => {
  test('a law that we know from reports only, or that depends on what is shown, never fails anything', () => {
    fc.assert(
      fc.property(arbitraryAsset, fc.constantFrom<Id[]>('in-it-rules', 'kr-ai-basic', 'vn-ai'), (asset, id) => {
        expect(compliance(asset, id)).not.toBe('nonCompliant');
      }),
    );
  });

  test('damage leaves room for a mark: it is never better than before, and fails no more', () => {
    fc.assert(
      fc.property(arbitraryAsset, anyId, (whole, id) => {
        const damaged = { ...whole, problems: [CUT] };
        const after = compliance(damaged, id);
        expect(['undetermined', 'nonCompliant']).toContain(after);
        if (after === 'nonCompliant') expect(compliance(whole, id)).toBe('nonCompliant');
      }),
    );
  });

  test('the order of the evidence changes nothing', () => {
    fc.assert(
      fc.property(arbitraryAsset, anyId, (asset, id) => {
        const summary = ({ verdict, findings }: ReturnType<typeof judged>) => [
          verdict,
          findings.map(({ fingerprint }) => fingerprint).sort(),
        ];
        const reversed = { ...asset, evidence: [...asset.evidence].reverse() };
        expect(summary(judged(reversed, id))).toEqual(summary(judged(asset, id)));
      }),
    );
  });
});

describe('what the pixels show', () => {
  const visible = exampleAsset({ visibleTexts: [{ text: 'AI-generated', language: 'en' }] });
  const unlabelled = exampleAsset({ manifests: [SIGNED_AI], readings: NOTHING_SEEN });

  test('EU deployer: a label that was not detected is for review, one that was leaves nothing open', () => {
    expect(compliance(signed, 'eu-ai-act-50-deployer')).toBe('undetermined');
    expect(compliance(unlabelled, 'eu-ai-act-50-deployer')).toBe('needsReview');
    expect(compliance(visible, 'eu-ai-act-50-deployer')).toBe('compliant');
  });

  test('EU deployer: the basic icon is the letters AI; a sparkle alone is worth a note', () => {
    const icon = exampleAsset({ manifests: [SIGNED_AI], visibleTexts: [{ text: 'AI', reading: 'aiElement' }] });
    expect(judged(icon, 'eu-ai-act-50-deployer').findings).toEqual([]);
    const sparkle = judged(exampleAsset({ vendorMarks: [{}] }), 'eu-ai-act-50-deployer');
    expect(sparkle.findings.map(({ messageId, severity }) => [messageId, severity])).toEqual([['markOnly', 'note']]);
  });

  test('no law outside China has a size, a place or Chinese words', () => {
    const odd = exampleAsset({
      visibleTexts: [
        { text: 'AI-generated', language: 'en', glyphHeightPercent: 1, boxHeightPercent: 1, place: 'inside' },
      ],
    });
    for (const id of ABROAD) {
      const rules = judged(odd, id).findings.map(({ ruleId }) => ruleId);
      expect(rules).not.toContain('explicit-label-too-small');
      expect(rules).not.toContain('explicit-label-misplaced');
      expect(rules).not.toContain('explicit-label-wording');
    }
  });

  test('Korea takes a visible label in place of a machine-readable one; the EU and California do not', () => {
    expect(compliance(visible, 'kr-ai-basic')).toBe('compliant');
    expect(compliance(plain, 'kr-ai-basic')).toBe('needsReview');
    expect(compliance(visible, 'eu-ai-act-50')).toBe('nonCompliant');
    expect(compliance(visible, 'us-ca-22757')).toBe('nonCompliant');
  });

  test('an invisible mark of a known generator is a machine-readable mark', () => {
    expect(compliance(exampleAsset({ invisibleMarks: [{}] }), 'us-wa-1170')).toBe('compliant');
    expect(compliance(exampleAsset({ invisibleMarks: [{ generator: '' }] }), 'us-wa-1170')).toBe('nonCompliant');
  });

  test('a label that may stand in a caption never asks for more than a look', () => {
    for (const id of ['in-it-rules', 'kr-ai-basic', 'vn-ai'] as const) {
      const missing = judged(unlabelled, id).findings.filter(({ ruleId }) => ruleId === 'explicit-label-missing');
      expect(missing.map(({ outcome, severity }) => [outcome, severity])).toEqual([['review', 'note']]);
    }
  });
});
