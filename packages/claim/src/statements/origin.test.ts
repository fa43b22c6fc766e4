import type { C2paExamined } from '@biaoshi/core';
import { describe, expect, it } from 'vitest';
import type { ClaimPhoto } from '../claim-report.ts';
import { CLAIM_LIMITS } from '../limits.ts';
import { noAiSign, originStatements } from './origin.ts';

const ABSENT = {
  aigcField: 'absent',
  c2pa: 'absent',
  xmp: 'absent',
  exif: 'absent',
  iptc: 'absent',
  generatorTrace: 'absent',
  explicitLabel: 'absent',
  vendorMark: 'absent',
  invisibleMark: 'absent',
};
const place = { path: 'jpeg/APP1[0]', start: 1, end: 2 };
const region = { region: { x: 1, y: 2, width: 3, height: 4 } };

const photoOf = (
  evidence: readonly { kind: string; data: object; location?: object }[],
  readings: object = {},
  format: string | null = 'jpeg',
) =>
  ({
    id: 'E1',
    report: {
      asset: { format },
      readings: { ...ABSENT, ...readings },
      evidence: evidence.map((one, index) => ({ id: `e${index + 1}`, location: place, ...one })),
    },
  }) as unknown as ClaimPhoto;
const said = (...evidence: Parameters<typeof photoOf>[0]) => originStatements(photoOf(evidence));
const ids = (...evidence: Parameters<typeof photoOf>[0]) => said(...evidence).map(({ id }) => id);

type Answer = 'yes' | 'no' | 'couldNotCheck';

/** A validated store with these answers. */
function store(bound: Answer, valid: Answer, changes: Partial<C2paExamined> = {}) {
  const answer = (value: Answer) => ({ answer: value, codes: [] });
  const statement = {
    manifest: '',
    depth: 0,
    by: 'c2pa.created',
    digitalSourceType: '',
    softwareAgent: 'AGENT',
    when: '',
  };
  return {
    kind: 'c2paManifest',
    data: {
      state: 'valid',
      answers: { contentBound: answer(bound), signatureValid: answer(valid), signerTrusted: answer('couldNotCheck') },
      inception: 'fullyGenerated',
      statements: [
        { ...statement, ai: 'no' },
        { ...statement, ai: 'whole' },
      ],
      product: 'PRODUCT',
      ...changes,
    },
  };
}

describe('content credentials', () => {
  it('say AI only of the picture that they match, by a signature that holds', () => {
    expect(said(store('yes', 'yes'))).toMatchObject([
      {
        id: 'credentialsAi',
        data: { product: 'PRODUCT', agent: 'AGENT', share: 'whole', trusted: 'couldNotCheck' },
        evidence: ['E1/e1'],
      },
    ]);
    expect(ids(store('yes', 'no'))).toEqual([]);
    expect(ids(store('couldNotCheck', 'yes'))).toEqual([]);
    expect(ids(store('no', 'yes'))).toEqual(['credentialsMismatch']);
  });

  it('say that a camera took it where they do, and AI before that', () => {
    expect(ids(store('yes', 'yes', { statements: [], inception: 'captured' }))).toEqual(['credentialsCaptured']);
    expect(ids(store('yes', 'yes', { inception: 'captured' }))).toEqual(['credentialsAi']);
    expect(ids(store('yes', 'yes', { statements: [], inception: 'created' }))).toEqual([]);
  });

  it('say nothing while nobody validated them', () => {
    for (const state of ['notExamined', 'couldNotCheck', 'remote']) {
      expect(ids({ kind: 'c2paManifest', data: { state, home: 'embedded', bytes: 1 } })).toEqual([]);
    }
  });
});

describe('what is seen and read', () => {
  it('is a label only with both elements, and stands in its region', () => {
    const text = (reading: string) => ({ kind: 'visibleText', data: { text: 'AI生成', reading }, location: region });
    expect(said(text('label'))).toMatchObject([{ id: 'visibleLabel', places: [{ photo: 'E1', location: region }] }]);
    for (const reading of ['aiElement', 'generationElement', 'other']) expect(ids(text(reading))).toEqual([]);
  });

  it('is AI by its source type only where that says so', () => {
    const type = (term: string, ai: string) => ({ kind: 'digitalSourceType', data: { term, ai, raw: term } });
    expect(ids(type('trainedAlgorithmicMedia', 'whole'))).toEqual(['sourceTypeAi']);
    expect(ids(type('composite', 'cannotTell'))).toEqual([]);
    expect(ids(type('digitalCapture', 'no'))).toEqual([]);
    expect(ids(type('screenCapture', 'cannotTell'))).toEqual(['screenshotStated']);
  });

  it('is bounded in number and in length', () => {
    const label = { kind: 'aigcField', data: { fields: { Label: '1', ProduceID: 'x'.repeat(5000) } } };
    const found = said(...Array.from({ length: 1000 }, () => label));
    expect(found).toHaveLength(CLAIM_LIMITS.maxStatementsOfAKind);
    expect(JSON.stringify(found[0]?.data).length).toBeLessThan(300);
    expect(found[0]?.data).toMatchObject({ producer: '' });
  });
});

describe('that no sign of AI was found', () => {
  const none = (photo: ClaimPhoto) => noAiSign(photo, originStatements(photo)).map(({ data }) => data);

  it('is said with how much could not be looked for', () => {
    expect(none(photoOf([]))).toEqual([{ unexamined: 0 }]);
    expect(none(photoOf([], { aigcField: 'unreadable', invisibleMark: 'notExamined', xmp: 'unreadable' }))).toEqual([
      { unexamined: 2 },
    ]);
  });

  it('is not said where there is one, nor of a file that is no picture', () => {
    expect(none(photoOf([{ kind: 'generatorTrace', data: { generator: 'a1111', strength: 'hint' } }]))).toEqual([]);
    expect(none(photoOf([], {}, null))).toEqual([]);
  });

  it('is said beside what says something else', () => {
    expect(none(photoOf([store('no', 'yes')]))).toHaveLength(1);
    expect(
      none(photoOf([{ kind: 'digitalSourceType', data: { term: 'screenCapture', ai: 'cannotTell', raw: '' } }])),
    ).toHaveLength(1);
    expect(none(photoOf([{ kind: 'residue', data: { sign: 'emptyTc260Shell' } }]))).toHaveLength(1);
  });
});
