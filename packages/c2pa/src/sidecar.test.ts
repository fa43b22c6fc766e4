import { describe, expect, it } from 'vitest';
import { actions, buildStore, dataHash } from '../test-support/build-store.ts';
import {
  examined,
  LABEL,
  manifest,
  OTHER_ROOT,
  PARENT,
  PICTURE,
  ROOT,
  SIGNER,
  sidecar,
  TRAINED,
} from '../test-support/samples.ts';
import { createValidator } from './index.ts';

const validator = await createValidator({ trustAnchors: ROOT.pem, tsaAnchors: null, backend: 'auto' });
const validate = (store: Uint8Array, asset = PICTURE) => validator.validateSidecar(store, asset, 'image/png');

describe('a store in a file of its own', () => {
  it('is as good as one in the picture when it is bound to it', async () => {
    const store = sidecar();
    const data = examined(await validate(store));
    expect(data).toMatchObject({
      state: 'trusted',
      home: 'sidecar',
      bytes: store.length,
      failures: [],
      backend: 'wasm',
    });
    expect(data.answers.contentBound).toEqual({ answer: 'yes', codes: ['assertion.dataHash.match'] });
    expect(data.answers.saysAi.answer).toBe('yes');
  });

  it('of another picture is invalid, and that alone is amiss', async () => {
    const other = PICTURE.slice();
    other[40] = (other[40] as number) ^ 1;
    const data = examined(await validate(sidecar(), other));
    expect(data.state).toBe('invalid');
    expect(data.answers.contentBound).toEqual({ answer: 'no', codes: ['assertion.dataHash.mismatch'] });
    expect(data.answers.signatureValid.answer).toBe('yes');
    expect(data.failures).toEqual([
      {
        code: 'assertion.dataHash.mismatch',
        url: `self#jumbf=/c2pa/${LABEL}/c2pa.assertions/c2pa.hash.data`,
        scope: 'active',
      },
    ]);
  });

  it('of a stranger is bound, and not trusted', async () => {
    const strict = await createValidator({ trustAnchors: OTHER_ROOT.pem, tsaAnchors: null, backend: 'wasm' });
    const data = examined(await strict.validateSidecar(sidecar(), PICTURE, 'image/png'));
    expect(data.state).toBe('valid');
    expect(data.answers.contentBound.answer).toBe('yes');
  });

  it('that leaves bytes out says so', async () => {
    const data = examined(await validate(sidecar(dataHash(PICTURE, [{ start: 8, length: 4 }]))));
    expect(data.state).toBe('trusted');
    expect(data.answers.contentBound.codes).toEqual([
      'assertion.dataHash.match',
      'assertion.dataHash.additionalExclusionsPresent',
    ]);
  });

  it.each([
    ['everything', dataHash(PICTURE, [{ start: 0, length: PICTURE.length }])],
    ['more than there is', dataHash(PICTURE, [{ start: 60, length: 5000 }])],
  ])('that leaves out %s cannot be checked', async (_, binding) => {
    expect(await validate(sidecar(binding))).toMatchObject({ state: 'couldNotCheck', reason: 'unsupportedBinding' });
  });

  it('that is bound in another way cannot be checked', async () => {
    const boxes = [{ names: ['PNGh'], hash: Buffer.alloc(32), pad: Buffer.alloc(0) }];
    const data = await validate(sidecar(['c2pa.hash.boxes', { alg: 'sha256', boxes }]));
    expect(data).toMatchObject({ state: 'couldNotCheck', reason: 'unsupportedBinding', home: 'sidecar' });
  });

  it('without any binding cannot be checked', async () => {
    const store = buildStore({
      label: LABEL,
      signer: SIGNER,
      assertions: [actions({ action: 'c2pa.created', digitalSourceType: TRAINED })],
    });
    const data = await validate(new Uint8Array(store));
    expect(data).toMatchObject({ state: 'couldNotCheck', reason: 'unsupportedBinding' });
  });

  it('is bound by the active manifest, not by one that it holds', async () => {
    const parent = manifest(dataHash(PICTURE), { label: PARENT });
    const active = manifest(dataHash(Uint8Array.of(1)));
    const data = examined(await validate(new Uint8Array(buildStore(parent, active))));
    expect(data.active).toBe(LABEL);
    expect(data.answers.contentBound.answer).toBe('no');
  });

  it('that is damaged, empty or no store cannot be checked', async () => {
    for (const store of [sidecar().subarray(0, 500), new Uint8Array(), PICTURE]) {
      expect(await validate(store)).toMatchObject({ state: 'couldNotCheck', home: 'sidecar' });
    }
  });
});
