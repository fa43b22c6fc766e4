import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evaluate } from './evaluate.ts';
import type { ReadAsset } from './facts.ts';
import { pixelsCanMatter } from './pixels-can-matter.ts';
import { PROFILES, profileById } from './profiles/index.ts';
import { exampleAsset, generatedBy, goodFields, NOTHING_SEEN } from './rules/example-facts.ts';

const plain = exampleAsset({});
const labelled = exampleAsset({ labels: [{}] });
const suspected = exampleAsset({ manifests: [generatedBy('ChatGPT', 'openai')] });
const PHASH = { method: 'phash', value: 'e1c3d2b4a5968778', check: 'notExamined', distance: null } as const;
const bound = exampleAsset({ labels: [{}], securityData: [{ bindings: [PHASH] }] });
const compared = exampleAsset({
  labels: [{}],
  securityData: [{ bindings: [{ ...PHASH, check: 'same', distance: 0 }] }],
});
const traced = exampleAsset({ traces: [{ strength: 'strong' }] });

const matters = (asset: ReadAsset, id: string, declared = false) =>
  pixelsCanMatter(asset, { profiles: [profileById(id)], declared });

test.each<[string, ReadAsset, string, boolean]>([
  ['a plain file may turn out suspected', plain, 'cn-platform', true],
  ['a declared one stays so, whatever is seen', labelled, 'cn-platform', false],
  ['a suspected one gains nothing', suspected, 'cn-platform', false],
  ['the provider owes the visible label, whatever the metadata says', labelled, 'cn-provider', true],
  ['the regulator looks for a label of another producer', labelled, 'cn-regulator', true],
  ['without a label there is no producer to contradict', suspected, 'cn-regulator', false],
  ['the deployer owes the visible label', suspected, 'eu-ai-act-50-deployer', true],
  ['a machine-readable mark is there', suspected, 'us-ca-22757', false],
  ['a trace is no mark, and one may be in the pixels', traced, 'us-ca-22757', true],
  ['a label bound to its picture may be on another one', bound, 'cn-platform', true],
  ['… once', compared, 'cn-platform', false],
  ['bytes of no known format', { ...plain, format: null }, 'cn-provider', false],
])('%s', (_what, asset, id, expected) => expect(matters(asset, id)).toBe(expected));

test('a declaration settles the origin for a platform', () => {
  expect(matters(plain, 'cn-platform', true)).toBe(false);
  expect(matters(plain, 'cn-provider', true)).toBe(true);
});

test('one profile that asks is enough', () => {
  const profiles = [profileById('cn-platform'), profileById('cn-provider')];
  expect(pixelsCanMatter(labelled, { profiles, declared: false })).toBe(true);
  expect(pixelsCanMatter(labelled, { profiles: [], declared: false })).toBe(false);
});

test('where it says no, no pixels change a verdict', () => {
  const metadata = fc.record({
    labels: fc.array(
      fc
        .record({
          Label: fc.constantFrom('1', '2', '3', ''),
          ContentProducer: fc.constantFrom('doubao', 'example-forum', ''),
        })
        .map((changes) => ({ fields: goodFields(changes) })),
      { maxLength: 2 },
    ),
    traces: fc.array(fc.record({ strength: fc.constantFrom('selfDeclared' as const, 'strong' as const) }), {
      maxLength: 1,
    }),
    sourceTypes: fc.array(fc.constantFrom('trainedAlgorithmicMedia', 'digitalCapture', 'compositeSynthetic'), {
      maxLength: 1,
    }),
    manifests: fc.array(fc.constantFrom(generatedBy('ChatGPT', 'openai')), { maxLength: 1 }),
  });
  const pixels = fc.record({
    visibleTexts: fc.array(
      fc.record({ text: fc.constantFrom('千问AI生成', 'AI'), reading: fc.constantFrom('label', 'aiElement') }),
      { maxLength: 1 },
    ),
    vendorMarks: fc.array(fc.constant({}), { maxLength: 1 }),
    invisibleMarks: fc.array(fc.constant({}), { maxLength: 1 }),
  });
  let kept = 0;
  fc.assert(
    fc.property(metadata, pixels, fc.boolean(), fc.constantFrom(...PROFILES), (written, seen, declared, profile) => {
      const unseen = exampleAsset(written);
      if (pixelsCanMatter(unseen, { profiles: [profile], declared })) return;
      kept++;
      const looked = exampleAsset({ ...written, ...seen });
      const readings = { ...NOTHING_SEEN, ...looked.readings };
      const verdict = (asset: ReadAsset) =>
        evaluate(asset, { profiles: [profile], name: 'a.png', declared }).map((result) => result.verdict);
      expect(verdict({ ...looked, readings })).toEqual(verdict(unseen));
    }),
    { numRuns: 2000 },
  );
  expect(kept).toBeGreaterThan(200);
});
