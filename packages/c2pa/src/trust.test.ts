import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { C2paExamined } from '@biaoshi/core';
import { sharedCorpus } from '@biaoshi/testkit';
import { describe, expect, it } from 'vitest';
import { embedded, examined, LOCATED, OTHER_ROOT, ROOT } from '../test-support/samples.ts';
import { createValidator } from './index.ts';

const judge = async (
  file: Uint8Array,
  trustAnchors: string | null,
  tsaAnchors: string | null,
): Promise<C2paExamined> => {
  const validator = await createValidator({ trustAnchors, tsaAnchors, backend: 'wasm' });
  return examined(await validator.validate(file, 'image/png', LOCATED));
};

describe('whom a signer is trusted by', () => {
  const file = embedded();

  it('the root that was named for signers', async () => {
    const { state, answers } = await judge(file, ROOT.pem, null);
    expect(state).toBe('trusted');
    expect(answers.signerTrusted).toEqual({ answer: 'yes', codes: ['signingCredential.trusted'] });
  });

  it('not another root: the manifest is sound, and its signer is a stranger', async () => {
    const { state, answers, failures } = await judge(file, OTHER_ROOT.pem, null);
    expect(state).toBe('valid');
    expect(answers.signerTrusted).toEqual({ answer: 'no', codes: ['signingCredential.untrusted'] });
    expect(failures.map(({ code }) => code)).toEqual(['signingCredential.untrusted']);
  });

  it('not the same root where it was named for time stamps', async () => {
    const { state, answers } = await judge(file, OTHER_ROOT.pem, ROOT.pem);
    expect(state).toBe('valid');
    expect(answers.signerTrusted).toEqual({ answer: 'no', codes: ['signingCredential.untrusted'] });
    expect(answers.signatureValid.answer).toBe('yes');
  });

  it('the root that was named for both', async () => {
    expect((await judge(file, `${OTHER_ROOT.pem}${ROOT.pem}`, ROOT.pem)).state).toBe('trusted');
  });

  it('nobody, without any root: that cannot be judged, and is no failure of the file', async () => {
    const alone = await judge(file, null, null);
    expect(alone.answers.signerTrusted.answer).toBe('couldNotCheck');
    expect(alone.failures).toEqual([]);
    const stampsOnly = await judge(file, null, ROOT.pem);
    expect(stampsOnly.answers.signerTrusted.answer).toBe('couldNotCheck');
    expect(stampsOnly.state).toBe('valid');
  });
});

const corpus = sharedCorpus();
const lists = corpus && join(corpus.root, '..', 'trust');
const isThere = lists !== undefined && existsSync(lists);
if (!isThere) console.warn('skipped: there are no public trust lists beside this checkout');

describe.skipIf(!isThere)('the public lists', () => {
  const read = (name: string): string => readFileSync(join(lists ?? '', name), 'utf8');
  const signers = isThere ? read('C2PA-TRUST-LIST.pem') : '';
  const stamps = isThere ? read('C2PA-TSA-TRUST-LIST.pem') : '';
  const picked = (list: string, name: RegExp): string =>
    list
      .split(/(?=^Subject\t)/m)
      .filter((entry) => name.test(entry))
      .join('');
  /** Intermediates that are on one list each: neither leads to the other's certificates. */
  const media = picked(signers, /Google C2PA Media Services 1P ICA/);
  const stamping = picked(stamps, /Google C2PA Core Time-Stamping ICA/);
  const row = corpus?.rows.find(({ file }) => file.endsWith('gemini-watermark-remover/4.png'));
  const file = row ? readFileSync(join(corpus?.root ?? '', row.file)) : new Uint8Array();

  const codesOf = ({ answers }: C2paExamined): readonly string[] =>
    [...answers.signerTrusted.codes, ...answers.certificateValid.codes].filter((code) => /trusted/.test(code));

  it.each([
    ['each for its own', () => [media, stamping], ['signingCredential.trusted', 'timeStamp.trusted'], 'trusted'],
    ['each for the other', () => [stamping, media], ['signingCredential.untrusted', 'timeStamp.untrusted'], 'valid'],
    ['signers alone', () => [media, null], ['signingCredential.trusted', 'timeStamp.untrusted'], 'trusted'],
    ['stamps alone', () => [null, stamping], ['signingCredential.untrusted', 'timeStamp.trusted'], 'valid'],
    [
      'all for signers',
      () => [media + stamping, null],
      ['signingCredential.trusted', 'timeStamp.untrusted'],
      'trusted',
    ],
    ['all for stamps', () => [null, media + stamping], ['signingCredential.untrusted', 'timeStamp.trusted'], 'valid'],
    ['the whole lists', () => [signers, stamps], ['signingCredential.trusted', 'timeStamp.trusted'], 'trusted'],
  ] as const)('%s', async (_, named, codes, state) => {
    const [trustAnchors = null, tsaAnchors = null] = named();
    const data = await judge(file, trustAnchors, tsaAnchors);
    expect(codesOf(data)).toEqual(codes);
    expect(data.state).toBe(state);
  });
});
