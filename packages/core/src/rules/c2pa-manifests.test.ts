import { describe, expect, test } from 'vitest';
import type { C2paExamined } from '../model/c2pa.ts';
import {
  codesOfNo,
  type ExaminedManifest,
  examinedManifests,
  isChange,
  isCredible,
  isSealBroken,
  isSealed,
  nameOf,
  saysAi,
  saysWhole,
} from './c2pa-manifests.ts';
import { answers, exampleFacts, exampleIngredient, exampleManifest, generatedBy, no, open } from './example-facts.ts';

function examined(changes: Partial<C2paExamined>): C2paExamined {
  const [store] = examinedManifests(exampleFacts({ manifests: [changes] })) as readonly [ExaminedManifest];
  return store.data;
}

const MISMATCH = no('assertion.dataHash.mismatch');
const failing = (code: string): Partial<C2paExamined> => ({ failures: [{ code, url: '', scope: 'active' }] });

describe('credible, sealed, seal broken', () => {
  test.each<[string, Partial<C2paExamined>, boolean, boolean, boolean]>([
    ['nothing amiss', {}, true, true, false],
    ['an unknown signer', { answers: answers({ signerTrusted: no() }) }, true, true, false],
    ['an expired certificate', { answers: answers({ certificateValid: no() }) }, true, true, false],
    ['a binding that was not checked', { answers: answers({ contentBound: open }) }, true, false, false],
    ['a signature that was not checked', { answers: answers({ signatureValid: open }) }, true, false, false],
    ['other bytes', { answers: answers({ contentBound: MISMATCH }) }, false, false, true],
    [
      'other bytes, in a file beside',
      { home: 'sidecar', answers: answers({ contentBound: MISMATCH }) },
      false,
      false,
      false,
    ],
    ['no binding', { answers: answers({ contentBound: no('claim.hardBindings.missing') }) }, false, false, false],
    ['no signature', { answers: answers({ signatureValid: no('claimSignature.missing') }) }, false, false, true],
    ['a changed assertion', failing('assertion.hashedURI.mismatch'), false, false, true],
    ['an assertion added', failing('assertion.undeclared'), false, false, true],
    ['an assertion gone', failing('assertion.missing'), true, true, false],
    ['a changed ingredient', failing('ingredient.manifest.mismatch'), true, true, false],
  ])('%s', (_what, changes, credible, sealed, broken) => {
    const data = examined(changes);
    expect([isCredible(data), isSealed(data), isSealBroken(data)]).toEqual([credible, sealed, broken]);
  });
});

describe('AI said two steps away', () => {
  const spoken = generatedBy('Example', 'example').statements.map((statement) => ({
    ...statement,
    manifest: 'grandparent',
    depth: 2,
  }));
  const ingredient = (manifest: string, ...failures: readonly string[]) => exampleIngredient({ manifest, failures });
  const tree = (...ingredients: readonly ReturnType<typeof ingredient>[]) =>
    examined({
      ...generatedBy('Example', 'example'),
      statements: spoken,
      manifests: [
        exampleManifest({ ingredients }),
        exampleManifest({ label: 'parent', ingredients: [ingredient('grandparent'), ingredient('parent')] }),
        exampleManifest({ label: 'grandparent' }),
      ],
    });

  test.each([
    ['counts where the way there is sound', tree(ingredient('parent')), true],
    ['does not count behind a changed manifest', tree(ingredient('parent', 'claimSignature.mismatch')), false],
    [
      'counts where another way there is sound',
      tree(ingredient('parent', 'claimSignature.mismatch'), ingredient('grandparent')),
      true,
    ],
    ['counts behind an expired certificate', tree(ingredient('parent', 'signingCredential.expired')), true],
  ])('%s', (_what, store, expected) => expect([saysAi(store), saysWhole(store)]).toEqual([expected, expected]));

  test('a changed ingredient makes no whole of a part', () => {
    const [whole] = generatedBy('Example', 'example').statements;
    const store = examined({
      ...generatedBy('Example', 'example'),
      statements: [
        { ...whole, by: 'c2pa.edited', ai: 'part' },
        { ...whole, manifest: 'parent', depth: 1 },
      ],
      manifests: [exampleManifest({ ingredients: [ingredient('parent', 'claimSignature.mismatch')] })],
    });
    expect([saysAi(store), saysWhole(store)]).toEqual([true, false]);
  });
});

test.each([
  ['assertion.bmffHash.mismatch', true],
  ['claimSignature.mismatch', true],
  ['assertion.undeclared', true],
  ['timeStamp.mismatch', false],
  ['assertion.action.ingredientMismatch', false],
  ['signingCredential.untrusted', false],
])('%s is a change: %s', (code, expected) => expect(isChange(code)).toBe(expected));

test.each<[string, Partial<C2paExamined>, string]>([
  ['the product', { product: 'ChatGPT', vendor: 'openai' }, 'ChatGPT'],
  ['the vendor', { vendor: 'openai' }, 'openai'],
  [
    'what the claim calls itself',
    { manifests: [exampleManifest({ generatorName: 'Example', claimGenerator: 'example/1' })] },
    'Example',
  ],
  ['an older claim', { manifests: [exampleManifest({ claimGenerator: 'example/1' })] }, 'example/1'],
  [
    'the signer',
    { manifests: [exampleManifest({ signer: { organisation: 'Org', commonName: '', algorithm: '', timestamp: '' } })] },
    'Org',
  ],
  ['nobody', {}, 'C2PA'],
])('it goes by %s', (_what, changes, name) => expect(nameOf(examined(changes))).toBe(name));

test('an answer that is no is told by what failed, not by what passed or was not asked', () => {
  const answer = no('claimSignature.insideValidity', 'signingCredential.expired', 'signingCredential.ocsp.skipped');
  expect(codesOfNo(answer)).toEqual(['signingCredential.expired']);
  expect(codesOfNo(no('signingCredential.untrusted'))).toEqual(['signingCredential.untrusted']);
  expect(codesOfNo(open)).toBeUndefined();
});
