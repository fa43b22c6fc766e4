import { InvalidArgumentError } from '@biaoshi/core';
import { jpeg, jpegXmp, png, pngInternationalText, xmpPacket } from '@biaoshi/testkit';
import { issue } from '@biaoshi/testkit/sign-c2pa';
import { describe, expect, it } from 'vitest';
import { attemptsWithoutNetwork } from '../test-support/refuse-network.ts';
import { embedded, examined, LOCATED, PICTURE, ROOT } from '../test-support/samples.ts';
import { backendFacts, createValidator, READER } from './index.ts';
import { LARGEST_ASSET } from './limits.ts';
import { nativeVersion } from './native-backend.ts';

const validator = await createValidator({ trustAnchors: ROOT.pem, tsaAnchors: null, backend: 'wasm' });
const validate = (asset: Uint8Array, mediaType = 'image/png') => validator.validate(asset, mediaType, LOCATED);

describe('a validator', () => {
  it('answers six questions about a sound file, none of them from another', async () => {
    const { answers, ...data } = examined(await validate(embedded()));
    expect(data).toMatchObject({
      state: 'trusted',
      home: 'embedded',
      bytes: LOCATED.bytes,
      backend: 'wasm',
      failures: [],
    });
    expect(Object.entries(answers).filter(([, { answer }]) => answer !== 'yes')).toEqual([]);
    expect(answers.contentBound.codes).toEqual(['assertion.dataHash.match']);
    expect(answers.signatureValid.codes).toEqual(['claimSignature.validated']);
    expect(answers.certificateValid.codes).toContain('claimSignature.insideValidity');
  });

  it('tells a changed picture from a changed manifest', async () => {
    const file = embedded();
    const picture = file.slice();
    picture[picture.length - 20] = (picture[picture.length - 20] as number) ^ 1;
    const changed = examined(await validate(picture));
    expect(changed.state).toBe('invalid');
    expect(changed.answers.contentBound).toEqual({ answer: 'no', codes: ['assertion.dataHash.mismatch'] });
    expect(changed.answers.signatureValid.answer).toBe('yes');

    const text = Buffer.from(file).indexOf('trainedAlgorithmicMedia');
    const manifest = file.slice();
    manifest[text] = 't'.charCodeAt(0) ^ 0x20;
    const altered = examined(await validate(manifest));
    expect(altered.state).toBe('invalid');
    expect(altered.answers.contentBound.answer).toBe('yes');
    expect(altered.failures.map(({ code }) => code)).toEqual(['assertion.hashedURI.mismatch']);
  });

  it('does not take a picture for bound by a hash that somebody put in place of the signed one', async () => {
    const { createHash } = await import('node:crypto');
    const hashOf = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();
    const other = png({ width: 3 });
    const file = Buffer.from(embedded());
    const storeEnd = file.length - (PICTURE.length - 33);
    const forged = Buffer.concat([other.subarray(0, 33), file.subarray(33, storeEnd), other.subarray(33)]);
    const at = forged.indexOf(hashOf(PICTURE));
    expect(at).toBeGreaterThan(0);
    hashOf(other).copy(forged, at);
    const { state, answers } = examined(await validate(new Uint8Array(forged)));
    expect(state).toBe('invalid');
    expect(answers.contentBound.answer).toBe('no');
    expect(answers.contentBound.codes).toContain('assertion.hashedURI.mismatch');
  });

  it('says that a certificate has expired, and keeps that apart from the signature and from who is trusted', async () => {
    const day = 24 * 3600 * 1000;
    const expired = issue(
      {
        organisation: 'Test',
        commonName: 'expired',
        from: new Date(Date.now() - 9 * day),
        until: new Date(Date.now() - day),
      },
      ROOT,
    );
    const { state, answers, failures } = examined(await validate(embedded({ signer: expired })));
    expect(state).toBe('invalid');
    expect(answers.certificateValid.answer).toBe('no');
    expect(answers.certificateValid.codes).toContain('signingCredential.expired');
    expect(answers.signerTrusted).toEqual({
      answer: 'couldNotCheck',
      codes: ['signingCredential.untrusted', 'signingCredential.expired'],
    });
    expect(failures.map(({ code }) => code)).toEqual(['signingCredential.expired']);
    expect(answers.signatureValid.answer).toBe('yes');
    expect(answers.contentBound.answer).toBe('yes');
  });

  it.each([
    ['document signing', '1.3.6.1.5.5.7.3.36', 'yes'],
    ['a use that no signer has', '1.3.6.1.5.5.7.3.1', 'no'],
  ])('knows what a certificate is for: %s', async (_, usage, answer) => {
    const signer = issue({ organisation: 'Test', commonName: 'usage', usage }, ROOT);
    expect(examined(await validate(embedded({ signer }))).answers.certificateValid.answer).toBe(answer);
  });

  it('has no answer, rather than a bad one, for a signature in an algorithm that it does not know', async () => {
    expect(await validate(embedded({ algorithm: -257 }))).toEqual({
      state: 'couldNotCheck',
      reason: 'unknownAlgorithm',
      home: 'embedded',
      bytes: LOCATED.bytes,
    });
  });

  it('still tells that a picture was changed where it does not know the algorithm of the signature', async () => {
    const file = embedded({ algorithm: -257 });
    file[file.length - 20] = (file[file.length - 20] as number) ^ 1;
    const { state, answers } = examined(await validate(file));
    expect(state).toBe('invalid');
    expect(answers.contentBound.answer).toBe('no');
    expect(answers.signatureValid).toEqual({
      answer: 'couldNotCheck',
      codes: ['algorithm.unsupported', 'claimSignature.mismatch'],
    });
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['no store', png()],
    ['half a store', embedded().subarray(0, 700)],
    ['noise', Uint8Array.from({ length: 4000 }, (_, at) => (at * 131) & 0xff)],
  ])('has no answer for %s', async (_, asset) => {
    for (const mediaType of ['image/png', 'image/jpeg', 'image/bmp', 'application/c2pa', '', 'nonsense/\0']) {
      expect(await validate(asset, mediaType)).toMatchObject({ state: 'couldNotCheck' });
    }
  });

  it('leaves an asset that is too large alone', async () => {
    const huge = Object.defineProperty(new Uint8Array(1), 'length', { value: LARGEST_ASSET + 1 });
    expect(await validate(huge)).toMatchObject({ state: 'couldNotCheck', reason: 'tooLarge' });
  });

  it('throws for anchors that nobody can read, and for a library that is not there', async () => {
    const options = { trustAnchors: null, tsaAnchors: null, backend: 'wasm' } as const;
    await expect(createValidator({ ...options, trustAnchors: 'none' })).rejects.toThrow(InvalidArgumentError);
    await expect(createValidator({ ...options, tsaAnchors: '' })).rejects.toThrow(InvalidArgumentError);
    if ((await nativeVersion()) === null) {
      await expect(createValidator({ ...options, backend: 'native' })).rejects.toThrow(InvalidArgumentError);
    }
  });

  it('is known by name and version', async () => {
    expect(READER).toEqual({ id: 'c2pa', version: 1 });
    expect(await backendFacts()).toEqual({
      native: await nativeVersion(),
      wasm: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    });
  });
});

describe('the network', () => {
  const url = 'https://manifests.example.test/store.c2pa';
  const packet = xmpPacket(`xmlns:dcterms="http://purl.org/dc/terms/" dcterms:provenance="${url}"`);

  it.each([
    ['PNG', 'image/png', png({ before: [pngInternationalText('XML:com.adobe.xmp', packet)] })],
    ['JPEG', 'image/jpeg', jpeg({ segments: [jpegXmp(packet)] })],
  ])('is left alone by a %s that points to it; the address is told', async (_, mediaType, asset) => {
    const attempts = await attemptsWithoutNetwork(async () => {
      expect(await validate(asset, mediaType)).toEqual({ state: 'remote', home: 'pointer', bytes: 0, url });
    });
    expect(attempts).toBe(0);
  });

  it('would be noticed', async () => {
    const attempts = await attemptsWithoutNetwork(async () => {
      await Promise.resolve()
        .then(() => fetch(url))
        .catch(() => undefined);
    });
    expect(attempts).toBe(1);
  });
});
