import type { C2paExamined, C2paQuestion } from '@biaoshi/core';
import { describe, expect, it } from 'vitest';
import { evidenceOf, reportOf } from '../test-support/report.ts';
import { LONGEST_TEXT, MOST_FAILURES } from './limits.ts';

type Lists = {
  readonly [kind in 'success' | 'informational' | 'failure']?: readonly (string | readonly [string, string])[];
};

const results = (lists: Lists) => {
  const of = (kind: keyof Lists) =>
    (lists[kind] ?? []).map((entry) =>
      typeof entry === 'string' ? { code: entry, url: 'u' } : { code: entry[0], url: entry[1] },
    );
  return { success: of('success'), informational: of('informational'), failure: of('failure') };
};

const judged = (lists: Lists, named: { signers?: boolean; tsas?: boolean } = {}): C2paExamined =>
  evidenceOf(reportOf({ a: {} }, { activeManifest: results(lists) }), named.signers ?? true, named.tsas ?? true);

const answer = (question: C2paQuestion, lists: Lists, named?: { signers?: boolean; tsas?: boolean }): string =>
  judged(lists, named).answers[question].answer;

const EXPIRED = {
  success: ['claimSignature.insideValidity', 'timeStamp.validated'],
  failure: ['signingCredential.expired'],
};

describe('the answers', () => {
  it.each<[C2paQuestion, Lists, string]>([
    ['contentBound', { success: ['assertion.dataHash.match'] }, 'yes'],
    ['contentBound', { success: ['assertion.bmffHash.match'] }, 'yes'],
    ['contentBound', { success: ['assertion.boxesHash.match'] }, 'yes'],
    ['contentBound', { success: ['assertion.collectionHash.match'] }, 'yes'],
    ['contentBound', { failure: ['assertion.bmffHash.mismatch'] }, 'no'],
    ['contentBound', { failure: ['assertion.boxesHash.unknownBox'] }, 'no'],
    ['contentBound', { failure: ['claim.hardBindings.missing'] }, 'no'],
    ['contentBound', { success: ['assertion.dataHash.match'], failure: ['assertion.multipleHardBindings'] }, 'no'],
    [
      'contentBound',
      {
        success: ['assertion.dataHash.match'],
        failure: [['assertion.hashedURI.mismatch', 'self#jumbf=/c2pa/m/c2pa.assertions/c2pa.hash.data']],
      },
      'no',
    ],
    [
      'contentBound',
      {
        success: ['assertion.dataHash.match'],
        failure: [['assertion.undeclared', 'self#jumbf=c2pa.assertions/c2pa.hash.data__1']],
      },
      'no',
    ],
    [
      'contentBound',
      {
        success: ['assertion.dataHash.match'],
        failure: [['assertion.hashedURI.mismatch', 'self#jumbf=/c2pa/m/c2pa.assertions/c2pa.actions']],
      },
      'yes',
    ],
    ['contentBound', { success: ['assertion.hashedURI.match'] }, 'couldNotCheck'],
    ['signatureValid', { success: ['claimSignature.validated'] }, 'yes'],
    ['signatureValid', { failure: ['claimSignature.mismatch'] }, 'no'],
    ['signatureValid', { failure: ['claimSignature.missing'] }, 'no'],
    ['signatureValid', { success: ['claimSignature.validated'], failure: ['claimSignature.mismatch'] }, 'no'],
    [
      'signatureValid',
      { success: ['claimSignature.insideValidity', 'ingredient.claimSignature.validated'] },
      'couldNotCheck',
    ],
    ['signerTrusted', { success: ['signingCredential.trusted'] }, 'yes'],
    ['signerTrusted', { failure: ['signingCredential.untrusted'] }, 'no'],
    ['signerTrusted', { failure: ['signingCredential.untrusted', 'signingCredential.expired'] }, 'couldNotCheck'],
    ['signerTrusted', { failure: ['signingCredential.untrusted', 'claimSignature.outsideValidity'] }, 'couldNotCheck'],
    ['signerTrusted', { success: ['signingCredential.trusted'], failure: ['signingCredential.expired'] }, 'yes'],
    ['signerTrusted', { failure: ['signingCredential.untrusted', 'signingCredential.invalid'] }, 'no'],
    ['signerTrusted', { success: ['timeStamp.trusted'], failure: ['cawg.ica.untrusted_issuer'] }, 'couldNotCheck'],
    ['certificateValid', { success: ['claimSignature.insideValidity'] }, 'yes'],
    ['certificateValid', { failure: ['claimSignature.outsideValidity'] }, 'no'],
    ['certificateValid', { success: ['claimSignature.insideValidity'], failure: ['signingCredential.invalid'] }, 'no'],
    [
      'certificateValid',
      { success: ['claimSignature.insideValidity'], failure: ['signingCredential.ocsp.revoked'] },
      'no',
    ],
    ['certificateValid', { success: ['timeStamp.trusted'] }, 'couldNotCheck'],
    ['certificateValid', EXPIRED, 'no'],
    ['certificateValid', { ...EXPIRED, informational: ['timeStamp.untrusted'] }, 'no'],
  ])('%s of %j: %s', (question, lists, expected) => {
    expect(answer(question, lists)).toBe(expected);
  });

  it('has no word about an expired certificate where only an anchor of its time stamp was not named', () => {
    const lists = { ...EXPIRED, informational: ['timeStamp.untrusted'] };
    expect(answer('certificateValid', lists, { tsas: false })).toBe('couldNotCheck');
    expect(answer('certificateValid', EXPIRED, { tsas: false })).toBe('no');
    expect(answer('certificateValid', { ...lists, failure: ['signingCredential.invalid'] }, { tsas: false })).toBe(
      'no',
    );
  });

  it('keeps the codes, each once', () => {
    const codes = judged({ ...EXPIRED, informational: ['timeStamp.untrusted', 'timeStamp.untrusted'] }).answers
      .certificateValid.codes;
    expect(codes).toEqual([
      'claimSignature.insideValidity',
      'timeStamp.validated',
      'timeStamp.untrusted',
      'signingCredential.expired',
    ]);
  });
});

describe('the failures', () => {
  const place = 'self#jumbf=/c2pa/a/c2pa.assertions/c2pa.ingredient';
  const withIngredient = (ingredient: object, failures: readonly string[] = []) =>
    evidenceOf(
      reportOf(
        { a: { ingredients: [{ label: 'c2pa.ingredient', relationship: 'componentOf', ...ingredient }] } },
        { ingredientDeltas: [{ ingredientAssertionURI: place, validationDeltas: results({ failure: failures }) }] },
      ),
    );

  it('of an ingredient are found in its record, of either age, and in what validating it gave', () => {
    const { failures, manifests } = withIngredient(
      {
        validation_status: [
          { code: 'claimSignature.mismatch', url: 'x' },
          { code: 'claimSignature.validated', url: 'x' },
        ],
        validation_results: { activeManifest: results({ failure: ['assertion.dataHash.mismatch'] }) },
      },
      ['assertion.hashedURI.mismatch'],
    );
    expect(failures.map(({ code, scope }) => [code, scope])).toEqual([
      ['assertion.hashedURI.mismatch', 'ingredient'],
      ['claimSignature.mismatch', 'ingredient'],
      ['assertion.dataHash.mismatch', 'ingredient'],
    ]);
    expect(manifests[0]?.ingredients[0]?.failures).toEqual([
      'claimSignature.mismatch',
      'assertion.dataHash.mismatch',
      'assertion.hashedURI.mismatch',
    ]);
  });

  it('name an unknown signer only where that was judged, each manifest by its own certificate', () => {
    const untrusted = 'signingCredential.untrusted';
    const active = results({ failure: [untrusted, 'signingCredential.expired'] });
    const delta = { ingredientAssertionURI: place, validationDeltas: results({ failure: [untrusted] }) };
    const { failures } = evidenceOf(reportOf({ a: {} }, { activeManifest: active, ingredientDeltas: [delta] }));
    expect(failures.map(({ code, scope }) => [code, scope])).toEqual([
      ['signingCredential.expired', 'active'],
      [untrusted, 'ingredient'],
    ]);
    expect(withIngredient({}, [untrusted, 'signingCredential.expired']).manifests[0]?.ingredients[0]?.failures).toEqual(
      ['signingCredential.expired'],
    );
  });

  it('of one ingredient are not those of another', () => {
    const data = evidenceOf(
      reportOf(
        { a: { ingredients: [{ label: 'c2pa.ingredient' }, { label: 'c2pa.ingredient__1' }] } },
        {
          ingredientDeltas: [
            { ingredientAssertionURI: `${place}__1`, validationDeltas: results({ failure: ['claim.missing'] }) },
          ],
        },
      ),
    );
    expect(data.manifests[0]?.ingredients.map(({ failures }) => failures)).toEqual([[], ['claim.missing']]);
  });

  it('are bounded in number and in length', () => {
    const many = (count: number) => Array.from({ length: count }, (_, at) => ['x.y', `u${at}`] as const);
    expect(judged({ failure: many(MOST_FAILURES) }).failures.length).toBe(MOST_FAILURES);
    expect(judged({ failure: many(MOST_FAILURES + 1) }).failures.length).toBe(MOST_FAILURES);
    const [long] = judged({ failure: [['x'.repeat(LONGEST_TEXT + 1), 'u'.repeat(LONGEST_TEXT)]] }).failures;
    expect([long?.code.length, long?.url.length]).toEqual([LONGEST_TEXT, LONGEST_TEXT]);
  });
});

describe('hostile reports', () => {
  const odd = [null, 7, true, 'text', [], {}, [[]], [null], { length: 5 }];

  it('of any shape give evidence of the right shape, or none', () => {
    for (const value of odd) {
      const report = {
        ...reportOf({
          a: {
            title: value,
            ingredients: value,
            assertions: value,
            claim_generator_info: value,
            signature_info: value,
          },
        }),
        validation_results: { activeManifest: value, ingredientDeltas: value },
      };
      const data = evidenceOf(report);
      expect(data.manifests[0]?.label).toBe('a');
      expect(typeof data.manifests[0]?.title).toBe('string');
      for (const label of ['c2pa.actions', 'c2pa.soft-binding', 'cawg.metadata', 'c2pa.ai-disclosure']) {
        for (const data of [
          value,
          { actions: value, templates: value, softwareAgents: value, alg: value, DigitalSourceType: value },
        ]) {
          expect(() => evidenceOf(reportOf({ a: { assertions: [{ label, data }] } }))).not.toThrow();
        }
      }
    }
  });

  it.each([
    ['state', { ...reportOf({ a: {} }), validation_state: 'Wonderful' }],
    ['state of an object', { ...reportOf({ a: {} }), validation_state: 'constructor' }],
    ['active manifest', { ...reportOf({ a: {} }), active_manifest: 'b' }],
    ['manifest', reportOf({})],
  ])('without a %s that is known are no answer', (_, report) => {
    expect(() => evidenceOf(report)).toThrow('no answer');
  });

  it('have their texts cut, and no half of a character left', () => {
    const [manifest] = evidenceOf(
      reportOf({ a: { title: 'x'.repeat(LONGEST_TEXT), claim_generator: `${'x'.repeat(LONGEST_TEXT - 1)}😀` } }),
    ).manifests;
    expect(manifest?.title.length).toBe(LONGEST_TEXT);
    expect(manifest?.claimGenerator).toBe('x'.repeat(LONGEST_TEXT - 1));
  });
});
