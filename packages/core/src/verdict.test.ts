import { expect, test } from 'vitest';
import { type EvaluateOptions, evaluate } from './evaluate.ts';
import type { ReadAsset } from './facts.ts';
import { profileById } from './profiles/index.ts';
import {
  answers,
  CAPTURED,
  exampleAsset,
  exampleManifest,
  generatedBy,
  goodFields,
  NOTHING_SEEN,
  no,
  yes,
} from './rules/example-facts.ts';
import { metadataOnly } from './test-support/metadata-only.ts';

const PHASH = { method: 'phash', value: 'e1c3d2b4a5968778' } as const;
const generated = generatedBy('ChatGPT', 'openai');
const otherBytes = no('assertion.dataHash.mismatch');
const labelStep = { action: 'labeled', softwareAgent: 'AIGC labeler', when: '', changed: '' };
const pointer = { state: 'remote', home: 'pointer', bytes: 0, url: 'https://example.org/a.c2pa' } as const;

/** `origin compliance integrity` under cn-platform and cn-regulator, and under cn-provider where that is not just nonCompliant: the label is missing. */
const CASES: readonly (readonly [what: string, asset: ReadAsset, expected: string, onProvider?: string])[] = [
  [
    'a visible label, perhaps printed onto a photo',
    exampleAsset({ visibleTexts: [{}] }),
    'suspected needsReview noLabel',
  ],
  ['a sparkle', exampleAsset({ vendorMarks: [{}] }), 'suspected needsReview noLabel'],
  ['an invisible mark', exampleAsset({ invisibleMarks: [{}] }), 'suspected needsReview noLabel'],
  [
    "an invisible mark with its generator's signature",
    exampleAsset({ invisibleMarks: [{ signature: 'verified' }] }),
    'suspected needsReview noLabel',
  ],
  [
    'an invisible mark that was signed for other pixels',
    exampleAsset({ invisibleMarks: [{ signature: 'notVerified' }] }),
    'suspected needsReview altered',
  ],
  [
    'words in the picture that are no label',
    exampleAsset({ visibleTexts: [{ text: 'AI', reading: 'aiElement', language: 'en' }] }),
    'noneFound outOfScope noLabel',
  ],
  ['pixels in which nothing was detected', exampleAsset({ readings: NOTHING_SEEN }), 'noneFound outOfScope noLabel'],
  [
    "a visible label on a camera's signed capture",
    exampleAsset({ visibleTexts: [{}], manifests: [CAPTURED] }),
    'suspected needsReview noLabel',
  ],
  ['C2PA says AI', exampleAsset({ manifests: [generated] }), 'suspected needsReview noLabel'],
  [
    'C2PA says AI, signed by somebody unknown whose certificate has expired',
    exampleAsset({
      manifests: [
        {
          ...generated,
          state: 'invalid',
          answers: answers({ saysAi: yes, signerTrusted: no(), certificateValid: no('signingCredential.expired') }),
        },
      ],
    }),
    'suspected needsReview noLabel',
  ],
  [
    'C2PA of an AI picture on other bytes: perhaps on a photo',
    exampleAsset({
      manifests: [{ ...generated, state: 'invalid', answers: answers({ saysAi: yes, contentBound: otherBytes }) }],
    }),
    'noneFound needsReview altered',
  ],
  [
    'C2PA says AI under a signature that fails',
    exampleAsset({
      manifests: [{ ...generated, answers: answers({ saysAi: yes, signatureValid: no('claimSignature.mismatch') }) }],
    }),
    'noneFound needsReview altered',
  ],
  [
    'a source type says AI',
    exampleAsset({ sourceTypes: ['compositeWithTrainedAlgorithmicMedia'] }),
    'suspected needsReview noLabel',
  ],
  [
    'a camera and its source type',
    exampleAsset({ devices: [{}], sourceTypes: ['digitalCapture'] }),
    'noneFound outOfScope noLabel',
  ],
  ["a camera's C2PA", exampleAsset({ manifests: [CAPTURED] }), 'noneFound outOfScope noLabel'],
  [
    "a camera's C2PA after an edit",
    exampleAsset({ manifests: [{ ...CAPTURED, state: 'invalid', answers: answers({ contentBound: otherBytes }) }] }),
    'noneFound outOfScope altered',
  ],
  [
    'C2PA that nobody validated',
    exampleAsset({ manifests: [{ state: 'notExamined', home: 'embedded', bytes: 9000 }] }),
    'noneFound outOfScope noLabel',
  ],
  ['a pointer to C2PA', exampleAsset({ manifests: [pointer] }), 'noneFound outOfScope noLabel'],
  [
    'an EXIF pointer that leads nowhere',
    exampleAsset({ residues: [{ sign: 'danglingExifPointer' }] }),
    'noneFound outOfScope noLabel',
  ],
  [
    'a history that mentions a watermark',
    exampleAsset({ histories: [{ events: [{ ...labelStep, action: 'watermarked', softwareAgent: '' }] }] }),
    'noneFound outOfScope noLabel',
  ],
  [
    'a history that records a label',
    exampleAsset({ histories: [{ events: [labelStep] }] }),
    'noneFound needsReview stripped',
  ],
  [
    'signed C2PA that records a label',
    exampleAsset({ manifests: [{ manifests: [exampleManifest({ assertions: ['cn.tc260.aigc'] })] }] }),
    'noneFound needsReview stripped',
  ],
  [
    'a label, and C2PA of the same vendor',
    exampleAsset({ labels: [{}], manifests: [generatedBy('Jimeng', 'bytedance')] }),
    'declared compliant intact',
    'declared compliant intact',
  ],
  [
    'a label, and C2PA that could not be checked',
    exampleAsset({
      labels: [{}],
      manifests: [{ state: 'couldNotCheck', home: 'embedded', bytes: 9000, reason: 'prereleaseClaim' }],
    }),
    'declared compliant intact',
    'declared compliant intact',
  ],
  [
    'a label, and C2PA signed for other bytes',
    exampleAsset({
      labels: [{}],
      manifests: [{ ...generated, answers: answers({ saysAi: yes, contentBound: otherBytes }) }],
    }),
    'declared needsReview altered',
    'declared needsReview altered',
  ],
  [
    'a label whose signature does not fit it',
    exampleAsset({ labels: [{}], securityData: [{ signatures: [{ over: 'label', check: 'failed' }] }] }),
    'declared needsReview altered',
    'declared needsReview altered',
  ],
  [
    'a label whose hash of its picture is not that of this one',
    exampleAsset({ labels: [{}], securityData: [{ bindings: [{ ...PHASH, check: 'differs', distance: 30 }] }] }),
    'declared needsReview altered',
    'declared needsReview altered',
  ],
  [
    'a label whose security data fits, or says nothing that can be checked',
    exampleAsset({
      labels: [{}],
      securityData: [
        {
          signatures: [
            { over: 'label', check: 'verified' },
            { over: 'other', check: 'unsupported' },
          ],
          bindings: [
            { ...PHASH, check: 'same', distance: 3 },
            { method: 'sm3', value: '', check: 'notRecomputable', distance: null },
          ],
        },
      ],
    }),
    'declared compliant intact',
    'declared compliant intact',
  ],
  [
    'a label, and a signature over a binding that fits no known way of signing one',
    exampleAsset({ labels: [{}], securityData: [{ signatures: [{ over: 'binding', check: 'failed' }] }] }),
    'declared compliant intact',
    'declared compliant intact',
  ],
  [
    'a label, and a capture that a trusted signer vouches for',
    exampleAsset({ labels: [{}], manifests: [CAPTURED] }),
    'declared nonCompliant contradictory',
    'declared nonCompliant contradictory',
  ],
  [
    'a label, and a capture that nobody vouches for',
    exampleAsset({ labels: [{}], manifests: [{ ...CAPTURED, state: 'valid' }] }),
    'declared needsReview intact',
    'declared needsReview intact',
  ],
];

function verdictUnder(profile: string, asset: ReadAsset): string {
  const options: EvaluateOptions = {
    profiles: [metadataOnly(profileById(profile))],
    name: 'picture.png',
    declared: false,
  };
  return evaluate(asset, options)
    .map(({ verdict: { origin, compliance, integrity } }) => `${origin} ${compliance} ${integrity}`)
    .join();
}

test.each(CASES.map(([what, ...rest]) => ({ what, rest })))('$what', ({ rest: [asset, expected, onProvider] }) => {
  expect(verdictUnder('cn-platform', asset)).toBe(expected);
  expect(verdictUnder('cn-regulator', asset)).toBe(expected);
  expect(verdictUnder('cn-provider', asset)).toBe(onProvider ?? expected.replace(/ \w+ /, ' nonCompliant '));
});

test('a provider whose pixels nobody looked at is not called compliant: the clauses of its visible label stay open', () => {
  const judged = (fields: Parameters<typeof goodFields>[0]) => {
    const asset = exampleAsset({ labels: [{ fields: goodFields(fields) }] });
    return evaluate(asset, { profiles: [profileById('cn-provider')], name: 'a.png', declared: false })[0];
  };
  const sound = judged({});
  expect(sound?.verdict).toEqual({ origin: 'declared', compliance: 'undetermined', integrity: 'intact' });
  expect(sound?.findings).toMatchObject([
    {
      ruleId: 'explicit-label-not-assessed',
      outcome: 'undetermined',
      messageId: 'notExamined',
      clauses: ['measures-4-3', 'gb-45438-5.2-a'],
    },
  ]);
  expect(judged({ Label: '9' })?.verdict.compliance).toBe('nonCompliant');
});

test('a visible label next to an implicit one: declared, and what was not detected is for review by the provider', () => {
  const on = (example: Parameters<typeof exampleAsset>[0], id: string) => {
    const asset = exampleAsset({ labels: [{}], ...example });
    const [result] = evaluate(asset, { profiles: [profileById(id)], name: 'a.png', declared: false });
    return `${result?.verdict.origin} ${result?.verdict.compliance}`;
  };
  expect(on({ visibleTexts: [{}] }, 'cn-provider')).toBe('declared compliant');
  expect(on({ readings: NOTHING_SEEN }, 'cn-provider')).toBe('declared needsReview');
  expect(on({ vendorMarks: [{ vendor: 'bytedance' }] }, 'cn-provider')).toBe('declared needsReview');
  expect(on({ visibleTexts: [{ glyphHeightPercent: 3.1, boxHeightPercent: 3.9 }] }, 'cn-provider')).toBe(
    'declared needsReview',
  );
  expect(on({ readings: { explicitLabel: 'unreadable' } }, 'cn-provider')).toBe('declared undetermined');
  expect(on({ readings: NOTHING_SEEN }, 'cn-regulator')).toBe('declared compliant');
  expect(on({ vendorMarks: [{}] }, 'cn-regulator')).toBe('declared needsReview');
  expect(on({ vendorMarks: [{}] }, 'cn-platform')).toBe('declared compliant');
});
