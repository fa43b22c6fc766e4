import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type EvaluateOptions, evaluate } from './evaluate.ts';
import type { ReadAsset } from './facts.ts';
import { ILLEGIBLE_REASONS, PICTURE_PLACES, TEXT_READINGS } from './model/pixels.ts';
import type { Problem } from './model/problem.ts';
import type { Profile } from './model/profile.ts';
import type { ProfileResult } from './model/report.ts';
import { PROFILES, profileById } from './profiles/index.ts';
import {
  answers,
  CAPTURED,
  exampleAsset,
  exampleManifest,
  generatedBy,
  goodFields,
  JIMENG,
  NOTHING_SEEN,
  no,
  open,
  yes,
} from './rules/example-facts.ts';

const platform = profileById('cn-platform');

type Options = Partial<Pick<EvaluateOptions, 'declared' | 'name'>>;

function judged(asset: ReadAsset, profile: Profile, options: Options = {}): ProfileResult {
  const [result] = evaluate(asset, { profiles: [profile], name: 'picture.png', declared: false, ...options });
  if (!result) throw new Error('one result a profile');
  return result;
}

const LOCATION = { path: 'png/iTXt[1]', start: 900, end: 1000 };
const TRUNCATED: Problem = { code: 'truncated', severity: 'error', location: LOCATION, data: {} };

const generated = generatedBy('ChatGPT', 'openai');
const otherBytes = no('assertion.dataHash.mismatch');
const labelStep = { action: 'labeled', softwareAgent: 'AIGC labeler', when: '', changed: '' };
const pointer = { state: 'remote', home: 'pointer', bytes: 0, url: 'https://example.org/a.c2pa' } as const;

const arbitraryLabel = fc.record({
  carrier: fc.constantFrom('png:iTXt:XMP', 'png:tEXt:AIGC'),
  standardPlace: fc.boolean(),
  fields: fc
    .record({
      Label: fc.constantFrom('1', '2', '3', '0', '', undefined),
      ContentProducer: fc.constantFrom(JIMENG, 'doubao', '豆包', '011200000091000000000000', '', undefined),
      ProduceID: fc.constantFrom('a', 'b c', '', undefined),
      ContentPropagator: fc.constantFrom(JIMENG, 'zhihu', '', undefined),
      PropagateID: fc.constantFrom('p', '', undefined),
      ReservedCode1: fc.constantFrom('', 'x', undefined),
    })
    .map((changes) => goodFields(changes)),
});

const arbitraryManifest = fc
  .record({
    bound: fc.constantFrom(yes, otherBytes, no('claim.hardBindings.missing'), open),
    signed: fc.constantFrom(yes, no('claimSignature.mismatch'), open),
    dated: fc.constantFrom(yes, no('signingCredential.expired')),
    altered: fc.boolean(),
    state: fc.constantFrom('trusted' as const, 'valid' as const, 'invalid' as const),
    says: fc.constantFrom({}, CAPTURED, generated, generatedBy('Jimeng', 'bytedance'), {
      manifests: [exampleManifest({ assertions: ['cn.tc260.aigc'] })],
    }),
  })
  .map(({ bound, signed, dated, altered, state, says }) => ({
    ...says,
    state,
    answers: answers({
      ...('answers' in says ? says.answers : {}),
      contentBound: bound,
      signatureValid: signed,
      certificateValid: dated,
    }),
    failures: altered ? [{ code: 'assertion.hashedURI.mismatch', url: '', scope: 'active' as const }] : [],
  }));

const arbitraryStore = fc.oneof(
  arbitraryManifest,
  fc.constantFrom(pointer, { state: 'notExamined', home: 'embedded', bytes: 9000 } as const),
);

const arbitraryEvent = fc.constantFrom(
  labelStep,
  { ...labelStep, softwareAgent: '', action: 'watermarked' },
  {
    ...labelStep,
    action: 'saved',
    softwareAgent: 'Adobe Photoshop 26.0',
  },
);

const arbitraryText = fc.record({
  text: fc.constantFrom('即梦AI生成', '千问AI生成', '即梦AI', 'AI'),
  reading: fc.constantFrom(...TEXT_READINGS),
  place: fc.constantFrom(...PICTURE_PLACES),
  glyphHeightPercent: fc.constantFrom(2, 4.9, 5),
  illegible: fc.constantFrom(...ILLEGIBLE_REASONS),
});

const arbitraryExample = fc.record({
  labels: fc.array(arbitraryLabel, { maxLength: 3 }),
  traces: fc.array(
    fc.record({ strength: fc.constantFrom('selfDeclared' as const, 'strong' as const, 'hint' as const) }),
    { maxLength: 2 },
  ),
  residues: fc.array(fc.record({ sign: fc.constantFrom('emptyTc260Shell' as const, 'danglingExifPointer' as const) }), {
    maxLength: 1,
  }),
  manifests: fc.array(arbitraryStore, { maxLength: 2 }),
  sourceTypes: fc.array(
    fc.constantFrom('trainedAlgorithmicMedia', 'compositeSynthetic', 'digitalCapture', 'composite', 'nonsense'),
    { maxLength: 2 },
  ),
  histories: fc.array(fc.record({ events: fc.array(arbitraryEvent, { maxLength: 2 }) }), { maxLength: 1 }),
  devices: fc.array(fc.record({ taken: fc.constantFrom('', '2026:05:01 10:20:30') }), { maxLength: 1 }),
  visibleTexts: fc.array(arbitraryText, { maxLength: 2 }),
  vendorMarks: fc.array(fc.record({ vendor: fc.constantFrom('google', 'bytedance') }), { maxLength: 1 }),
  invisibleMarks: fc.array(fc.record({ generator: fc.constantFrom('sdxl', '') }), { maxLength: 1 }),
  readings: fc.constantFrom({}, NOTHING_SEEN),
});
const arbitraryOptions = fc.record({ declared: fc.boolean(), name: fc.constantFrom('a.png', 'a.jpg', 'a') });
const anyProfile = fc.constantFrom<Profile>(...PROFILES);
const STRENGTH = ['noneFound', 'suspected', 'possible', 'declared'];

/** What a reader answers when damage hid part of the file: what was read stays, nothing else is absent. */
const damaged = (asset: ReadAsset): ReadAsset => ({
  ...asset,
  readings: asset.readings.aigcField === 'present' ? asset.readings : { ...asset.readings, aigcField: 'unreadable' },
  problems: [...asset.problems, TRUNCATED],
});

describe('whatever the file holds', () => {
  test('damage never improves a verdict', () => {
    fc.assert(
      fc.property(arbitraryExample, arbitraryOptions, anyProfile, (example, options, profile) => {
        const whole = exampleAsset(example);
        const before = judged(whole, profile, options).verdict;
        const after = judged(damaged(whole), profile, options).verdict;
        expect(['undetermined', 'nonCompliant']).toContain(after.compliance);
        expect(['unverifiable', 'altered', 'contradictory']).toContain(after.integrity);
        expect(after.origin).toBe(before.origin);
        for (const proven of ['contradictory', 'altered']) {
          if (before.integrity === proven) expect(after.integrity).toBe(proven);
        }
      }),
    );
  });

  test('a further label never weakens the origin', () => {
    fc.assert(
      fc.property(arbitraryExample, arbitraryLabel, arbitraryOptions, (example, label, options) => {
        const before = judged(exampleAsset(example), platform, options).verdict.origin;
        const more = exampleAsset({ ...example, labels: [...example.labels, label] });
        expect(STRENGTH.indexOf(judged(more, platform, options).verdict.origin)).toBeGreaterThanOrEqual(
          STRENGTH.indexOf(before),
        );
      }),
    );
  });

  test('further evidence of any kind never weakens the origin', () => {
    const metadata = ['labels', 'traces', 'residues', 'manifests', 'sourceTypes', 'histories', 'devices'] as const;
    const kinds = [...metadata, 'visibleTexts', 'vendorMarks', 'invisibleMarks'] as const;
    fc.assert(
      fc.property(
        arbitraryExample,
        arbitraryExample,
        arbitraryOptions,
        anyProfile,
        (example, further, options, profile) => {
          const before = STRENGTH.indexOf(judged(exampleAsset(example), profile, options).verdict.origin);
          for (const kind of kinds) {
            const more = exampleAsset({ ...example, [kind]: [...example[kind], ...further[kind]] });
            expect(STRENGTH.indexOf(judged(more, profile, options).verdict.origin)).toBeGreaterThanOrEqual(before);
          }
        },
      ),
    );
  });

  test('a manifest that is shown to be of other bytes, or not what was signed, adds nothing to the origin', () => {
    fc.assert(
      fc.property(arbitraryExample, arbitraryManifest, arbitraryOptions, (example, manifest, options) => {
        const { contentBound, signatureValid } = manifest.answers;
        const isBroken =
          manifest.failures.length > 0 || [contentBound, signatureValid].some(({ answer }) => answer === 'no');
        fc.pre(isBroken);
        const more = exampleAsset({ ...example, manifests: [...example.manifests, manifest] });
        expect(judged(more, platform, options).verdict.origin).toBe(
          judged(exampleAsset(example), platform, options).verdict.origin,
        );
      }),
    );
  });

  test('neither a camera nor what was left behind says anything about origin', () => {
    const { residues, histories, devices } = {
      residues: [{ sign: 'danglingExifPointer' as const }],
      histories: [{ events: [labelStep] }],
      devices: [{}],
    };
    expect(judged(exampleAsset({ residues, histories, devices }), platform).verdict.origin).toBe('noneFound');
  });

  test('neither findings nor verdict depend on the order or the ids of evidence', () => {
    const summary = ({ verdict, findings }: ProfileResult) => ({
      verdict,
      prints: findings.map(({ fingerprint }) => fingerprint).sort(),
    });
    fc.assert(
      fc.property(arbitraryExample, arbitraryOptions, anyProfile, (example, options, profile) => {
        const asset = exampleAsset(example);
        const evidence = asset.evidence.map((item, index) => ({ ...item, id: `e${90 + index}` })).reverse();
        expect(summary(judged({ ...asset, evidence }, profile, options))).toEqual(
          summary(judged(asset, profile, options)),
        );
      }),
    );
  });

  test('the evidence is not touched, and a second look says the same', () => {
    fc.assert(
      fc.property(arbitraryExample, arbitraryOptions, anyProfile, (example, options, profile) => {
        const asset = deepFreeze(exampleAsset(example));
        expect(judged(asset, profile, options)).toEqual(judged(asset, profile, options));
      }),
    );
  });
});

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(deepFreeze);
  return value;
}
